"""What is counted of conversations: what is new, and what is to be done."""

from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.counts.leading import speakers
from inbox.items import Desk
from partnerships import conversations
from partnerships.models import FollowUp


def _unread(desk: Desk) -> Any:
    return conversations.unread(desk.person.pk, OuterRef("pk"))


def _to_do(desk: Desk) -> Any:
    """Theirs by name, or nobody's by name while they speak for the organisation."""
    return FollowUp.objects.open().filter(
        Q(owner_person=desk.person)
        | Q(owner_person=None, owner__in=list(speakers(desk))),
        owner=OuterRef("pk"),
    )


COUNTS = (
    Count(
        "messages",
        speakers,
        _unread,
        lambda count: ngettext(
            "Read %(number)s new message in partnerships",
            "Read %(number)s new messages in partnerships",
            count,
        ),
        lambda _organisation: reverse("partnerships:list") + "?part=new",
    ),
    Count(
        "follow_ups",
        lambda desk: desk.verified(kinds={"company", "patients", "other"}),
        _to_do,
        lambda count: ngettext(
            "Do %(number)s thing that was agreed in a partnership",
            "Do %(number)s things that were agreed in partnerships",
            count,
        ),
        lambda _organisation: reverse("partnerships:to-do"),
        first="due_on",
    ),
)
