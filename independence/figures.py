"""How much of an organisation's income comes from companies, and from how few.

Pure and exact: sums are `Decimal`, shares are computed as fractions and rounded once,
half up, to two decimals. Nothing is ever added up over currencies. The rules, with
examples computed by hand, stand in docs/independence.md. `Basis` says from which rows a
figure comes; `words.py` puts that into sentences.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from independence.rows import (
    Basis,
    Bucket,
    Part,
    Payment,
    YearIncome,
    basis,
    bucket,
)
from independence.years import ONE_DAY, Span, by_year

FunderKey = tuple[int, str]
"""A company here by its number; one that is not here by its name, without capitals."""

WHOLE = Decimal(100)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class FunderFigures:
    """What one company gave in a year. Shares are in per cent of the income.

    `money` is in the year's currency, net of refunds; `in_kind` is the value of help that
    is not money; `other` what came in other currencies, of either kind.
    """

    key: FunderKey
    name: str
    money: Decimal
    in_kind: Decimal
    no_value: int
    other: dict[str, Decimal]
    share: Decimal | None
    share_with_help: Decimal | None
    computed_from: Basis
    years_in_a_row: int = 0

    @property
    def company(self) -> int | None:
        return self.key[0] or None

    @property
    def at_least(self) -> bool:
        """Whether something in another currency is not in the share."""
        return bool(self.other)

    @property
    def gave(self) -> bool:
        """Whether anything was left after refunds, of whatever kind."""
        kept = (self.money, self.in_kind, *self.other.values())
        return self.no_value > 0 or any(each > 0 for each in kept)


@dataclass(frozen=True)
class Figures:
    """One year of an organisation: all companies together, and each of them.

    `funders` are sorted by money, the largest first. `herfindahl` is over the companies'
    money alone (0 to 10,000: all from one company). Shares are None where no income, or
    an income of nothing, is given.
    """

    currency: str
    income: YearIncome | None
    funders: tuple[FunderFigures, ...]
    money: Decimal
    in_kind: Decimal
    other: dict[str, Decimal]
    share: Decimal | None
    share_with_help: Decimal | None
    number_of_funders: int
    largest: Decimal
    largest_share: Decimal | None
    three_largest: Decimal
    three_largest_share: Decimal | None
    herfindahl: int | None
    core_share: Decimal | None
    free: Decimal
    tied: Decimal
    not_said: Decimal
    computed_from: Basis

    @property
    def at_least(self) -> bool:
        return bool(self.other)


def shares(
    payments: Iterable[Payment],
    income: YearIncome | None,
    parts: Collection[Part] | None = None,
) -> Figures:
    """The figures of one year from its payments; `parts` unless the income's own."""
    rows = list(payments)
    named = tuple(income.parts if parts is None and income else parts or ())
    currency = income.currency if income else _most_frequent(rows)
    of: dict[FunderKey, list[Payment]] = defaultdict(list)
    names: dict[FunderKey, str] = {}
    for payment in rows:
        key = (payment.company, "")
        of[key].append(payment)
        names[key] = payment.company_name
    said: dict[FunderKey, list[Part]] = defaultdict(list)
    for part in named:
        key = (0, " ".join(part.funder.split()).casefold())
        said[key].append(part)
        names.setdefault(key, part.funder)
    funders = sorted(
        (
            _funder(key, name, of.get(key, []), said.get(key, []), currency, income)
            for key, name in names.items()
        ),
        key=lambda f: (-f.money, -f.in_kind, f.name.casefold(), f.key),
    )
    funders = [f for f in funders if f.computed_from.counted or f.computed_from.parts]
    gave = [f.money for f in funders if f.money > 0]
    money = sum((f.money for f in funders), NOTHING)
    value = sum((f.in_kind for f in funders), NOTHING)
    tied: dict[bool | None, Decimal] = defaultdict(lambda: NOTHING)
    for payment in rows:
        if bucket(payment, currency) is Bucket.MONEY:
            tied[payment.restricted] += payment.amount or NOTHING
    return Figures(
        currency=currency,
        income=income,
        funders=tuple(funders),
        money=money,
        in_kind=value,
        other=_together(f.other for f in funders),
        share=_of_income(money, income),
        share_with_help=_of_income(money + value, income),
        number_of_funders=sum(f.gave for f in funders),
        largest=max(gave, default=NOTHING),
        largest_share=_of_income(max(gave, default=NOTHING), income),
        three_largest=sum(gave[:3], NOTHING),
        three_largest_share=_of_income(sum(gave[:3], NOTHING), income),
        herfindahl=_herfindahl(gave),
        core_share=None
        if income is None or income.core is None
        else _of_income(income.core, income),
        free=tied[False],
        tied=tied[True],
        not_said=tied[None] + sum((part.amount for part in named), NOTHING),
        computed_from=basis(rows, currency, len(named)),
    )


