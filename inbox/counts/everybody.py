"""What is counted for people of any organisation."""

import datetime
from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.lifecycle.interests import KEEPERS, REMIND_DAYS
from organisations.models import Interest, Invitation

EXPIRES_WITHIN = datetime.timedelta(days=7)


def _invitations(desk: Desk) -> Any:
    return Invitation.objects.filter(
        state=Invitation.State.OPEN,
        expires_on__range=(desk.today, desk.today + EXPIRES_WITHIN),
    )


def _invited(count: int) -> str:
    return ngettext(
        "%(number)s invitation ends soon and is not taken up",
        "%(number)s invitations end soon and are not taken up",
        count,
    )


def _interests(desk: Desk) -> Any:
    """Own declarations, and those of organisations for which somebody keeps them."""
    soon = desk.today + datetime.timedelta(days=max(REMIND_DAYS))
    keeps = desk.places(*KEEPERS)
    return Interest.objects.lasting(desk.today).filter(
        Q(person=desk.person) | Q(person=None, organisation__in=keeps),
        organisation=OuterRef("pk"),
        renew_by__lte=soon,
    )


COUNTS = (
    Count(
        "invitations",
        lambda desk: desk.places("administrator"),
        lambda desk: _invitations(desk).filter(
            organisation=OuterRef("pk"), by_company__isnull=True
        ),
        _invited,
        lambda own: reverse("organisations:people", args=[own.public_id]),
        first="expires_on",
    ),
    Count(
        "invitations_sent",
        lambda desk: desk.places("disclosure_officer", kind="company"),
        lambda desk: _invitations(desk).filter(by_company=OuterRef("pk")),
        _invited,
        lambda _company: reverse("organisations:list"),
        first="expires_on",
    ),
    Count(
        "interests",
        lambda desk: desk.verified(),
        _interests,
        lambda count: ngettext(
            "Declare %(number)s interest again",
            "Declare %(number)s interests again",
            count,
        ),
        lambda _own: reverse("organisations:interests"),
        first="renew_by",
    ),
)
