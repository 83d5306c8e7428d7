"""How strictly something is asked, and the most for a meal, as lines of text."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisations.forms.regimes.rows import Parts
from regimes import known
from regimes.caps import MealCap
from regimes.sums import NoSum, read_sum
from ui.countries import COUNTRIES
from ui.currencies import currency_choices

Pair = tuple[str, Any]
CONFIRMED, NOT_CONFIRMED = "confirmed", "not confirmed"


def read_finding_level(parts: Parts) -> Pair:
    """ "VR-11 | insist" """
    return _level(parts, known.findings, known.LEVELS)


def read_agreement_level(parts: Parts) -> Pair:
    """ "VR-09 | inform" """
    return _level(parts, known.agreement_rules, known.ASKED)


def write_pair(pair: Pair) -> Iterable[str]:
    return pair


def first(pair: Pair) -> str:
    return pair[0]


def _level(parts: Parts, codes: Mapping[str, Any], levels: Mapping[str, Any]) -> Pair:
    if len(parts) != 2:
        raise ValidationError(_("Write a code and how strictly it is asked."))
    code, level = parts
    if code not in codes:
        raise ValidationError(_("There is no check “%(code)s”.") % {"code": code})
    if level not in levels:
        raise ValidationError(
            _("“%(word)s”: write one of these: %(words)s.")
            % {"word": level, "words": ", ".join(levels)}
        )
    return code, level


def read_cap(parts: Parts) -> Pair:
    """ "DE | 60.00 | EUR | where it stands | not confirmed": country, sum, source."""
    if len(parts) != 5 or not all(parts):
        raise ValidationError(
            _(
                "Write a country, a sum, a currency, the source, and “%(one)s” or “%(two)s”."
            )
            % {"one": CONFIRMED, "two": NOT_CONFIRMED}
        )
    country, amount, currency, source, confirmed = parts
    if country not in COUNTRIES:
        raise ValidationError(
            _("No country has this code: %(codes)s.") % {"codes": country}
        )
    if currency not in dict(currency_choices()):
        raise ValidationError(
            _("There is no currency “%(code)s”.") % {"code": currency}
        )
    if confirmed not in {CONFIRMED, NOT_CONFIRMED}:
        raise ValidationError(
            _("“%(word)s”: write one of these: %(words)s.")
            % {"word": confirmed, "words": f"{CONFIRMED}, {NOT_CONFIRMED}"}
        )
    try:
        most = read_sum(amount, currency)
    except NoSum as problem:
        raise ValidationError(str(problem)) from None
    if most <= 0:
        raise ValidationError(_("Enter a sum above zero."))
    return country, {
        "amount": f"{most:f}",
        "currency": currency,
        "source": source,
        "confirmed": confirmed == CONFIRMED,
    }


def write_cap(pair: tuple[str, MealCap]) -> Iterable[str]:
    country, cap = pair
    known_by = CONFIRMED if cap.confirmed else NOT_CONFIRMED
    return country, f"{cap.amount:f}", cap.currency, cap.source, known_by