def _funder(
    key: FunderKey,
    name: str,
    payments: list[Payment],
    parts: list[Part],
    currency: str,
    income: YearIncome | None,
) -> FunderFigures:
    sums: dict[Bucket, Decimal] = defaultdict(lambda: NOTHING)
    other: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for payment in payments:
        where = bucket(payment, currency)
        if where is Bucket.OTHER_CURRENCY:
            other[payment.currency] += payment.amount or NOTHING
        else:
            sums[where] += payment.amount or NOTHING
    money = sums[Bucket.MONEY] + sum((part.amount for part in parts), NOTHING)
    rows = basis(payments, currency, len(parts))
    return FunderFigures(
        key=key,
        name=name,
        money=money,
        in_kind=sums[Bucket.HELP],
        no_value=rows.buckets.get(Bucket.NO_VALUE, 0),
        other=dict(sorted(other.items())),
        share=_of_income(money, income),
        share_with_help=_of_income(money + sums[Bucket.HELP], income),
        computed_from=rows,
    )


def _most_frequent(payments: Sequence[Payment]) -> str:
    """The currency of most payments; of equally many, the first by its code."""
    found = Counter(
        p.currency
        for p in payments
        if p.amount is not None and not p.excluded and not p.passed_on
    )
    return min(found, key=lambda code: (-found[code], code), default="")


def _of_income(amount: Decimal, income: YearIncome | None) -> Decimal | None:
    """In per cent, two decimals, half up; more than 100 is possible and shown."""
    if income is None or not income.amount:
        return None
    return percent(amount, income.amount)


def percent(amount: Decimal, whole: Decimal) -> Decimal:
    """`amount` in per cent of `whole` (not zero), rounded once."""
    exact = Fraction(amount) / Fraction(whole) * 10_000
    return _rounded(exact) / WHOLE


def _rounded(exact: Fraction) -> Decimal:
    """Half up, away from zero, as money is rounded."""
    half_up = (abs(exact) * 2 + 1) // 2
    return Decimal(half_up if exact >= 0 else -half_up)


def _herfindahl(amounts: Sequence[Decimal]) -> int | None:
    """Hirschman-Herfindahl: the squares of the shares in per cent, added up."""
    whole = Fraction(sum(amounts, NOTHING))
    if not whole:
        return None
    squares = ((Fraction(amount) / whole * 100) ** 2 for amount in amounts)
    return int(_rounded(sum(squares, Fraction(0))))


def _together(sums: Iterable[dict[str, Decimal]]) -> dict[str, Decimal]:
    added: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for each in sums:
        for currency, amount in each.items():
            added[currency] += amount
    return dict(sorted(added.items()))


def of_years(
    payments: Iterable[Payment], incomes: Iterable[YearIncome]
) -> list[tuple[Span, list[Payment], Figures]]:
    """Every year, oldest first, with its payments, its figures and years in a row."""
    computed = []
    runs: dict[FunderKey, int] = {}
    last: datetime.date | None = None
    for span, rows in by_year(payments, incomes):
        figures = shares(rows, span.income)
        before = runs if last is not None and last + ONE_DAY == span.starts_on else {}
        runs = {f.key: before.get(f.key, 0) + 1 for f in figures.funders if f.gave}
        last = span.ends_on
        funders = tuple(
            replace(f, years_in_a_row=runs.get(f.key, 0)) for f in figures.funders
        )
        computed.append((span, rows, replace(figures, funders=funders)))
    return computed


def level_passed(share: Decimal | None, levels: Iterable[int]) -> int | None:
    """The highest of the levels (in per cent) that a share reaches, if any."""
    reached = [level for level in levels if share is not None and share >= level]
    return max(reached, default=None)
