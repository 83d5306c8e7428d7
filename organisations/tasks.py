"""Background work of this app: reading and storing extracts of registers."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone, translation
from django_tasks import task

from accounts.models import User
from audit.acting import Actor, acting
from organisations.actions import extracts
from organisations.actors import NOBODY, seats
from organisations.models import Extract
from workflow.moves import Refused

LOCKS = 8118  # the advisory locks of this module; the second number is the extract


def ask_to_read(extract: Extract, *, by: Actor) -> None:
    """The file is read in the background; together with the change of its state."""
    with acting(by):
        extracts.begin_reading(extract, by=by)
        read_extract.enqueue(extract.pk, by.person_id)


def ask_to_store(extract: Extract, *, by: Actor, partial: bool) -> None:
    """The accepted rows are stored in the background."""
    with acting(by):
        extracts.begin_storing(extract, by=by, partial=partial)
        store_extract.enqueue(extract.pk, by.person_id, partial)


def begin_again(extract: Extract, *, by: Actor) -> None:
    """Work that was interrupted; while it goes on, the second one gives way to it."""
    if extract.state == Extract.State.READING:
        ask_to_read(extract, by=by)
    elif extract.state == Extract.State.STORING:
        partial = bool(extract.figures.get("refused"))
        with acting(by):
            store_extract.enqueue(extract.pk, by.person_id, partial)


@contextmanager
def _alone(extract_id: int) -> Iterator[bool]:
    """Whether nobody else works on this file; a worker that dies lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCKS, extract_id])
        (free,) = cursor.fetchone()
        try:
            yield free
        finally:
            if free:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCKS, extract_id])


@task()
def read_extract(extract_id: int, person_id: int | None) -> None:
    with _alone(extract_id) as free:
        extract = Extract.objects.get(pk=extract_id)
        if not free or extract.state != Extract.State.READING:
            return

        def told(**progress: object) -> None:
            Extract.objects.filter(pk=extract_id).update(**progress)

        actor, language = _who(person_id)
        with translation.override(language):
            extracts.read(extract, by=actor, told=told)


@task()
def store_extract(extract_id: int, person_id: int | None, partial: bool) -> None:  # noqa: FBT001
    with _alone(extract_id) as free:
        extract = Extract.objects.get(pk=extract_id)
        if not free or extract.state != Extract.State.STORING:
            return
        actor, language = _who(person_id)
        with translation.override(language):
            try:
                extracts.store(
                    extract, by=actor, today=timezone.localdate(), partial=partial
                )
            except Refused as refusal:
                extracts.hold(extract, refusal.reasons, by=actor)


def _who(person_id: int | None) -> tuple[Actor, str]:
    """The person who asked, as the registrar that they are now, and their language."""
    person = User.objects.get(pk=person_id or 0)
    for seat in seats(person, timezone.localdate()):
        if seat.organisation.is_operator:
            return seat.actor(person), person.language
    return NOBODY, person.language
