"""A person makes, renews or takes back the address of their calendar."""

import datetime
from typing import Any

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures.models import CalendarFeed
from organisations import secrets
from organisations.actors import Seat, seats


def make(person: User, *, by: Actor) -> str:
    """A new secret, told this once; an address from before leads nowhere any more."""
    secret = secrets.new_link_secret()
    with acting(by):
        CalendarFeed.objects.update_or_create(
            person=person,
            defaults={
                "digest": secrets.digest(secret),
                "made_at": ClockTimestamp(),
                "read_at": None,
            },
        )
        record("calendar_made", person, by=by)
    return secret


def take_back(person: User, *, by: Actor) -> None:
    """The address leads nowhere from now on. Harmless when there is none."""
    with acting(by):
        gone, _each = CalendarFeed.objects.filter(person=person).delete()
        if gone:
            record("calendar_taken_back", person, by=by)


def read(secret: str, *, today: datetime.date) -> tuple[User, list[Seat]] | None:
    """Whose address this is, with whom they act for; notes that it was read.

    It leads nowhere once the person may not sign in, or acts for no organisation any more.
    """
    feed = (
        CalendarFeed.objects.filter(
            digest=secrets.digest(secret), person__is_active=True
        )
        .select_related("person")
        .first()
    )
    places = seats(feed.person, today) if feed else []
    if feed is None or not places:
        return None
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=ClockTimestamp())
    return feed.person, places


def told(person: User) -> list[dict[str, Any]]:
    """What is kept about a person here: when their address was made and last read."""
    feeds = CalendarFeed.objects.filter(person=person)
    return [{"made_at": feed.made_at, "read_at": feed.read_at} for feed in feeds]
