"""Who takes the open work of somebody who leaves.

Upper apps know what open work is: they add it in `AppConfig.ready`.
"""

import datetime
from collections.abc import Callable

from audit.acting import Actor

HandOver = Callable[[int, int, int | None, Actor, datetime.date], None]
"""(organisation, leaver, taker or nobody, actor, today): runs inside `acting`."""

_registered: list[HandOver] = []


def register(hand_over: HandOver) -> None:
    """Adds a kind of open work that somebody has to take."""
    if hand_over not in _registered:
        _registered.append(hand_over)


def hand_over(
    organisation_id: int,
    leaver_id: int,
    taker_id: int | None,
    *,
    by: Actor,
    today: datetime.date,
) -> None:
    """Gives all open work of `leaver_id` in an organisation to `taker_id`, or to nobody."""
    for each in _registered:
        each(organisation_id, leaver_id, taker_id, by, today)
