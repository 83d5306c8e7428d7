"""What differs within a pair, by kind and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import PairKind
from ui.amounts import written
from ui.dates import written_day

RATE = Decimal("0.0001")
TWO = 2
"""A pair of so many rows has one day on each side."""


@dataclass(frozen=True)
class Mismatch:
    """What differs within a pair: its kind, and in words."""

    kind: str
    words: str


KINDS: dict[str, Any] = {
    "gone": gettext_lazy("no longer reported"),
    "currency": gettext_lazy("currency"),
    "amount": gettext_lazy("amount"),
    "year": gettext_lazy("year"),
    "day": gettext_lazy("day"),
    "category": gettext_lazy("category"),
    "recipient": gettext_lazy("recipient"),
}


def differences(pair: Any, labels: Mapping[str, str] | None = None) -> list[str]:
    """What differs within a pair from `paired`, in words; nothing where all fits."""
    return [each.words for each in mismatches(pair, labels)]


def mismatches(pair: Any, labels: Mapping[str, str] | None = None) -> list[Mismatch]:
    """The same, each with its kind; `labels` are what categories are called."""
    if pair.reported is None:
        words = _("What the company reported is not about this organisation any more.")
        return [Mismatch("gone", words)]
    found = []
    if pair.first_currency != pair.last_currency:
        found.append(Mismatch("currency", _in_currencies(pair)))
    elif pair.received != pair.reported:
        found.append(Mismatch("amount", _less_or_more(pair)))
    if pair.first_year != pair.last_year:
        words = _("The years differ: %(first)d and %(last)d.")
        years = {"first": pair.first_year, "last": pair.last_year}
        found.append(Mismatch("year", words % years))
    elif pair.days > 1 and pair.count == TWO:
        words = _("The days differ: %(first)s and %(last)s.")
        days = {
            "first": written_day(pair.first_day),
            "last": written_day(pair.last_day),
        }
        found.append(Mismatch("day", words % days))
    if pair.said_category and pair.categories > 1:
        found.append(Mismatch("category", _in_categories(pair, labels or {})))
    if pair.others:
        words = _("The company names another organisation as the recipient.")
        found.append(Mismatch("recipient", words))
    elif pair.unknown:
        words = _("Nobody has said yet who is meant by the name in the list.")
        found.append(Mismatch("recipient", words))
    elif pair.recipients > 1:
        words = _("The two sides name different recipients.")
        found.append(Mismatch("recipient", words))
    return found


def _in_categories(pair: Any, labels: Mapping[str, str]) -> str:
    return _("The categories differ: “%(said)s” and “%(reported)s”.") % {
        "said": labels.get(pair.said_category, pair.said_category),
        "reported": labels.get(pair.reported_category, pair.reported_category),
    }


def _in_currencies(pair: Any) -> str:
    rate = (pair.received / pair.reported).quantize(RATE, ROUND_HALF_UP)
    return _(
        "The currencies differ: %(received)s for %(reported)s, at about %(rate)s."
    ) % {
        "received": written(pair.received, pair.received_currency),
        "reported": written(pair.reported, pair.reported_currency),
        "rate": rate,
    }


def _less_or_more(pair: Any) -> str:
    less = pair.reported - pair.received
    gap = written(abs(less), pair.first_currency)
    if less < 0:
        return _("%(gap)s more arrived than the company reports.") % {"gap": gap}
    if pair.charges == less:
        return _("%(gap)s less arrived: bank charges, as the bank says.") % {"gap": gap}
    if pair.kind == PairKind.BANK_CHARGE:
        return _("%(gap)s less arrived: perhaps bank charges.") % {"gap": gap}
    return _("%(gap)s less arrived than the company reports.") % {"gap": gap}
