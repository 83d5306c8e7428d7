"""An organisation's figures as CSV: one row for each year and funder."""

import csv
import io
from decimal import Decimal

from independence.figures import Figures, FunderFigures
from independence.reading import Year
from tables.formulas import guarded
from ui.amounts import minor_units

COLUMNS = (
    "year_from",
    "year_to",
    "income",
    "currency",
    "funder",
    "money",
    "help",
    "share_of_income",
    "share_with_help",
    "other_currencies",
    "years_in_a_row",
    "payments",
    "unconfirmed",
    "herfindahl",
)
ALL = "ALL COMPANIES"


def as_csv(years: list[Year]) -> bytes:
    """UTF-8, a header row; the row of all companies comes first in each year."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(COLUMNS)
    for year in years:
        out.writerow([*_head(year), *_all(year.figures)])
        for funder in year.figures.funders:
            out.writerow([*_head(year), *_one(funder, year.figures.currency)])
    return text.getvalue().encode()


def _head(year: Year) -> list[str]:
    income, currency = year.figures.income, year.figures.currency
    return [
        year.span.starts_on.isoformat(),
        year.span.ends_on.isoformat(),
        _sum(income.amount, currency) if income else "",
        currency,
    ]


def _all(figures: Figures) -> list[str]:
    return [
        ALL,
        _sum(figures.money, figures.currency),
        _sum(figures.in_kind, figures.currency),
        _share(figures.share),
        _share(figures.share_with_help),
        _others(figures.other),
        "",
        str(figures.computed_from.counted),
        str(figures.computed_from.unconfirmed),
        "" if figures.herfindahl is None else str(figures.herfindahl),
    ]


def _one(funder: FunderFigures, currency: str) -> list[str]:
    return [
        guarded(funder.name),
        _sum(funder.money, currency),
        _sum(funder.in_kind, currency),
        _share(funder.share),
        _share(funder.share_with_help),
        _others(funder.other),
        str(funder.years_in_a_row),
        str(funder.computed_from.counted),
        str(funder.computed_from.unconfirmed),
        "",
    ]


def _sum(amount: Decimal, currency: str) -> str:
    return f"{amount:.{minor_units(currency)}f}"


def _share(share: Decimal | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _others(sums: dict[str, Decimal]) -> str:
    return "; ".join(f"{code} {_sum(amount, code)}" for code, amount in sums.items())
