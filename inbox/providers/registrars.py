"""What waits for a registrar's decision."""

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from inbox.items import CappedCount, Desk, Item, number
from organisations.models import AccessRequest, Likeness, Organisation

PAGES = {"alike": "organisations:likeness-list"}


def queue(desk: Desk) -> list[Item]:
    """People who ask for access, and organisations that nobody has verified."""
    places = desk.places("registrar")
    if not places:
        return []
    operators = Organisation.objects.filter(pk__in=places).annotate(
        requests=CappedCount(
            AccessRequest.objects.filter(state=AccessRequest.State.WAITING)
        ),
        unverified=CappedCount(
            Organisation.objects.current().filter(
                verification=Organisation.Verification.UNVERIFIED
            )
        ),
        alike=CappedCount(
            Likeness.objects.filter(
                state=Likeness.State.OPEN,
                verdict=Likeness.Verdict.SAME,
                first__status=Organisation.Status.ACTIVE,
                second__status=Organisation.Status.ACTIVE,
            )
        ),
    )
    items = []
    operator: Any
    for operator in operators.order_by("pk"):
        titles = {
            "requests": ngettext(
                "Decide about %(number)s person who asks to act for an organisation",
                "Decide about %(number)s people who ask to act for an organisation",
                operator.requests,
            ),
            "unverified": ngettext(
                "Verify %(number)s organisation",
                "Verify %(number)s organisations",
                operator.unverified,
            ),
            "alike": ngettext(
                "Compare %(number)s pair of records: probably the same organisation",
                "Compare %(number)s pairs of records: probably the same organisations",
                operator.alike,
            ),
        }
        items += [
            Item(
                title=title % {"number": number(getattr(operator, kind))},
                organisation=operator,
                due_on=None,
                url=reverse(PAGES.get(kind, "organisations:registrar-queue")),
                kind=kind,
                count=getattr(operator, kind),
            )
            for kind, title in titles.items()
            if getattr(operator, kind)
        ]
    return items
