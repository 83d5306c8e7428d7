"""An organisation's sums by year and by kind, in one currency at a time."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from disclosures.models.register import RegisterOrganisation, RegisterSum, RegisterTotal
from register import words
from register.totals import Total, together
from ui.templatetags.ui import money

MOST_YEARS = 6


@dataclass(frozen=True)
class OrganisationTotals:
    """`matrix` has a row for each kind and a cell for each of `years`, newest first."""

    currency: str
    currencies: list[Total]
    total: Total | None
    years: list[int]
    bars: list[tuple[str, Decimal, str]]
    by_year: list[tuple[int, int, int, str]]
    matrix: list[tuple[str, list[tuple[int, str]]]]


def of(organisation: RegisterOrganisation, currency: str) -> OrganisationTotals:
    """In `currency` when the organisation has it, else in its most frequent one."""
    kept: QuerySet[Any] = (
        RegisterSum.objects.filter(company=organisation)
        if organisation.is_company
        else RegisterTotal.objects.filter(organisation=organisation)
    )
    groups = list(
        kept.filter(lines__gt=0)
        .values_list("currency", "answer", "year", "category")
        .annotate(amount=Sum("amount"), number=Sum("lines"))
        .order_by()
    )
    currencies = together((group[0], group[1], group[4], group[5]) for group in groups)
    total = next((each for each in currencies if each.currency == currency), None)
    total = total or next(iter(currencies), None)
    shown = total.currency if total else ""
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    numbers: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for each, answer, year, category, amount, number in groups:
        if each == shown:
            sums[year, category] += amount
            numbers[year][0] += number
            numbers[year][1] += number if answer == "confirmed" else 0
    years = sorted(numbers, reverse=True)[:MOST_YEARS]
    by_year = {
        year: sum((sums[key] for key in list(sums) if key[0] == year), Decimal(0))
        for year in years
    }
    kinds = [*words.categories(), *sorted({kind for _y, kind in sums})]
    held = {kind for year, kind in sums if year in by_year}
    return OrganisationTotals(
        currency=shown,
        currencies=currencies,
        total=total,
        years=years,
        bars=[
            (str(year), amount, money(amount, shown))
            for year, amount in by_year.items()
        ],
        by_year=[
            (year, numbers[year][0], numbers[year][1], money(amount, shown))
            for year, amount in by_year.items()
        ],
        matrix=[
            (
                words.category(kind),
                [
                    (
                        year,
                        money(sums[year, kind], shown) if (year, kind) in sums else "–",
                    )
                    for year in years
                ],
            )
            for kind in dict.fromkeys(kinds)
            if kind in held
        ],
    )
