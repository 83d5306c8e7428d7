"""The rows of a comparison: both sides of it see the same.

What a company reports is compared from the day on which its recipient sees it; what was
left out of the report, refunds and help without a value are not compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, NullIf

from disclosures.models import (
    Comparison,
    Pair,
    PairedRow,
    Receipt,
    Settlement,
    Transfer,
    TransferParty,
)
from disclosures.models.receipts import ReceiptQuerySet
from disclosures.models.transfers import TransferQuerySet
from disclosures.reconciliation.through import through


def received(comparison: Comparison) -> ReceiptQuerySet:
    """What the holder received from the company, as its own books say.

    Of an agency's list, what it passed on.
    """
    if comparison.passed_on_id:
        return Receipt.objects.standing().filter(passed_on=comparison.passed_on_id)
    return Receipt.objects.standing().filter(
        holder_id=comparison.holder_id,
        payer_id=comparison.company_id,
        passed_on=None,
    )


def reported(comparison: Comparison) -> TransferQuerySet:
    """What the company reports and the holder already sees.

    Beside an agency's list, what the company itself has of this agency in the period.
    """
    if comparison.passed_on_id:
        return through(comparison)
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
    """Pairs with a row of that year, with sums, currencies and years of their rows."""
    of_year = PairedRow.objects.filter(pair=OuterRef("pk")).filter(
        Q(receipt__year=year) | Q(transfer__paid_year=year)
    )
    pairs = Pair.objects.filter(Exists(of_year), comparison=comparison, undone=False)
    return summed(pairs, None if comparison.passed_on_id else comparison)


def summed(
    pairs: "QuerySet[Pair, Any]", comparison: Comparison | None = None
) -> "QuerySet[Pair, Any]":
    """The pairs of one comparison, or of agencies' lists where none is given.

    A row that the holder no longer sees, or that was left out, is in no sum: its pair
    shows as different. In a list, days and recipients are compared too.
    """
    counts = Q(rows__transfer__state=Transfer.State.RECORDED)
    if comparison:  # as `reported` has it, by a join: an `in` is asked for every sum
        pairs = pairs.annotate(
            sight=FilteredRelation(
                "rows__transfer__parties",
                condition=Q(
                    rows__transfer__parties__organisation=comparison.holder_id,
                    rows__transfer__parties__shown=True,
                ),
            )
        )
        counts &= Q(
            sight__isnull=False,
            rows__transfer__disclosed_by=comparison.company_id,
            rows__transfer__amount__gt=0,
        )
    seen = Q(rows__receipt__isnull=False) | counts
    currency = Coalesce("rows__receipt__currency", "rows__transfer__currency")
    category = NullIf(
        Coalesce("rows__receipt__category", "rows__transfer__category"), Value("")
    )
    of = Coalesce("rows__receipt__year", "rows__transfer__paid_year")
    day = Coalesce("rows__receipt__received_on", "rows__transfer__paid_on")
    return pairs.annotate(
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
        categories=Count(category, distinct=True, filter=seen),
        said_category=Max("rows__receipt__category"),
        reported_category=Min("rows__transfer__category", filter=seen),
        first_day=Min(day, filter=seen),
        last_day=Max(day, filter=seen),
        **(_of_holder(comparison, seen) if comparison else _of_list(day, seen)),
    )


def _of_holder(comparison: Comparison, seen: Q) -> dict[str, Any]:
    """Whether what was received is reported as somebody else's."""
    another = Q(rows__transfer__isnull=False) & ~Q(
        rows__transfer__recipient_id=comparison.holder_id
    )
    return {
        "others": Count("rows", filter=another & seen),
        "recipients": Value(1),
        "unknown": Value(0),
        "days": Value(1),
    }


def _of_list(day: Coalesce, seen: Q) -> dict[str, Any]:
    """Whether both name the same recipient and day; `unknown` is nobody's name yet."""
    to = Coalesce(
        "rows__receipt__recipient",
        "rows__transfer__ultimate_recipient",
        "rows__transfer__recipient",
    )
    nobody = Q(rows__receipt__isnull=False, rows__receipt__recipient__isnull=True)
    return {
        "others": Value(0),
        "recipients": Count(to, distinct=True, filter=seen),
        "unknown": Count("rows", filter=nobody),
        "days": Count(day, distinct=True, filter=seen),
    }


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
        recipients__lte=1,
        unknown=0,
    ) & (
        (Q(categories__lte=1) | Q(said_category="")) & (Q(days__lte=1) | Q(count__gt=2))
    )


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
            Q(receipt__isnull=False)
            | (
                Q(transfer__state=Transfer.State.RECORDED)
                if comparison.passed_on_id
                else Q(transfer__in=reported(comparison).values("pk"))
            )
        )
        .select_related(
            "receipt",
            "transfer__recipient",
            "transfer__ultimate_recipient",
            "transfer__entry",
        )
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
