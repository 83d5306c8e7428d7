"""Two people change one record: is the later one about to overwrite what they have not seen?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from psycopg2.errors import ExclusionViolation, UniqueViolation

from workflow.moves import Refused
from workflow.races import Conflict, Outdated


def ask_version(thing: Any, version: int, wanted: Mapping[str, Any]) -> None:
    """Raises `Outdated` when `thing` (locked) is no longer the `version` that was seen."""
    if thing.version == version:
        return
    conflicts = [
        Conflict(str(capfirst(field.verbose_name)), _text(now), _text(then))
        for field, then in (
            (thing._meta.get_field(name), value) for name, value in wanted.items()
        )
        if (now := getattr(thing, field.name)) != then
    ]
    raise Outdated(
        _(
            "Somebody changed this while you were typing. What you typed is kept:"
            " compare, then save again."
        ),
        version=thing.version,
        conflicts=conflicts,
    )


def just_written(thing: Any, seen: int, **said: Any) -> bool:
    """A second click, or a page sent again: the same stands there since just now."""
    return thing.version == seen + 1 and all(
        getattr(thing, name) == value for name, value in said.items()
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def changed_fields(thing: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Sets `values` on `thing`; gives the names of those that differ from before."""
    changed = []
    for name, value in values.items():
        if getattr(thing, name) != value:
            setattr(thing, name, value)
            changed.append(name)
    return changed


@contextmanager
def unless_meanwhile() -> Iterator[None]:
    """A row that somebody else wrote at the same moment is in the way: said in words.

    Stands around the transaction, which is lost.
    """
    try:
        yield
    except IntegrityError as clash:
        if not isinstance(clash.__cause__, UniqueViolation | ExclusionViolation):
            raise
        raise Refused(
            [
                _(
                    "Somebody changed one of the records at this moment. Nothing is done"
                    " yet: look at them, and try again."
                )
            ]
        ) from clash
