"""What waits for somebody: items from every app, the most urgent first."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from inbox.items import Desk, Item
from inbox.providers import PROVIDERS
from organisations.actors import Seat

SOON_DAYS = 7


@dataclass(frozen=True)
class Waiting:
    """An item as it is shown today: how long there is, and whether to hurry."""

    item: Item
    left: str
    soon: bool


def waiting(person: User, seats: Sequence[Seat], today: datetime.date) -> list[Waiting]:
    """Everything that this person can do something about, for any of their seats.

    By the day by which it should be done; what has no day comes last. The number of
    queries depends on the person's roles alone.
    """
    desk = Desk(person, seats, today)
    items = [item for provider in PROVIDERS for item in provider(desk)]
    items.sort(
        key=lambda item: (
            item.due_on or datetime.date.max,
            item.organisation.name_key,
            item.title,
        )
    )
    return [
        Waiting(
            item,
            _left(item.due_on, today),
            item.due_on is not None and (item.due_on - today).days <= SOON_DAYS,
        )
        for item in items
    ]


def _left(due_on: datetime.date | None, today: datetime.date) -> str:
    """How many days there are, in words."""
    if due_on is None:
        return ""
    days = (due_on - today).days
    if days == 0:
        return _("Today is the last day")
    if days < 0:
        text = ngettext("%(days)d day ago", "%(days)d days ago", -days)
        return text % {"days": -days}
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
