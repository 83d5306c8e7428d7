"""Likenesses to sanctions lists to look at, and interests to declare again."""

import datetime
from typing import Any

from django.db.models import Count, Min, Q, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.items import CappedCount, Desk, Item, number
from organisations.lifecycle.interests import KEEPERS, REMIND_DAYS
from organisations.models import Interest, Organisation, ScreeningMatch


def screening(desk: Desk) -> list[Item]:
    """What a registrar has to compare; what is held back and has to be reviewed."""
    places = desk.places("registrar")
    if not places:
        return []
    due = ScreeningMatch.objects.withheld().filter(review_on__lte=desk.today)
    first = due.order_by("review_on").values("review_on")[:1]
    operators: Any = Organisation.objects.filter(pk__in=places).annotate(
        waiting=CappedCount(ScreeningMatch.objects.waiting()),
        reviews=CappedCount(due),
        first_review=Subquery(first),
    )
    return [item for each in operators.order_by("pk") for item in _of_operator(each)]


def _of_operator(operator: Any) -> list[Item]:
    url = reverse("organisations:screening-queue")
    titles = {
        "waiting": (
            ngettext(
                "Compare %(number)s record with a sanctions list",
                "Compare %(number)s records with a sanctions list",
                operator.waiting,
            ),
            None,
            url,
        ),
        "reviews": (
            ngettext(
                "Look again at %(number)s record that is held back",
                "Look again at %(number)s records that are held back",
                operator.reviews,
            ),
            operator.first_review,
            f"{url}?withheld=1",
        ),
    }
    return [
        Item(
            title=title % {"number": number(getattr(operator, kind))},
            organisation=operator,
            due_on=due_on,
            url=address,
            kind=f"screening_{kind}",
            count=getattr(operator, kind),
        )
        for kind, (title, due_on, address) in titles.items()
        if getattr(operator, kind)
    ]


def interests(desk: Desk) -> list[Item]:
    """Own declarations, and those of the organisation, that end soon or have ended."""
    places = {
        seat.organisation.pk: seat.organisation
        for seat in desk.seats
        if seat.only_company_id is None
    }
    keeps = desk.places(*KEEPERS)
    if not places:
        return []
    soon = desk.today + datetime.timedelta(days=max(REMIND_DAYS))
    ending = (
        Interest.objects.lasting(desk.today)
        .filter(
            Q(person=desk.person) | Q(person=None, organisation__in=keeps),
            organisation__in=places,
            renew_by__lte=soon,
        )
        .values("organisation")
        .annotate(count=Count("pk"), first=Min("renew_by"))
        .order_by("organisation")
    )
    return [
        Item(
            title=ngettext(
                "Declare %(number)s interest again",
                "Declare %(number)s interests again",
                each["count"],
            )
            % {"number": number(each["count"])},
            organisation=places[each["organisation"]],
            due_on=each["first"],
            url=reverse("organisations:interests"),
            kind="interests",
            count=each["count"],
        )
        for each in ending
    ]
