"""What everybody together asks of an organisation, by week and by who asks."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.models import Delivery, Entry, Question
from independence.models import Alert
from organisations.models import DiligenceItem, DueDiligence, Organisation, Tie

WEEK = datetime.timedelta(days=7)
MOST_ROWS = 500


@dataclass(frozen=True)
class Ask:
    """`count` things of one kind that one organisation asks for, by a last day if any."""

    what: str
    who: str
    count: int
    url: str
    due_on: datetime.date | None = None


@dataclass(frozen=True)
class Week:
    """From Monday to Sunday; `late`: the last day is over and it still waits."""

    starts_on: datetime.date | None
    asks: list[Ask]
    late: bool = False

    @property
    def ends_on(self) -> datetime.date | None:
        return (
            self.starts_on + WEEK - datetime.timedelta(days=1)
            if self.starts_on
            else None
        )

    @property
    def count(self) -> int:
        return sum(ask.count for ask in self.asks)


def asked(organisation: Organisation) -> list[Ask]:
    """Everything that waits for it now, the first last day first. Four queries."""
    found = [
        *_to_check(organisation),
        *_checks(organisation),
        *_about_dependence(organisation),
        *_ties(organisation),
    ]
    return sorted(
        found,
        key=lambda ask: (ask.due_on or datetime.date.max, ask.who.casefold(), ask.what),
    )


def by_week(asks: Iterable[Ask], today: datetime.date) -> list[Week]:
    """What is over, the weeks of this month and the next, later, and what has no day."""
    asks = list(asks)
    _first, last = months(today)
    begin = today - datetime.timedelta(days=today.weekday())
    late = [ask for ask in asks if ask.due_on and ask.due_on < today]
    weeks = [Week(None, late, late=True)] if late else []
    while begin <= last:
        of_week = [
            ask
            for ask in asks
            if ask.due_on and max(begin, today) <= ask.due_on < begin + WEEK
        ]
        weeks.append(Week(begin, of_week))
        begin += WEEK
    later = [ask for ask in asks if ask.due_on and ask.due_on >= begin]
    if later:
        weeks.append(Week(begin, later))
    without = [ask for ask in asks if ask.due_on is None]
    if without:
        weeks.append(Week(None, without))
    return weeks


def months(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first day of this month and the last of the next."""
    first = today.replace(day=1)
    middle_of_next = first + datetime.timedelta(days=45)
    after = (middle_of_next.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    return first, after - datetime.timedelta(days=1)


def by_who(asks: Iterable[Ask]) -> list[tuple[str, int, str]]:
    """Who asks, how many things, and of which kinds; who asks most comes first."""
    counts: dict[str, Counter[str]] = {}
    for ask in asks:
        counts.setdefault(ask.who, Counter())[ask.what] += ask.count
    told = [
        (who, kinds.total(), ", ".join(f"{what}: {n}" for what, n in kinds.items()))
        for who, kinds in counts.items()
    ]
    return sorted(told, key=lambda row: (-row[1], row[0].casefold()))


def _to_check(organisation: Organisation) -> Iterator[Ask]:
    """Payments to check before they are published, and answers to read."""
    of_delivery = {"period": OuterRef("period"), "recipient": OuterRef("recipient")}
    unanswered = Entry.objects.filter(
        **of_delivery, state=Entry.State.IN_REVIEW, answer="none"
    ).order_by()
    replied = Question.objects.filter(
        entry__period=OuterRef("period"),
        recipient=OuterRef("recipient"),
        state=Question.State.ANSWERED,
    ).order_by()
    deliveries: Any = (
        Delivery.objects.filter(
            recipient=organisation, period__state__in=["in_review", "in_correction"]
        )
        .select_related("period__company")
        .annotate(
            to_check=_number(unanswered, "period"),
            to_read=_number(replied, "entry__period"),
            again_until=Subquery(
                unanswered.values("period").values(last=Max("asked_again_until"))
            ),
        )
        .order_by("pk")[:MOST_ROWS]
    )
    review = reverse("disclosures:review")
    for delivery in deliveries:
        company = delivery.period.company.legal_name
        closes_on = max(delivery.closes_on, delivery.again_until or delivery.closes_on)
        if delivery.to_check:
            yield Ask(
                _("Payments to check"), company, delivery.to_check, review, closes_on
            )
        if delivery.to_read:
            yield Ask(_("Answers to read"), company, delivery.to_read, review)


def _number(rows: Any, key: str) -> Subquery:
    return Subquery(rows.values(key).annotate(n=Count("pk")).values("n"))


def _checks(organisation: Organisation) -> Iterator[Ask]:
    """Rounds of due diligence, and what they ask."""
    waiting = Q(
        items__outcome=DiligenceItem.Outcome.ASKED, items__answered_on__isnull=True
    )
    rounds: Any = (
        DueDiligence.objects.filter(
            organisation=organisation, state=DueDiligence.State.COLLECTING
        )
        .select_related("company")
        .annotate(asked=Count("items", filter=waiting))
        .order_by("pk")[:MOST_ROWS]
    )
    for round_ in rounds:
        yield Ask(
            _("Questions in checks before working together")
            if round_.asked
            else _("Checks before working together: nothing to do now"),
            round_.company.legal_name,
            round_.asked,
            round_.get_absolute_url(),
        )


def _about_dependence(organisation: Organisation) -> Iterator[Ask]:
    alerts = Alert.objects.filter(
        organisation=organisation, state=Alert.State.OPEN, organisation_words=""
    ).select_related("company")
    for alert in alerts.order_by("pk")[:MOST_ROWS]:
        yield Ask(
            _("Questions about dependence"),
            alert.company.legal_name if alert.company else _("This site"),
            1,
            alert.get_absolute_url(),
        )


def _ties(organisation: Organisation) -> Iterator[Ask]:
    """Umbrella and member organisations that say they belong together."""
    ties = Tie.objects.filter(
        Q(umbrella=organisation) | Q(member=organisation),
        ~Q(said_by=organisation),
        confirmed_on__isnull=True,
        until_on__isnull=True,
    ).select_related("said_by")
    url = reverse("organisations:profile-ties", args=[organisation.public_id])
    for tie in ties.order_by("pk")[:MOST_ROWS]:
        yield Ask(_("Ties to confirm"), tie.said_by.legal_name, 1, url)
