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
from ui.dates import Moment, day_in

SOON_DAYS = 7


@dataclass(frozen=True)
class Waiting:
    """An item as it is shown today: how long there is, and whether to hurry."""

    item: Item
    left: str
    soon: bool


def waiting(person: User, seats: Sequence[Seat], at: Moment) -> list[Waiting]:
    """Everything that this person can do something about, for any of their seats.

    By the day by which it should be done; what has no day comes last. How many days are
    left is told by the clock of each. The number of queries depends on the person's
    roles alone.
    """
    desk = Desk(person, seats, at)
    items = [item for provider in PROVIDERS for item in provider(desk)]
    items.sort(
        key=lambda item: (
            item.due_on or datetime.date.max,
            item.organisation.name_key,
            item.title,
        )
    )
    return [_waiting(item, at) for item in items]


def _waiting(item: Item, at: Moment) -> Waiting:
    if item.due_on is None:
        return Waiting(item, "", soon=False)
    days = (item.due_on - day_in(item.zone, at)).days
    return Waiting(item, _left(days), days <= SOON_DAYS)


def _left(days: int) -> str:
    """How many days there are, in words."""
    if days == 0:
        return _("Today is the last day")
    if days < 0:
        text = ngettext("%(days)d day ago", "%(days)d days ago", -days)
        return text % {"days": -days}
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
