"""Finds which receipts and which reported payments are the same money. Pure and repeatable.

The same rows give the same pairs in whatever order they come, and no row is in two pairs.
What is certain comes first: the same amount, then an amount less bank charges, then sums
of several rows, then another currency. What is left over is for a person.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

DAYS = 45
"""How far apart the two sides' days may be: money travels, and accounts close monthly."""
MOST_CHARGES = Decimal(50)
CHARGES_SHARE = Decimal("0.05")
"""Less than is reported by no more than both: it may be what a bank kept."""
MOST_PARTS = 4
NEAREST = 8
"""A sum is looked for among so many rows, those nearest in time, of up to so many parts."""
TRIED, LOOKED_AT = 50, 1_000
"""So many rows are weighed for one, of so many that are passed over."""
ABOUT, ABOUT_IF_NAMED = Decimal("0.03"), Decimal("0.25")
"""How far an amount in another currency may lie from what the rate gives; with one
reference on both sides the bank's own rate and charges may have taken more."""


@dataclass(frozen=True)
class Row:
    """One row of either side. `charges` were kept by a bank, as the recipient knows."""

    key: int
    amount: Decimal
    currency: str
    year: int
    on: datetime.date | None = None
    reference: str = ""
    charges: Decimal | None = None


@dataclass(frozen=True)
class Pair:
    """Rows of both sides that are the same money; `kind` is one of `PairKind`."""

    kind: str
    received: tuple[int, ...]
    reported: tuple[int, ...]


Rates = Mapping[tuple[str, str], Decimal]
"""(from, to) → how many of the second one of the first buys."""


class _Side:
    """The rows of a side that are in no pair yet, in a fixed order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = {row.key: row for row in sorted(rows, key=_order)}

    def take(self, *rows: Row) -> tuple[int, ...]:
        for row in rows:
            del self.rows[row.key]
        return tuple(row.key for row in rows)

    def grouped(self, key: Callable[[Row], object]) -> dict[object, list[Row]]:
        groups: dict[object, list[Row]] = defaultdict(list)
        for row in self.rows.values():
            groups[key(row)].append(row)
        return groups


def pairs(
    received: Iterable[Row], reported: Iterable[Row], rates: Rates | None = None
) -> list[Pair]:
    """The pairs that can be found without a person."""
    here, there = _Side(received), _Side(reported)
    return [
        *_equal(here, there),
        *_less_charges(here, there),
        *_sums(here, there),
        *_other_currency(here, there, rates or {}),
    ]


def _order(row: Row) -> tuple[datetime.date, Decimal, str, int]:
    return (
        row.on or datetime.date(row.year, 12, 31),
        row.amount,
        row.currency,
        row.key,
    )


def _named(row: Row) -> str:
    return "".join(row.reference.split()).casefold()


def near(one: Row, other: Row) -> bool:
    """Days not too far apart; where a day is unknown, the same year."""
    if one.on and other.on:
        return abs((one.on - other.on).days) <= DAYS
    return one.year == other.year


def _apart(one: Row, other: Row) -> int:
    return abs((one.on - other.on).days) if one.on and other.on else DAYS


def _equal(here: _Side, there: _Side) -> Iterator[Pair]:
    for key in (_reference_and_amount, _amount):
        known = there.grouped(key)
        for what, mine in here.grouped(key).items():
            if what is not None and what in known:
                for one, other in list(_in_step(mine, known[what])):
                    yield Pair("equal", here.take(one), there.take(other))


def _reference_and_amount(row: Row) -> object:
    return (_named(row), row.amount, row.currency) if _named(row) else None


def _amount(row: Row) -> object:
    return row.amount, row.currency


def _in_step(mine: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows of one amount, in the order of their days: each with the first that is near."""
    dated = [[row for row in side if row.on] for side in (mine, theirs)]
    used: set[tuple[int, int]] = set()
    i = j = 0
    while i < len(dated[0]) and j < len(dated[1]):
        one, other = dated[0][i], dated[1][j]
        if near(one, other):
            used |= {(0, one.key), (1, other.key)}
            yield one, other
        if near(one, other) or _order(one) <= _order(other):
            i += 1
        if (1, other.key) in used or _order(one) > _order(other):
            j += 1
    yield from _by_year(
        [row for row in mine if (0, row.key) not in used],
        [row for row in theirs if (1, row.key) not in used],
    )


