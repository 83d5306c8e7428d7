"""What of a recipient's payments is reported, and at which sum. Pure functions of a profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EACH, YEAR = "each", "year"
AT_LEAST, MORE_THAN = "at_least", "more_than"
COUNTS = {EACH: _("each payment"), YEAR: _("all payments of a year to one recipient")}
REACHED = {AT_LEAST: _("at least"), MORE_THAN: _("more than")}

INCLUDED, EXCLUDED, BY_KIND = "included", "excluded", "by_kind"
STATED, UNKNOWN = "stated", "unknown"
VAT_RULES = {
    INCLUDED: _("Sums contain VAT"),
    EXCLUDED: _("Sums leave VAT out"),
    BY_KIND: _("Depends on the kind of payment"),
    STATED: _("The company chooses and says so in its note on method"),
    UNKNOWN: _("Not known"),
}

ONE_BY_ONE, IN_TOTAL = "each", "total"
SHOWN = {ONE_BY_ONE: _("one by one"), IN_TOTAL: _("as a total for the recipient")}


@dataclass(frozen=True)
class Group:
    """A heading of the report, and the kinds of payment that stand under it."""

    code: str
    label: str
    kinds: frozenset[str]
    shown: str
    number: str = ""


def groups(profile: dict[str, Any]) -> list[Group]:
    """In the order of the report. A profile that names none reports kind by kind."""
    told = profile.get("groups") or [
        {**kind, "kinds": [kind["code"]], "shown": ONE_BY_ONE}
        for kind in profile["categories"]
    ]
    return [
        Group(
            each["code"],
            each["label"],
            frozenset(each["kinds"]),
            each["shown"],
            str(each.get("number", "")),
        )
        for each in told
    ]


def group_of(profile: dict[str, Any], kind: str) -> Group | None:
    """Where a kind of payment stands in the report; None: the rules don't say."""
    return next((each for each in groups(profile) if kind in each.kinds), None)


def rounded(profile: dict[str, Any], amount: Decimal) -> Decimal:
    """The sum as the report shows it: half a unit goes up, away from nothing."""
    places: int = profile.get("rounding", {}).get("places", 2)
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def rounding_told(profile: dict[str, Any]) -> str:
    """How sums of the national file differ from the exact ones; empty: they don't."""
    if profile.get("rounding", {}).get("places", 2):
        return ""
    return gettext(
        "The report is exact to the cent. In the file that these rules ask for, each line"
        " is rounded to whole units; half goes up."
    )


def vat_rule(profile: dict[str, Any], kind: str) -> str:
    """Whether the sum of this kind contains VAT: included, excluded, stated or unknown."""
    told: dict[str, Any] = profile.get("vat", {})
    rule: str = told.get("rule", STATED)
    if rule != BY_KIND:
        return rule
    return next((x for x in (INCLUDED, EXCLUDED) if kind in told.get(x, [])), UNKNOWN)


def counted(
    profile: dict[str, Any], kind: str, *, net: Decimal | None, gross: Decimal | None
) -> Decimal | None:
    """The sum that the rules ask for; None where it, or the rule, is not known.

    Where the company chooses, the sum that it gave stands, with VAT if it gave both.
    """
    rule = vat_rule(profile, kind)
    if rule == INCLUDED:
        return gross
    if rule == EXCLUDED:
        return net
    if rule == STATED:
        return net if gross is None else gross
    return net if net == gross else None


def listed(profile: dict[str, Any], amounts: Sequence[Decimal]) -> list[bool]:
    """Which of one recipient's payments of a year go into the report.

    The sums are in the currency of the rules, not rounded. Without a limit, all do; with
    several, a payment does that reaches one of them. Refunds count as they stand.
    """
    limits = profile.get("thresholds", [])
    if not limits:
        return [True] * len(amounts)
    whole = sum(amounts, Decimal(0))
    return [
        any(
            _reached(limit, amount if limit["counts"] == EACH else whole)
            for limit in limits
        )
        for amount in amounts
    ]


def _reached(limit: dict[str, Any], amount: Decimal) -> bool:
    least = Decimal(limit["amount"])
    return amount > least if limit["reached"] == MORE_THAN else amount >= least
