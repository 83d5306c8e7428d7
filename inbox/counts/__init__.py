"""Every kind of work that is counted, by whose it is."""

from inbox.counted import Count, counted
from inbox.counts import (
    agreements,
    applications,
    companies,
    dialogue,
    drafting,
    everybody,
    leading,
    learning,
    life,
    recipients,
    registrars,
)
from inbox.items import Desk, Item

COUNTS: tuple[Count, ...] = (
    *companies.COUNTS,
    *recipients.COUNTS,
    *registrars.COUNTS,
    *leading.COUNTS,
    *dialogue.COUNTS,
    *learning.COUNTS,
    *everybody.COUNTS,
    *applications.COUNTS,
    *drafting.COUNTS,
    *agreements.COUNTS,
    *life.COUNTS,
)


def around(desk: Desk) -> list[Item]:
    """All of it in one query."""
    return counted(desk, COUNTS)
