"""How well both sides' figures of one year fit: what a company and its recipient can show."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Sum

from disclosures.models import Comparison, PairKind
from disclosures.reconciliation import reading
from disclosures.reconciliation.mismatching import KINDS, mismatches

PERCENT = Decimal("0.1")


@dataclass
class OfCurrency:
    """One currency of a year; never added to another."""

    currency: str
    reported: Decimal = Decimal(0)
    received: Decimal = Decimal(0)
    reported_rows: int = 0
    received_rows: int = 0
    matched: Decimal = Decimal(0)

    @property
    def gap(self) -> Decimal:
        """How much more the company reports than was received; below zero: less."""
        return self.reported - self.received


@dataclass(frozen=True)
class OfKind:
    """Pairs of one kind, and how many of them differ in anything."""

    kind: PairKind
    pairs: int
    differing: int


@dataclass(frozen=True)
class Figures:
    """`matched` are reported amounts of pairs in which nothing differs.

    `differing_in`: in how many pairs each kind of thing differs (`mismatching.KINDS`).
    """

    year: int
    currencies: list[OfCurrency]
    kinds: list[OfKind]
    rows: int
    agreeing_rows: int
    only_received: int
    only_reported: int
    differing_in: dict[str, int]

    @property
    def differing(self) -> int:
        return sum(kind.differing for kind in self.kinds)

    @property
    def agreement(self) -> Decimal | None:
        """Of 100 rows of both sides together, how many are in a pair that fits in all."""
        if not self.rows:
            return None
        share = Decimal(100 * self.agreeing_rows) / self.rows
        return share.quantize(PERCENT, ROUND_HALF_UP)


def figures(comparison: Comparison, year: int) -> Figures:
    """Three queries. A pair over two years counts in both, as a difference."""
    by: dict[str, OfCurrency] = {}
    mine = reading.received(comparison).filter(year=year).order_by()
    alone = {"only_received": 0, "only_reported": 0}
    for row in mine.values("currency").annotate(
        total=Sum("amount"),
        rows=Count("pk"),
        alone=Count("pk", filter=reading.unpaired_receipt()),
    ):
        of = by.setdefault(row["currency"], OfCurrency(row["currency"]))
        of.received, of.received_rows = row["total"], row["rows"]
        alone["only_received"] += row["alone"]
    theirs = reading.reported(comparison).filter(paid_year=year).order_by()
    for row in theirs.values("currency").annotate(
        total=Sum("amount"),
        rows=Count("pk"),
        alone=Count("pk", filter=reading.unpaired_transfer(comparison)),
    ):
        of = by.setdefault(row["currency"], OfCurrency(row["currency"]))
        of.reported, of.reported_rows = row["total"], row["rows"]
        alone["only_reported"] += row["alone"]
    counted = dict.fromkeys(PairKind, (0, 0))
    agreeing = 0
    kinds = dict.fromkeys(KINDS, 0)
    for pair in reading.paired(comparison, year):
        pairs, differing = counted[PairKind(pair.kind)]
        found = mismatches(pair)
        differs = bool(found)
        for each in found:
            kinds[each.kind] += 1
        counted[PairKind(pair.kind)] = pairs + 1, differing + differs
        if not differs:
            by[pair.first_currency].matched += pair.reported
            agreeing += pair.count
    return Figures(
        year=year,
        currencies=sorted(by.values(), key=lambda of: of.currency),
        kinds=[OfKind(kind, *counted[kind]) for kind in PairKind if counted[kind][0]],
        rows=sum(of.received_rows + of.reported_rows for of in by.values()),
        agreeing_rows=agreeing,
        differing_in={kind: count for kind, count in kinds.items() if count},
        **alone,
    )
