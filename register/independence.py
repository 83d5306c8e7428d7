"""How much of its income an organisation got from published payments, as anybody can add up.

From the income that it made public itself, and the current published lines that name it
as the recipient. Nothing else is known here.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    CharField,
    Count,
    DateField,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils import formats
from django.utils.translation import gettext as _

from disclosures.models.register import RegisterLine
from independence.models.public import PublicIncome, PublicSoleProduct
from ui.templatetags.ui import money

MOST_YEARS = 6
MOST_SITUATIONS = 12
HELP = "in_kind"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class PublicYear:
    """One year: the share and the two sums that it is made of."""

    starts_on: datetime.date
    ends_on: datetime.date
    income: str
    source: str
    given: str
    lines: int
    by_year: int
    apart: int
    share: str


def incomes(key: str = "public_id") -> ArraySubquery:
    """Public incomes of the organisation whose id stands in `key`, with sums of lines.

    A line belongs to the income's year in which it was paid; where only the calendar
    year is known, to the one that holds 1 July of it.
    """
    day: Any = Coalesce(
        "paid_on",
        Func(
            F("year"),
            Value(7),
            Value(1),
            function="make_date",
            template="make_date(%(expressions)s)",
            output_field=DateField(),
        ),
    )
    lines = (
        RegisterLine.objects.annotate(day=day)
        .filter(
            organisation__public_id=OuterRef("organisation_public_id"),
            day__gte=OuterRef("starts_on"),
            day__lte=OuterRef("ends_on"),
        )
        .order_by()
        .values("organisation")
    )
    same = Q(currency=OuterRef("currency")) & ~Q(form=HELP)
    counted = lines.filter(same)
    found = PublicIncome.objects.filter(organisation_public_id=OuterRef(key)).order_by(
        "-ends_on"
    )
    return ArraySubquery(
        found.values(
            row=JSONObject(
                starts_on="starts_on",
                ends_on="ends_on",
                currency="currency",
                amount=Cast("amount", CharField()),
                source="source",
                given=Cast(
                    Subquery(counted.annotate(n=Sum("amount")).values("n")), CharField()
                ),
                lines=Subquery(counted.annotate(n=Count("pk")).values("n")),
                by_year=Subquery(
                    counted.filter(paid_on=None).annotate(n=Count("pk")).values("n")
                ),
                apart=Subquery(lines.exclude(same).annotate(n=Count("pk")).values("n")),
            )
        )[:MOST_YEARS]
    )


def sole_products(key: str = "public_id") -> ArraySubquery:
    """Its sole-product situations, with its own words."""
    found = PublicSoleProduct.objects.filter(
        organisation_public_id=OuterRef(key)
    ).order_by("pk")
    names = ("company_name", "product", "condition", "under_assessment", "words")
    return ArraySubquery(
        found.values(row=JSONObject(**{name: name for name in names}))[:MOST_SITUATIONS]
    )


def told(found: Any) -> dict[str, Any]:
    """What the templates need of a row that was annotated with both."""
    return {
        "public_years": years(found.told_incomes),
        "sole_products": found.told_sole_products,
    }


def years(rows: list[dict[str, Any]]) -> list[PublicYear]:
    """What `incomes` found, as it is written."""
    return [
        PublicYear(
            starts_on=datetime.date.fromisoformat(row["starts_on"]),
            ends_on=datetime.date.fromisoformat(row["ends_on"]),
            income=money(row["amount"], row["currency"]),
            source=row["source"],
            given=money(row["given"] or 0, row["currency"]),
            lines=row["lines"] or 0,
            by_year=row["by_year"] or 0,
            apart=row["apart"] or 0,
            share=_share(Decimal(row["given"] or 0), Decimal(row["amount"]))
            if row["lines"]
            else "",
        )
        for row in rows
    ]


def _share(given: Decimal, income: Decimal) -> str:
    """In per cent with two decimals, half up; no share of an income of nothing."""
    if not income:
        return _("no share: the income is nothing")
    exact = Fraction(given) / Fraction(income) * 10_000
    half_up = (abs(exact) * 2 + 1) // 2
    value = Decimal(half_up if exact >= 0 else -half_up) / 100
    return (
        f"{formats.number_format(value, decimal_pos=2, use_l10n=True)}{NO_BREAK_SPACE}%"
    )
