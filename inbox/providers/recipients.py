"""What recipients are asked: is it right?"""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Max, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.lifecycle.periods import days_left
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import Delivery, Entry, Question
from inbox.items import Desk, Item, number
from organisations.models import Organisation
from ui.dates import Moment, day_in
from ui.keyset import CappedCount


@dataclass(frozen=True)
class _Asked:
    """What one company asks about a year, until the end of a day by the clock of `zone`."""

    count: int
    closes_on: datetime.date
    zone: str

    def days_left(self, at: Moment) -> int:
        return days_left(self.closes_on, day_in(self.zone, at))


def entries(desk: Desk) -> list[Item]:
    """Payments to check and answers of companies to read, for all companies together.

    Somebody who doesn't answer for the organisation sees the rows that a colleague asked
    them to look at.
    """
    places = {
        seat.organisation.pk: seat
        for seat in desk.seats
        if seat.organisation.kind != Organisation.Kind.COMPANY
        and not seat.organisation.is_operator
    }
    if not places:
        return []
    open_entries = Entry.objects.filter(
        period=OuterRef("period"),
        recipient=OuterRef("recipient"),
        state=Entry.State.IN_REVIEW,
        answer="none",
    )
    answered = Question.objects.filter(
        entry__period=OuterRef("period"),
        entry__recipient=OuterRef("recipient"),
        state=Question.State.ANSWERED,
    )
    again = (
        open_entries.order_by()
        .values("recipient")
        .values(last=Max("asked_again_until"))
    )
    deliveries = Delivery.objects.filter(
        recipient__in=places, period__state__in=["in_review", "in_correction"]
    ).annotate(
        to_check=CappedCount(open_entries),
        given_to_me=CappedCount(open_entries.filter(assigned_to_id=desk.person.pk)),
        to_read=CappedCount(answered),
        again_until=Subquery(again),
        company_id=F("period__company_id"),
        zone=F("period__time_zone"),
    )
    checks: dict[int, list[_Asked]] = defaultdict(list)
    reads: dict[int, int] = defaultdict(int)
    for delivery in deliveries:
        seat = places[delivery.recipient_id]
        if seat.only_company_id not in {None, delivery.company_id}:
            continue
        answers = not seat.roles.isdisjoint(ANSWERING_ROLES)
        count = delivery.to_check if answers else delivery.given_to_me
        closes_on = max(delivery.closes_on, delivery.again_until or delivery.closes_on)
        if count:
            asked = _Asked(count, closes_on, delivery.zone)
            checks[delivery.recipient_id].append(asked)
        if answers and delivery.to_read:
            reads[delivery.recipient_id] += delivery.to_read
    return [
        *(
            _check(places[pk].organisation, found, desk.at)
            for pk, found in checks.items()
        ),
        *(_read(places[pk].organisation, count) for pk, count in reads.items()),
    ]


def _check(organisation: Organisation, found: list[_Asked], at: Moment) -> Item:
    count = sum(each.count for each in found)
    first = min(found, key=lambda each: (each.days_left(at), each.closes_on))
    title = ngettext(
        "Check %(number)s payment or help that companies want to publish",
        "Check %(number)s payments or help that companies want to publish",
        count,
    )
    return Item(
        title=title % {"number": number(count)},
        organisation=organisation,
        due_on=first.closes_on,
        url=reverse("disclosures:review"),
        kind="check",
        count=count,
        zone=first.zone,
    )


def _read(organisation: Organisation, count: int) -> Item:
    title = (
        _("Read what a company answered to your question")
        if count == 1
        else _("Read what companies answered to %(number)s of your questions")
        % {"number": number(count)}
    )
    return Item(
        title=title,
        organisation=organisation,
        due_on=None,
        url=reverse("disclosures:review"),
        kind="read",
        count=count,
    )
