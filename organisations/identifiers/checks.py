"""Check digits: each takes a number as it is kept and says whether its own digits agree.

The rules' sources stand with the registers in schemes.toml. The arithmetic is
python-stdnum's; what it lacks, or what it limits to other uses, is written here.
"""

from collections.abc import Callable, Sequence

from stdnum import isni, lei, luhn
from stdnum.au import abn, acn
from stdnum.be import vat as kbo
from stdnum.bg import vat as eik
from stdnum.ch import uid
from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.es import cif
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret
from stdnum.gr import vat as afm
from stdnum.hr import oib
from stdnum.hu import anum
from stdnum.iso7064 import mod_97_10
from stdnum.lv import pvn
from stdnum.no import orgnr
from stdnum.pl import nip, regon
from stdnum.pt import nif
from stdnum.ro import cui
from stdnum.si import maticna
from stdnum.ua import edrpou

Check = Callable[[str], bool]

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LT_WEIGHTS = (range(1, 10), (3, 4, 5, 6, 7, 8, 9, 1, 2))


def _ror(value: str) -> bool:
    """Six signs of base 32 and two check digits so that the whole leaves 1 by 97."""
    number = 0
    for sign in value[:-2].lower():
        number = number * 32 + CROCKFORD.index(sign)
    return mod_97_10.is_valid(f"{number}{value[-2:]}")


def _rsin(value: str) -> bool:
    """The eleven test: weights 9 to 2, then -1."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(map(int, value)) and _weighed(value, weights) % 11 == 0


def _ico(value: str) -> bool:
    """Seven digits by 8 to 2; the check digit is the last of 11 less the remainder."""
    return value[7] == str((11 - _weighed(value[:7], range(8, 1, -1)) % 11) % 10)


def _eik(value: str) -> bool:
    """A branch (thirteen digits) is checked by its organisation's nine."""
    return value[8] == eik.calc_check_digit_legal(value[:8])


def _adoszam(value: str) -> bool:
    return anum.checksum(value[:8]) == 0


def _lt(value: str) -> bool:
    """A second row of weights where the first leaves 10; where both do, 0."""
    body = value[:-1]
    for weights in LT_WEIGHTS:
        rest = _weighed(body, weights) % 11
        if rest < 10:  # a digit
            return value[-1] == str(rest)
    return value[-1] == "0"


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * w for digit, w in zip(digits, weights, strict=False))


CHECKS: dict[str, Check] = {
    "abn": abn.is_valid,
    "acn": acn.is_valid,
    "adoszam": _adoszam,
    "afm": afm.is_valid,
    "cif": cif.is_valid,
    "cui": cui.is_valid,
    "cvr": cvr.is_valid,
    "edrpou": edrpou.is_valid,
    "eik": _eik,
    "ico": _ico,
    "isni": isni.is_valid,
    "kbo": kbo.is_valid,
    "lei": lei.is_valid,
    "lt": _lt,
    "luhn": luhn.is_valid,
    "lv": lambda value: pvn.checksum(value) == 3,  # the rule's remainder
    "maticna": maticna.is_valid,
    "nip": nip.is_valid,
    "nipc": nif.is_valid,
    "no": orgnr.is_valid,
    "oib": oib.is_valid,
    "regon": regon.is_valid,
    "registrikood": registrikood.is_valid,
    "ror": _ror,
    "rsin": _rsin,
    "siren": siren.is_valid,
    "siret": siret.is_valid,
    "uid": uid.is_valid,
    "ytunnus": ytunnus.is_valid,
}
