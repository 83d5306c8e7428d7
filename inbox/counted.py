"""Work that is counted for each place of a person: one query, however many kinds there are."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet, Subquery

from inbox.items import Desk, Item, number
from organisations.models import Organisation
from ui.keyset import CappedCount


@dataclass(frozen=True)
class Count:
    """One kind of work.

    `places` gives the organisations for which it is this person's; `rows` what waits for
    one of them (`OuterRef("pk")`). `title` writes "Verify %(number)s organisations" for
    a number. `first` names the column whose earliest day is the day by which; `zone` the
    one that says by whose clock that day ends, if not by that of the installation.
    """

    kind: str
    places: Callable[[Desk], Collection[int]]
    rows: Callable[[Desk], QuerySet[Any]]
    title: Callable[[int], str]
    url: Callable[[Organisation], str]
    first: str = ""
    zone: str = ""


def counted(desk: Desk, counts: Collection[Count]) -> list[Item]:
    """What waits of each kind, at each place."""
    mine = {count: set(count.places(desk)) for count in counts}
    mine = {count: places for count, places in mine.items() if places}
    if not mine:
        return []
    wanted: dict[str, Any] = {}
    for count in mine:
        rows = count.rows(desk)
        wanted[f"{count.kind}_count"] = CappedCount(rows)
        if count.first:
            earliest = rows.order_by(count.first, "pk")[:1]
            wanted[f"{count.kind}_first"] = Subquery(earliest.values(count.first))
            if count.zone:
                wanted[f"{count.kind}_zone"] = Subquery(earliest.values(count.zone))
    found = Organisation.objects.filter(pk__in=set().union(*mine.values()))
    return [
        item
        for organisation in found.annotate(**wanted).order_by("pk")
        for item in _of(organisation, mine)
    ]


def _of(organisation: Any, mine: dict[Count, set[int]]) -> Iterator[Item]:
    for count, places in mine.items():
        waiting = getattr(organisation, f"{count.kind}_count")
        if organisation.pk in places and waiting:
            yield Item(
                title=count.title(waiting) % {"number": number(waiting)},
                organisation=organisation,
                due_on=getattr(organisation, f"{count.kind}_first", None),
                url=count.url(organisation),
                kind=count.kind,
                count=waiting,
                zone=getattr(organisation, f"{count.kind}_zone", settings.TIME_ZONE),
            )
