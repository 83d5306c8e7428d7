"""Which currencies a year's payments are in, at which rates, and what is missing."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from disclosures.models import Entry, Period

SHOWN = 100
"""Missing rates and rates in use that a page lists; it says how many more there are."""


@dataclass(frozen=True)
class Used:
    """The rows of one currency; `reckoned` of those `valued` have a report sum.

    `first_on` and `last_on` are the days of the rates in use; `earlier` rows took the
    rate of a day before their own, as at a weekend.
    """

    currency: str
    rows: int
    valued: int
    amount: Decimal
    reckoned: int
    report_amount: Decimal
    first_on: datetime.date | None
    last_on: datetime.date | None
    earlier: int

    @property
    def missing(self) -> int:
        return self.valued - self.reckoned


@dataclass(frozen=True)
class Rate:
    """A rate in use, with the number of rows."""

    currency: str
    rate: str
    on: datetime.date | None
    source: str
    rows: int


@dataclass(frozen=True)
class Missing:
    """A currency and day (or no day: only the year is known) for which no rate is known."""

    currency: str
    day: datetime.date | None
    rows: int


def used(period: Period) -> list[Used]:
    """One query, one row for each currency."""
    target = period.report_currency
    reckoned = Q(report_amount__isnull=False, report_currency=target)
    rows = (
        Entry.objects.filter(period=period)
        .included()
        .values("currency")
        .annotate(
            number=Count("pk"),
            valued=Count("pk", filter=Q(amount__isnull=False)),
            total=Sum("amount"),
            reckoned=Count("pk", filter=reckoned),
            report_total=Sum("report_amount", filter=reckoned),
            first_on=Min("rate_on", filter=reckoned),
            last_on=Max("rate_on", filter=reckoned),
            earlier=Count(
                "pk", filter=reckoned & Q(rate_on__lt=F("transfer__paid_on"))
            ),
        )
        .order_by("currency")
    )
    return [
        Used(
            row["currency"],
            row["number"],
            row["valued"],
            row["total"] or Decimal(0),
            row["reckoned"],
            row["report_total"] or Decimal(0),
            row["first_on"],
            row["last_on"],
            row["earlier"],
        )
        for row in rows
    ]


def total(period: Period, parts: list[Used]) -> Decimal | None:
    """The one sum in the currency of the report: only when every row with a sum has it."""
    if not period.report_currency or not parts or any(part.missing for part in parts):
        return None
    return sum((part.report_amount for part in parts), Decimal(0))


def missing(period: Period) -> list[Missing]:
    """At most one more than `SHOWN`."""
    rows = (
        _without(period)
        .values("currency", "transfer__paid_on")
        .annotate(number=Count("pk"))
        .order_by("currency", F("transfer__paid_on").asc(nulls_first=True))
    )
    return [
        Missing(row["currency"], row["transfer__paid_on"], row["number"])
        for row in rows[: SHOWN + 1]
    ]


def still_missing(period: Period, currency: str, day: datetime.date | None) -> bool:
    """Whether a payment of this currency and day waits for a rate."""
    return _without(period).filter(currency=currency, transfer__paid_on=day).exists()


def in_use(period: Period) -> list[Rate]:
    """Rates other than 1 for the same currency; at most one more than `SHOWN`."""
    rows = (
        Entry.objects.filter(period=period, rate_on__isnull=False)
        .included()
        .values("currency", "rate", "rate_on", "rate_source")
        .annotate(number=Count("pk"))
        .order_by("currency", "rate_on", "rate", "rate_source")
    )
    return [
        Rate(
            row["currency"],
            row["rate"],
            row["rate_on"],
            row["rate_source"],
            row["number"],
        )
        for row in rows[: SHOWN + 1]
    ]


def _without(period: Period) -> QuerySet[Entry]:
    """Rows with a sum and without one in the currency of the report."""
    if not period.report_currency:
        return Entry.objects.none()
    return (
        Entry.objects.filter(period=period, amount__isnull=False)
        .included()
        .exclude(report_currency=period.report_currency)
    )
