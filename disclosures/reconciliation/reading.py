"""The rows of a comparison: both sides of it see the same.

What a company reports is compared from the day on which its recipient sees it; what was
left out of the report, refunds and help without a value are not compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from disclosures.models import (
    Comparison,
    Pair,
    PairedRow,
    PairKind,
    Receipt,
    Settlement,
    Transfer,
    TransferParty,
)
from disclosures.models.receipts import ReceiptQuerySet
from disclosures.models.transfers import TransferQuerySet
from ui.amounts import written

RATE = Decimal("0.0001")


def received(comparison: Comparison) -> ReceiptQuerySet:
    """What the holder received from the company, as its own books say."""
    return Receipt.objects.standing().filter(
        holder_id=comparison.holder_id, payer_id=comparison.company_id
    )


def reported(comparison: Comparison) -> TransferQuerySet:
    """What the company reports and the holder already sees."""
    seen = TransferParty.objects.filter(
        organisation_id=comparison.holder_id, shown=True
    )
    return Transfer.objects.filter(
        pk__in=seen.values("transfer_id"),
        disclosed_by_id=comparison.company_id,
        state=Transfer.State.RECORDED,
        amount__gt=0,
    )


def only_received(comparison: Comparison, year: int) -> ReceiptQuerySet:
    """Receipts of a year that are in no pair."""
    return received(comparison).filter(unpaired_receipt(), year=year)


def unpaired_receipt() -> Q:
    return Q(~Exists(PairedRow.objects.filter(receipt=OuterRef("pk"), live=True)))


def only_reported(comparison: Comparison, year: int) -> TransferQuerySet:
    """Reported payments of a year that are in no pair."""
    return reported(comparison).filter(unpaired_transfer(comparison), paid_year=year)


def unpaired_transfer(comparison: Comparison) -> Q:
    pairs = PairedRow.objects.filter(
        transfer=OuterRef("pk"), comparison=comparison, live=True
    )
    return Q(~Exists(pairs))


def years(comparison: Comparison) -> list[int]:
    """The years of which either side knows something, the newest first."""
    mine = received(comparison).order_by().values_list("year")
    theirs = reported(comparison).order_by().values_list("paid_year")
    return sorted((year for (year,) in mine.union(theirs)), reverse=True)


def paired(comparison: Comparison, year: int) -> "QuerySet[Pair, Any]":
    """Pairs with a row of that year, with sums, currencies and years of their rows.

    A row that the holder no longer sees is in no sum: its pair shows as different.
    """
    of_year = PairedRow.objects.filter(pair=OuterRef("pk")).filter(
        Q(receipt__year=year) | Q(transfer__paid_year=year)
    )
    seen = Q(rows__receipt__isnull=False) | Q(
        rows__transfer__in=reported(comparison).values("pk")
    )
    currency = Coalesce("rows__receipt__currency", "rows__transfer__currency")
    of = Coalesce("rows__receipt__year", "rows__transfer__paid_year")
    named = Q(rows__transfer__recipient_id=comparison.holder_id)
    return Pair.objects.filter(
        Exists(of_year), comparison=comparison, undone=False
    ).annotate(
        received=Sum("rows__receipt__amount"),
        charges=Sum("rows__receipt__charges"),
        reported=Sum("rows__transfer__amount", filter=seen),
        first_currency=Min(currency, filter=seen),
        last_currency=Max(currency, filter=seen),
        received_currency=Min("rows__receipt__currency"),
        reported_currency=Min("rows__transfer__currency", filter=seen),
        first_year=Min(of, filter=seen),
        last_year=Max(of, filter=seen),
        count=Count("rows"),
        others=Count("rows", filter=Q(rows__transfer__isnull=False) & seen & ~named),
    )


def differing(pairs: "QuerySet[Pair, Any]") -> "QuerySet[Pair, Any]":
    """Of pairs from `paired`, those in which something differs."""
    return pairs.exclude(_fits())


def fitting(pairs: "QuerySet[Pair, Any]") -> "QuerySet[Pair, Any]":
    """Of pairs from `paired`, those in which nothing differs."""
    return pairs.filter(_fits())


def _fits() -> Q:
    return Q(
        reported__isnull=False,
        first_currency=F("last_currency"),
        received=F("reported"),
        first_year=F("last_year"),
        others=0,
    )


def differences(pair: Any) -> list[str]:
    """What differs within a pair from `paired`, in words; nothing where all fits."""
    if pair.reported is None:
        return [_("What the company reported is not about this organisation any more.")]
    found = []
    if pair.first_currency != pair.last_currency:
        found.append(_in_currencies(pair))
    elif pair.received != pair.reported:
        found.append(_less_or_more(pair))
    if pair.first_year != pair.last_year:
        found.append(
            _("The years differ: %(first)d and %(last)d.")
            % {"first": pair.first_year, "last": pair.last_year}
        )
    if pair.others:
        found.append(_("The company names another organisation as the recipient."))
    return found


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


@dataclass(frozen=True)
class Sides:
    """The rows of one pair."""

    receipts: list[Receipt]
    transfers: list[Transfer]


def sides(comparison: Comparison, pairs: Iterable[Pair]) -> dict[int, Sides]:
    """The rows of pairs in one query; those that the holder no longer sees are left out."""
    rows = (
        PairedRow.objects.filter(pair__in=[pair.pk for pair in pairs])
        .filter(
            Q(receipt__isnull=False) | Q(transfer__in=reported(comparison).values("pk"))
        )
        .select_related("receipt", "transfer__recipient")
        .order_by("pk")
    )
    found: dict[int, Sides] = {pair.pk: Sides([], []) for pair in pairs}
    for row in rows:
        if row.receipt:
            found[row.pair_id].receipts.append(row.receipt)
        elif row.transfer:
            found[row.pair_id].transfers.append(row.transfer)
    return found


def settlements(
    comparison: Comparison, about: str, keys: Iterable[int]
) -> dict[int, Settlement]:
    """What was said about some rows: `about` is "receipt", "transfer" or "pair"."""
    found = Settlement.objects.filter(
        comparison=comparison, **{f"{about}__in": list(keys)}
    )
    return {getattr(each, f"{about}_id"): each for each in found}
