"""The two directories, page by page: which one somebody sees follows from their side."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from audit.acting import Actor
from organisations.directory import companies, patients
from organisations.directory.conditions import Known
from organisations.models import Organisation, OrganisationQuerySet, PublicProfile
from ui import keyset

Asked = dict[str, Any]

BY_NAME, BY_CHANGE = "name", "changed"
CHUNK = 500  # rows of a file that are read at once


@dataclass(frozen=True)
class Directory:
    """How one kind of organisation is searched, told and written into a file."""

    kind: str
    chosen: Callable[[Asked, Actor], OrganisationQuerySet]
    told: Callable[[OrganisationQuerySet, Asked, Actor], Any]
    rows: Callable[[Sequence[Any], Asked, Actor, datetime.date], Sequence[Any]]
    alike: Callable[[Asked, Actor], list[Known]]
    columns: tuple[str, ...]
    cells: Callable[[Any], list[str]]


PATIENTS = Directory(
    patients.KIND,
    patients.chosen,
    patients.told,
    patients.rows,
    patients.alike,
    patients.COLUMNS,
    patients.cells,
)
COMPANIES = Directory(
    companies.KIND,
    companies.chosen,
    companies.told,
    companies.rows,
    companies.alike,
    companies.COLUMNS,
    companies.cells,
)


def searched_by(viewer: Actor) -> Directory:
    """A company looks for patient organisations, and they look for companies."""
    company = viewer.kind == Organisation.Kind.COMPANY
    return PATIENTS if company else COMPANIES


@dataclass(frozen=True)
class Found:
    """A page of the directory. `page` has the cursors, and rows of whichever table led.

    `counted`: how many the whole search found, where reading the page told it too.
    """

    page: keyset.Page[Any]
    organisations: list[Any]
    counted: int | None = None


def page(
    directory: Directory,
    asked: Asked,
    viewer: Actor,
    *,
    size: int = keyset.SIZE,
    after: str | None = None,
    before: str | None = None,
) -> Found:
    """The page at a cursor (`after`, `before`), by name or by the newest change."""
    chosen = directory.chosen(asked, viewer)
    if asked.get("sort") == BY_CHANGE:
        copies = _copies(chosen, directory)
        by_change: Any = keyset.page(
            copies.annotate(counted=keyset.CountBeside(copies)),
            order=("-changed_on", "-id"),
            size=size,
            after=after,
            before=before,
        )
        changed = {row.organisation_public_id: row for row in by_change.rows}
        these = Organisation.objects.filter(public_id__in=changed)
        read = {each.public_id: each for each in directory.told(these, asked, viewer)}
        for public_id, organisation in read.items():
            organisation.changed_on = changed[public_id].changed_on
        counted = by_change.rows[0].counted if by_change.rows else 0
        return Found(by_change, [read[public_id] for public_id in changed], counted)
    by_name: Any = keyset.page(
        chosen,
        order=("name_key", "id"),
        size=size,
        after=after,
        before=before,
        told=lambda these: directory.told(these, asked, viewer),
    )
    return Found(by_name, by_name.rows)


def _copies(
    chosen: OrganisationQuerySet, directory: Directory
) -> QuerySet[PublicProfile]:
    """Those that have begun a profile: the day of its last change is public."""
    return PublicProfile.objects.filter(
        is_company=directory.kind == Organisation.Kind.COMPANY,
        moved_to="",
        organisation_public_id__in=chosen.order_by().values("public_id"),
    )


def lines(
    directory: Directory, asked: Asked, viewer: Actor, today: datetime.date
) -> Iterator[list[str]]:
    """Every row of a search as cells of a file, some hundred read at a time."""
    after: str | None = None
    while True:
        found = page(directory, asked, viewer, size=CHUNK, after=after)
        for row in directory.rows(found.organisations, asked, viewer, today):
            yield directory.cells(row)
        after = found.page.next
        if after is None:
            return
