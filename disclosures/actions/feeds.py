"""A person makes, renews or takes back the address of their calendar."""

from typing import Any

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures.models import CalendarFeed
from organisations import secrets


def make(person: User, *, by: Actor) -> str:
    """A new secret, told this once; an address from before leads nowhere any more."""
    secret = secrets.new_link_secret()
    with acting(by):
        CalendarFeed.objects.update_or_create(
            person=person,
            defaults={"digest": secrets.digest(secret), "made_at": ClockTimestamp()},
        )
        record("calendar_made", person, by=by)
    return secret


def take_back(person: User, *, by: Actor) -> None:
    """The address leads nowhere from now on. Harmless when there is none."""
    with acting(by):
        gone, _each = CalendarFeed.objects.filter(person=person).delete()
        if gone:
            record("calendar_taken_back", person, by=by)


def whose(secret: str) -> User | None:
    """The person whose address this is, as long as they may sign in."""
    feed = (
        CalendarFeed.objects.filter(
            digest=secrets.digest(secret), person__is_active=True
        )
        .select_related("person")
        .first()
    )
    return feed.person if feed else None


def told(person: User) -> list[dict[str, Any]]:
    """What is kept about a person here: when their address was made."""
    feeds = CalendarFeed.objects.filter(person=person)
    return [{"made_at": feed.made_at} for feed in feeds]
