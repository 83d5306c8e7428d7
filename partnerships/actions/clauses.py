"""The clauses of a side's draft: taken from the library, written freely, ordered."""

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from partnerships.actions import versions
from partnerships.clause_text import sha256
from partnerships.models import Agreement, Clause, LibraryClause, Topic, Version
from workflow.moves import Refused

COPIED = ("key", "topic", "library", "heading", "text", "meaning")
Rows = list[dict[str, Any]]


def add(agreement: Agreement, chosen: Iterable[LibraryClause], *, by: Actor) -> Version:
    """Adds clauses of the library at the end; one that is there already stays as it is."""

    def change(rows: Rows) -> None:
        there = {row["library"].key for row in rows if row["library"] is not None}
        for each in chosen:
            if each.key not in there:
                rows.append(from_library(each))
                there.add(each.key)

    return _rewrite(agreement, change, by)


def write_free(agreement: Agreement, facts: Mapping[str, Any], *, by: Actor) -> Version:
    """Adds a clause in the side's own words."""

    def change(rows: Rows) -> None:
        rows.append({"topic": Topic.FREE, "library": None, **facts})

    return _rewrite(agreement, change, by)


def edit(
    agreement: Agreement,
    key: str,
    facts: Mapping[str, Any],
    *,
    by: Actor,
    text: str = "",
) -> Version:
    """Changes one clause of the draft. `text`: the SHA-256 of the one that was read."""

    def change(rows: Rows) -> None:
        row = rows[_place(rows, key)]
        if text and sha256(SimpleNamespace(**row)) != text:
            raise Refused(
                [
                    _(
                        "A colleague changed this clause meanwhile. What you typed is kept:"
                        " compare it with the draft, then save again."
                    )
                ]
            )
        row.update(facts)

    return _rewrite(agreement, change, by)


def move(agreement: Agreement, key: str, *, up: bool, by: Actor) -> Version:
    """One place up or down."""

    def change(rows: Rows) -> None:
        place = _place(rows, key)
        other = place - 1 if up else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]

    return _rewrite(agreement, change, by)


def remove(agreement: Agreement, key: str, *, by: Actor) -> Version:
    """Takes a clause out of the draft; the version on the table keeps it."""

    def change(rows: Rows) -> None:
        rows.pop(_place(rows, key))

    return _rewrite(agreement, change, by)


def from_library(clause: LibraryClause) -> dict[str, Any]:
    """A row of a version, from a clause of the library."""
    return {
        "topic": clause.topic,
        "library": clause,
        "heading": clause.heading,
        "text": clause.text,
        "meaning": clause.meaning,
    }


def _rewrite(
    agreement: Agreement, change: Callable[[Rows], None], by: Actor
) -> Version:
    with acting(by):
        draft = versions.open_draft(agreement, by=by)
        rows = [
            {name: getattr(clause, name) for name in COPIED}
            for clause in Clause.objects.filter(version=draft)
            .select_related("library")
            .order_by("position")
        ]
        change(rows)
        return versions.write(agreement, {}, {"clauses": rows}, by=by)


def _place(rows: Rows, key: str) -> int:
    for place, row in enumerate(rows):
        if row.get("key") == key:
            return place
    raise Refused([_("This clause is no longer in your draft.")])
