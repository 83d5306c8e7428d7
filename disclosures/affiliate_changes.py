"""What changed in the payments of a company since it said that they are complete."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from disclosures.models import AffiliateStatement, Entry
from ui.amounts import written
from ui.changes import Change


@dataclass(frozen=True)
class SumChange:
    """A sum of one currency, before and after; None where there was no such payment."""

    currency: str
    before: Decimal | None
    after: Decimal | None


def figures(statement: AffiliateStatement) -> dict[str, Any]:
    """How many payments a report has of it now, and their sums, each of one currency."""
    found = (
        Entry.objects.included()
        .filter(period=statement.period_id, transfer__paid_by=statement.affiliate_id)
        .order_by()
        .values_list("currency")
        .annotate(number=Count("pk"), total=Sum("amount"))
    )
    rows = list(found)
    return {
        "payments": sum(number for _currency, number, _total in rows),
        "sums": {
            currency: str(total)
            for currency, _number, total in rows
            if total is not None
        },
    }


def sums_changed(before: dict[str, Any], after: dict[str, Any]) -> list[SumChange]:
    """By currency, those that differ. Both come from `figures`, or are empty."""
    old, new = before.get("sums", {}), after.get("sums", {})
    found = [
        SumChange(currency, _amount(old, currency), _amount(new, currency))
        for currency in sorted({*old, *new})
    ]
    return [each for each in found if each.before != each.after]


def changes(statement: AffiliateStatement) -> list[Change]:
    """Number and sums before and after, of one whose payments changed since.

    Nothing when it is another fact of a payment that changed.
    """
    before = statement.stated_figures
    if not before or not statement.lapsed:
        return []
    after = figures(statement)
    number = Change(_("Payments"), str(before["payments"]), str(after["payments"]))
    sums = [
        Change(
            _("Sum in %(currency)s") % {"currency": each.currency},
            _written(each.before, each.currency),
            _written(each.after, each.currency),
        )
        for each in sums_changed(before, after)
    ]
    return [number, *sums] if number.before != number.after else sums


def _amount(sums: dict[str, str], currency: str) -> Decimal | None:
    return Decimal(sums[currency]) if currency in sums else None


def _written(amount: Decimal | None, currency: str) -> str:
    return "" if amount is None else written(amount, currency)
