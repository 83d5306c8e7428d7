"""One thing that waits for a person, and how many are told."""

import datetime
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from accounts.models import User
from organisations.actors import Seat
from organisations.models import Organisation
from ui.dates import Moment, day_in
from ui.keyset import CAP


@dataclass(frozen=True)
class Item:
    """Work of one kind for one organisation: `count` things, the first due on `due_on`.

    `url` is the page where it is done, acting for `organisation`. The last day ends by the
    clock of `zone`.
    """

    title: str
    organisation: Organisation
    due_on: datetime.date | None
    url: str
    kind: str
    count: int = 1
    zone: str = settings.TIME_ZONE


@dataclass(frozen=True)
class Desk:
    """A person's desk at a moment: whose it is, and the places that they can take."""

    person: User
    seats: Sequence[Seat]
    at: Moment

    @property
    def today(self) -> datetime.date:
        """The day by the clock of the installation."""
        return day_in(settings.TIME_ZONE, self.at)

    def places(self, *roles: str, kind: str = "") -> dict[int, Organisation]:
        """The organisations for which they hold one of these roles."""
        return {
            seat.organisation.pk: seat.organisation
            for seat in self.seats
            if seat.roles.intersection(roles)
            and (not kind or seat.organisation.kind == kind)
        }

    def verified(
        self, *roles: str, kinds: Collection[str] = ()
    ) -> dict[int, Organisation]:
        """Those where a registrar has verified that they may act, in one of these roles.

        In any role, and of any kind, when none is named.
        """
        return {
            seat.organisation.pk: seat.organisation
            for seat in self.seats
            if seat.only_company_id is None
            and (not roles or seat.roles.intersection(roles))
            and (not kinds or seat.organisation.kind in kinds)
        }


Provider = Callable[[Desk], list[Item]]
"""Gives what waits on a desk; asks nothing when no seat there can have any."""


def number(count: int) -> str:
    """A capped count in words: 12, or more than 1,000."""
    if count > CAP:
        cap = formats.number_format(CAP, force_grouping=True)
        return _("more than %(cap)s") % {"cap": cap}
    return str(count)