def _by_year(mine: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """What is left, where a day is unknown on one side at least."""
    free: dict[int, list[Row]] = defaultdict(list)
    dated: dict[int, list[Row]] = defaultdict(list)
    for row in reversed(theirs):
        (dated if row.on else free)[row.year].append(row)
    for row in mine:
        if free[row.year]:
            yield row, free[row.year].pop()
        elif row.on is None and dated[row.year]:
            yield row, dated[row.year].pop()


def _less_charges(here: _Side, there: _Side) -> Iterator[Pair]:
    for currency, theirs in there.grouped(lambda row: row.currency).items():
        ordered = sorted(theirs, key=lambda row: (row.amount, _order(row)))
        amounts = [row.amount for row in ordered]
        mine = [row for row in here.rows.values() if row.currency == currency]
        for one in mine:
            most = one.amount + max(MOST_CHARGES, one.charges or 0)
            more = ordered[
                bisect_left(amounts, one.amount) : bisect_right(amounts, most)
            ]
            fitting = (
                other
                for other in islice(more, LOOKED_AT)
                if other.key in there.rows and _charged(one, other) and near(one, other)
            )
            if likely := list(islice(fitting, TRIED)):
                found = min(likely, key=lambda other: _likeness(one, other))
                yield Pair("bank_charge", here.take(one), there.take(found))


def _charged(one: Row, other: Row) -> bool:
    kept = other.amount - one.amount
    if one.charges is not None:
        return kept == one.charges and kept > 0
    return 0 < kept <= min(MOST_CHARGES, other.amount * CHARGES_SHARE)


def _likeness(one: Row, other: Row) -> tuple[bool, Decimal, int, int]:
    same = bool(_named(one)) and _named(one) == _named(other)
    return not same, other.amount - one.amount, _apart(one, other), other.key


def _sums(here: _Side, there: _Side) -> Iterator[Pair]:
    for whole, parts, many_here in ((there, here, True), (here, there, False)):
        groups = parts.grouped(lambda row: row.currency)
        for one in sorted(whole.rows.values(), key=lambda r: (-r.amount, _order(r))):
            found = _adding_up(one, groups.get(one.currency, []), parts.rows)
            if found:
                single, several = whole.take(one), parts.take(*found)
                yield (
                    Pair("split", several, single)
                    if many_here
                    else Pair("split", single, several)
                )


def _adding_up(
    whole: Row, ordered: Sequence[Row], free: Mapping[int, Row]
) -> tuple[Row, ...]:
    """Two to `MOST_PARTS` free rows that add up to `whole` exactly: the fewest, earliest."""
    at = bisect_left(ordered, _order(whole), key=_order)
    around = ordered[max(0, at - TRIED) : at + TRIED]
    likely = [
        row
        for row in around
        if row.key in free and row.amount < whole.amount and near(row, whole)
    ]
    if len(likely) < 2:
        return ()
    nearest = sorted(likely, key=lambda row: (_apart(row, whole), _order(row)))[
        :NEAREST
    ]
    return _first_sum(whole.amount, nearest)


def _first_sum(wanted: Decimal, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first of the smallest sets of rows whose amounts are `wanted` together.

    The last of a set is looked up by its amount, so that sets are one row shorter to try.
    """
    places: dict[Decimal, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.amount].append(place)
    for count in range(1, MOST_PARTS):
        for chosen in combinations(range(len(rows)), count):
            missing = wanted - sum(rows[place].amount for place in chosen)
            for last in places.get(missing, ()):
                if last > chosen[-1]:
                    return tuple(rows[place] for place in (*chosen, last))
    return ()


def _other_currency(here: _Side, there: _Side, rates: Rates) -> Iterator[Pair]:
    """The same reference in another currency; or about what a known rate gives."""
    named: dict[str, dict[str, dict[int, Row]]] = defaultdict(dict)
    for row in there.rows.values():
        if _named(row):  # what bears no reference has none in common
            named[_named(row)].setdefault(row.currency, {})[row.key] = row
    by_amount = {
        str(currency): sorted(rows, key=lambda row: row.amount)
        for currency, rows in there.grouped(lambda row: row.currency).items()
    }
    for one in list(here.rows.values()):
        same = named.get(_named(one), {})
        likely: Iterable[Row] = (
            (
                row
                for currency in same.values()
                for row in islice(currency.values(), TRIED)
            )
            if same
            else (
                row for row in _of_about(one, by_amount, rates) if row.key in there.rows
            )
        )
        most = ABOUT_IF_NAMED if same else ABOUT
        found = [
            (off, _apart(one, other), other.key, other)
            for other in likely
            if other.currency != one.currency
            and near(one, other)
            and (off := _off(one, other, rates, unknown=None if not same else most))
            is not None
            and off <= most
        ]
        if found:
            *_weights, other = min(found, key=lambda each: each[:3])
            if same:
                del same[other.currency][other.key]
            yield Pair("currency", here.take(one), there.take(other))


def _of_about(
    one: Row, by_amount: Mapping[str, Sequence[Row]], rates: Rates
) -> Iterator[Row]:
    """Rows of other currencies whose amounts are about what the rate gives."""
    for currency, rows in by_amount.items():
        if rate := rates.get((currency, one.currency)):
            least = one.amount / (rate * (1 + ABOUT))
            most = one.amount / (rate * (1 - ABOUT))
            begins = bisect_left(rows, least, key=lambda row: row.amount)
            ends = bisect_right(rows, most, key=lambda row: row.amount)
            yield from islice(rows, begins, min(ends, begins + LOOKED_AT))


def _off(
    one: Row, other: Row, rates: Rates, *, unknown: Decimal | None
) -> Decimal | None:
    """The share by which an amount differs from what the rate gives, if one is known."""
    rate = rates.get((other.currency, one.currency))
    if rate is None:
        return unknown
    expected = other.amount * rate
    return abs(one.amount - expected) / expected
