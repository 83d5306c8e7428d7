"""What becomes void when a registrar finds that somebody may not act for an organisation.

Upper apps know what such a person did: they add it in `AppConfig.ready`.
"""

import datetime
from collections.abc import Callable

from audit.acting import Actor

Void = Callable[[int, int, Actor, datetime.date], None]
"""(organisation, person, actor, today): runs inside `acting`."""

_registered: list[Void] = []


def register(void: Void) -> None:
    """Adds a kind of act that does not stand."""
    if void not in _registered:
        _registered.append(void)


def refused(
    organisation_id: int, person_id: int, *, by: Actor, today: datetime.date
) -> None:
    """Takes back what the person did for the organisation."""
    for each in _registered:
        each(organisation_id, person_id, by, today)
