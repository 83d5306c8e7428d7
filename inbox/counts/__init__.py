"""Every kind of work that is counted, by whose it is."""

from inbox.counted import Count, counted
from inbox.counts import companies, everybody, recipients, registrars
from inbox.items import Desk, Item

COUNTS: tuple[Count, ...] = (
    *companies.COUNTS,
    *recipients.COUNTS,
    *registrars.COUNTS,
    *everybody.COUNTS,
)


def around(desk: Desk) -> list[Item]:
    """All of it in one query."""
    return counted(desk, COUNTS)
