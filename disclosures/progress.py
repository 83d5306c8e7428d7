"""How far a company's year has come: entries, answers, deliveries, sums."""

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from disclosures import mail
from disclosures.models import Answer, Delivery, Entry, Period
from organisations import heirs
from organisations.models import Organisation

ASKED = Q(
    state__in=[Entry.State.IN_REVIEW, Entry.State.PUBLISHED],
    transfer__published_elsewhere="",
)
"""Entries that recipients were sent for checking."""


@dataclass
class Figures:
    """Of one year, or of one recipient in it. `totals`: what will be disclosed."""

    entries: int = 0
    excluded: int = 0
    historic: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    totals: dict[str, Decimal] = field(default_factory=dict)
    offered: int = 0

    @property
    def asked(self) -> int:
        return self.answers.total()

    @property
    def answered(self) -> int:
        return self.asked - self.answers[Answer.NONE]

    @property
    def questioned(self) -> int:
        return self.answers[Answer.QUESTIONED]

    @property
    def response_rate(self) -> int | None:
        """Per cent of the entries that were sent, rounded down."""
        return self.answered * 100 // self.asked if self.asked else None


def _grouped(entries: QuerySet[Entry], key: str) -> dict[int, Figures]:
    """Figures by `key`, in one query."""
    found: dict[int, Figures] = {}
    groups = (
        entries.values(key, "state", "answer", "currency")
        .annotate(
            count=Count("pk"),
            asked=Count("pk", filter=ASKED),
            historic=Count("pk", filter=~Q(transfer__published_elsewhere="")),
            offered=Count("pk", filter=~Q(suggested_description="")),
            total=Sum("amount"),
        )
        .order_by(key, "currency")
    )
    for group in groups:
        _add(found.setdefault(group[key], Figures()), group)
    return found


def _add(figures: Figures, group: dict[str, Any]) -> None:
    if group["state"] == Entry.State.EXCLUDED:
        figures.excluded += group["count"]
        return
    figures.entries += group["count"]
    figures.historic += group["historic"]
    figures.offered += group["offered"]
    if group["asked"]:
        figures.answers[group["answer"]] += group["asked"]
    if group["total"] is not None:
        currency = group["currency"]
        figures.totals[currency] = (
            figures.totals.get(currency, Decimal(0)) + group["total"]
        )


def of_periods(periods: Collection[Period]) -> dict[int, Figures]:
    """One query for all of them."""
    return _grouped(Entry.objects.filter(period__in=periods), "period_id")


def of_recipients(
    period: Period, recipients: Collection[Organisation]
) -> dict[int, Figures]:
    """One query for all of them."""
    entries = Entry.objects.filter(period=period, recipient__in=recipients)
    return _grouped(entries, "recipient_id")


@dataclass(frozen=True)
class Deliveries:
    """How many recipients stand where; `late`: the last day is over, not all answered."""

    by_state: dict[str, int]
    late: int

    @property
    def count(self) -> int:
        return sum(self.by_state.values())


def deliveries(period: Period, *, today: datetime.date) -> Deliveries:
    over = Q(closes_on__lt=today) & ~Q(state=Delivery.State.DONE)
    groups = list(
        Delivery.objects.filter(period=period)
        .values("state")
        .annotate(count=Count("pk"), late=Count("pk", filter=over))
        .order_by()
    )
    return Deliveries(
        by_state={group["state"]: group["count"] for group in groups},
        late=sum(group["late"] for group in groups),
    )


def recipients(period: Period) -> QuerySet[Any]:
    """Those about whom the year has entries, each with how far it was reached.

    `delivery_state` and its companions are empty before the check was opened.
    """
    entries = Entry.objects.filter(period=period).included()
    delivery = Delivery.objects.filter(period=period, recipient=OuterRef("pk"))
    return Organisation.objects.filter(pk__in=entries.values("recipient_id")).annotate(
        **{
            f"delivery_{name}": Subquery(delivery.values(name)[:1])
            for name in ("state", "way", "invited_on", "opened_on", "closes_on")
        }
    )


def with_people(
    recipients: Collection[Organisation], *, today: datetime.date
) -> set[int]:
    """Which of them have somebody here who can answer."""
    keys = [recipient.pk for recipient in recipients]
    return heirs.with_people(keys, mail.ANSWERERS, today)
