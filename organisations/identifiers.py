"""Numbers in registers: how they are written, and their check digits where they have some.

The registers' codes are those of org-id.guide, for example GB-CHC for the Charity
Commission for England and Wales.
"""

import re

from django.utils.translation import gettext as _

SCHEME = re.compile(r"[A-Z]{2}-[A-Z0-9_]{2,20}")

# Offered where a register is typed; any code of org-id.guide can be given
WELL_KNOWN = {
    "GB-CHC": "Charity Commission for England and Wales",
    "GB-SC": "Scottish Charity Regulator",
    "GB-NIC": "Charity Commission for Northern Ireland",
    "GB-COH": "Companies House",
    "IE-CHY": "Ireland, charity number",
    "CH-FDJP": "Switzerland, commercial register (CHE-…)",
    "FR-INSEE": "France, SIREN",
    "NL-KVK": "Netherlands, Chamber of Commerce",
    "XI-LEI": "Legal Entity Identifier",
}


def tidied(text: str) -> str:
    """Upper case, no spaces; hyphens of any kind as one."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    return "".join(plain.split()).upper()


def problem(scheme: str, value: str) -> str:
    """What is wrong with a tidied number of a register, as a sentence; or nothing."""
    if not SCHEME.fullmatch(scheme):
        return _(
            "Give the register's code as org-id.guide lists it, for example GB-CHC."
        )
    check = CHECKS.get(scheme)
    if check and not check(value):
        return _(
            "This is no number of %(scheme)s: a digit may be missing or wrong."
        ) % {"scheme": scheme}
    return ""


def _is_lei(value: str) -> bool:
    """ISO 17442: 20 signs, mod 97."""
    if not re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", value):
        return False
    return int("".join(str(int(sign, 36)) for sign in value)) % 97 == 1


def _is_siren(value: str) -> bool:
    """Nine digits, Luhn."""
    if not re.fullmatch(r"[0-9]{9}", value):
        return False
    doubled = (int(sign) * (1 + place % 2) for place, sign in enumerate(value))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_swiss_uid(value: str) -> bool:
    """CHE and nine digits, mod 11 (eCH-0097)."""
    digits = re.sub(r"[^0-9]", "", value)
    if not re.fullmatch(r"CHE-?[0-9.]+", value) or len(digits) != 9:
        return False
    weighed = zip((5, 4, 3, 2, 7, 6, 5, 4), digits, strict=False)
    return (11 - sum(w * int(d) for w, d in weighed) % 11) % 11 == int(digits[8])


def _is_british_charity(value: str) -> bool:
    return re.fullmatch(r"[0-9]{6,7}(-[0-9]{1,2})?", value) is not None


CHECKS = {
    "XI-LEI": _is_lei,
    "FR-INSEE": _is_siren,
    "CH-FDJP": _is_swiss_uid,
    "GB-CHC": _is_british_charity,
}
