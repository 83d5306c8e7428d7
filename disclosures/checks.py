"""What a recipient is asked to check, for each company and year: counts, sums, last day."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Max, Sum

from audit.acting import Actor
from disclosures.lifecycle.periods import IN_HANDS_OF_RECIPIENTS, days_left
from disclosures.models import Answer, Delivery, Entry
from ui.dates import Moment, day_in


@dataclass
class Check:
    """One company's year before its recipient. `totals`: amount to disclose by currency.

    Its last day ends by the clock of `zone`.
    """

    period_id: int
    public_id: str
    company: str
    company_public_id: str
    year: int
    zone: str
    closes_on: datetime.date | None = None
    answers: Counter[str] = field(default_factory=Counter)
    totals: dict[str, Decimal] = field(default_factory=dict)
    days_left: int = 0

    @property
    def asked(self) -> int:
        return self.answers.total()

    @property
    def answered(self) -> int:
        return self.asked - self.answers[Answer.NONE]


@dataclass
class Desk:
    """Everything that companies ask one organisation about now."""

    checks: list[Check]
    preparing: list[Check]
    deliveries: list[Delivery]

    @property
    def asked(self) -> int:
        return sum(check.asked for check in self.checks)

    @property
    def answered(self) -> int:
        return sum(check.answered for check in self.checks)

    @property
    def questioned(self) -> int:
        return sum(check.answers[Answer.QUESTIONED] for check in self.checks)

    @property
    def totals(self) -> dict[str, Decimal]:
        return together(check.totals for check in self.checks)

    @property
    def next_last_day(self) -> Check | None:
        """The check that ends first among those with something to answer."""
        waiting = [c for c in self.checks if c.closes_on and c.answers[Answer.NONE]]
        return min(waiting, key=lambda check: check.days_left, default=None)


def together(sums: Iterable[dict[str, Decimal]]) -> dict[str, Decimal]:
    """Sums by currency; never one over several currencies."""
    found: dict[str, Decimal] = {}
    for each in sums:
        for currency, amount in each.items():
            found[currency] = found.get(currency, Decimal(0)) + amount
    return found


def desk(actor: Actor, *, at: Moment) -> Desk:
    """Two queries. Of a year that a company prepares, only that it does is told."""
    entries = Entry.objects.filter(
        recipient_id=actor.organisation_id,
        state__in=[Entry.State.OPEN, Entry.State.IN_REVIEW],
        transfer__published_elsewhere="",
    )
    deliveries = Delivery.objects.filter(
        recipient_id=actor.organisation_id, period__state__in=IN_HANDS_OF_RECIPIENTS
    )
    if actor.only_company_id:
        entries = entries.filter(period__company_id=actor.only_company_id)
        deliveries = deliveries.filter(period__company_id=actor.only_company_id)
    told = list(deliveries)
    closing = {delivery.period_id: delivery.closes_on for delivery in told}
    checks: dict[int, Check] = {}
    preparing: dict[int, Check] = {}
    groups = (
        entries.values(
            "period_id",
            "period__public_id",
            "period__starts_on",
            "period__time_zone",
            "period__company__legal_name",
            "period__company__public_id",
            "state",
            "answer",
            "currency",
        )
        .annotate(
            count=Count("pk"), total=Sum("amount"), again=Max("asked_again_until")
        )
        .order_by("period__company__name_key", "period_id", "currency")
    )
    for group in groups:
        asked = group["state"] == Entry.State.IN_REVIEW
        found = (checks if asked else preparing).setdefault(
            group["period_id"],
            Check(
                period_id=group["period_id"],
                public_id=group["period__public_id"],
                company=group["period__company__legal_name"],
                company_public_id=group["period__company__public_id"],
                year=group["period__starts_on"].year,
                zone=group["period__time_zone"],
                closes_on=closing.get(group["period_id"]),
            ),
        )
        if asked:
            _count(found, group["answer"], group["count"])
            _sum(found, group["currency"], group["total"])
            _later(found, group["again"])
    for check in checks.values():
        if check.closes_on:
            check.days_left = days_left(check.closes_on, day_in(check.zone, at))
    return Desk(
        checks=list(checks.values()),
        preparing=[c for pk, c in preparing.items() if pk not in checks],
        deliveries=told,
    )


def _count(check: Check, answer: str, count: int) -> None:
    check.answers[answer] += count


def _sum(check: Check, currency: str, total: Decimal | None) -> None:
    if total is not None:
        check.totals[currency] = check.totals.get(currency, Decimal(0)) + total


def _later(check: Check, again: datetime.date | None) -> None:
    """Rows that changed give more time."""
    if again and (check.closes_on is None or again > check.closes_on):
        check.closes_on = again


def by_period(checks: Collection[Check]) -> dict[int, Check]:
    return {check.period_id: check for check in checks}
