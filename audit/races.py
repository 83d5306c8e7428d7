"""Is somebody about to overwrite what they have not seen? And was this sent twice?"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection, models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.models import Event
from workflow.races import Conflict, Outdated

REMEMBERED = datetime.timedelta(days=1)


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


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def sent_before(key: str, verb: str, *, by: Actor) -> Event | None:
    """The event of the same form, when it was sent twice. Call inside `acting`.

    Two at once wait for each other; note `key` in the event that is recorded.
    """
    if not key:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    return (
        Event.objects.filter(
            acting_for_id=by.organisation_id,
            verb=verb,
            data__key=key,
            at__gte=timezone.now() - REMEMBERED,
        )
        .order_by("id")
        .first()
    )


def changed_fields(thing: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Sets `values` on `thing`; gives the names of those that differ from before."""
    changed = []
    for name, value in values.items():
        if getattr(thing, name) != value:
            setattr(thing, name, value)
            changed.append(name)
    return changed
