"""Payments and incomes to compute with."""

import datetime
import itertools
from decimal import Decimal

from independence.rows import Part, Payment, YearIncome

_number = itertools.count(1)


def paid(amount, company=1, *, currency="GBP", on=None, year=2025, **facts):
    """`on`: the day on which it was paid, as text; else only the year is known."""
    day = datetime.date.fromisoformat(on) if on else None
    return Payment(
        pk=next(_number),
        company=company,
        company_name=f"Company {company}",
        amount=None if amount is None else Decimal(amount),
        currency=currency,
        year=day.year if day else year,
        paid_on=day,
        **facts,
    )


def income(amount, *, starts="2025-01-01", ends="2025-12-31", core=None, parts=()):
    return YearIncome(
        starts_on=datetime.date.fromisoformat(starts),
        ends_on=datetime.date.fromisoformat(ends),
        currency="GBP",
        amount=Decimal(amount),
        core=None if core is None else Decimal(core),
        parts=tuple(Part(funder, Decimal(sum_)) for funder, sum_ in parts),
    )
