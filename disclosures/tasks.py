"""Background work of this app: payments files are read and stored, pairs looked for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone, translation
from django_tasks import task

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp
from disclosures.actions import comparisons, import_undoing, imports
from disclosures.models import Comparison, ImportBatch, PassOnList
from organisations.actors import NOBODY, seats
from workflow.moves import Refused

LOCKS = 8117  # the advisory locks of this module; the second number is the batch
LOOKING = 8120  # those of comparisons


def ask_to_read(batch: ImportBatch, *, by: Actor) -> None:
    """The file is read in the background; together with the change of its state."""
    with acting(by):
        imports.begin_reading(batch, by=by)
        read_file.enqueue(batch.pk, by.person_id)


def ask_to_store(batch: ImportBatch, *, by: Actor, partial: bool) -> None:
    """The accepted rows are stored in the background."""
    with acting(by):
        imports.begin_storing(batch, by=by, partial=partial)
        store_file.enqueue(batch.pk, by.person_id, partial)


def ask_to_take_back(batch: ImportBatch, reason: str, *, by: Actor) -> None:
    """What a stored file brought is taken back in the background."""
    with acting(by):
        import_undoing.begin(batch, reason, by=by)
        take_file_back.enqueue(batch.pk, by.person_id)


def begin_again(batch: ImportBatch, *, by: Actor) -> None:
    """Work that was interrupted; while it goes on, the second one gives way to it."""
    if batch.state == ImportBatch.State.READING:
        ask_to_read(batch, by=by)
    elif batch.state == ImportBatch.State.STORING:
        partial = bool(batch.figures.get("refused"))
        with acting(by):
            store_file.enqueue(batch.pk, by.person_id, partial)
    elif batch.state == ImportBatch.State.TAKING_BACK:
        with acting(by):
            take_file_back.enqueue(batch.pk, by.person_id)


@contextmanager
def _alone(batch_id: int, locks: int = LOCKS) -> Iterator[bool]:
    """Whether nobody else works on this file; a worker that dies lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [locks, batch_id])
        (free,) = cursor.fetchone()
        try:
            yield free
        finally:
            if free:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [locks, batch_id])


@task()
def read_file(batch_id: int, person_id: int | None) -> None:
    with _alone(batch_id) as free:
        batch = ImportBatch.objects.get(pk=batch_id)
        if free and batch.state == ImportBatch.State.READING:
            _read(batch, person_id)


def _read(batch: ImportBatch, person_id: int | None) -> None:
    def told(**progress: object) -> None:
        ImportBatch.objects.filter(pk=batch.pk).update(**progress)

    actor, language = _who(person_id, batch.company_id)
    with translation.override(language):
        imports.read(batch, by=actor, told=told)


@task()
def store_file(batch_id: int, person_id: int | None, partial: bool) -> None:  # noqa: FBT001
    with _alone(batch_id) as free:
        batch = ImportBatch.objects.get(pk=batch_id)
        if free and batch.state == ImportBatch.State.STORING:
            _store(batch, person_id, partial=partial)


def _store(batch: ImportBatch, person_id: int | None, *, partial: bool) -> None:
    actor, language = _who(person_id, batch.company_id)
    with translation.override(language):
        try:
            imports.store(batch, by=actor, today=timezone.now(), partial=partial)
        except Refused as refusal:
            imports.hold(batch, refusal.reasons, by=actor)


@task()
def take_file_back(batch_id: int, person_id: int | None) -> None:
    with _alone(batch_id) as free:
        batch = ImportBatch.objects.get(pk=batch_id)
        if free and batch.state == ImportBatch.State.TAKING_BACK:
            _take_back(batch, person_id)


def _take_back(batch: ImportBatch, person_id: int | None) -> None:
    actor, language = _who(person_id, batch.company_id)
    with translation.override(language):
        try:
            import_undoing.take_back(batch, by=actor, today=timezone.now())
        except Refused as refusal:
            import_undoing.keep(batch, refusal.reasons, by=actor)


def ask_to_match(comparison: Comparison, *, by: Actor) -> None:
    """Pairs are looked for in the background; the page says so until they are found."""
    with acting(by):
        comparisons.begin_looking(comparison, by=by)
        find_pairs.enqueue(comparison.pk, by.person_id, by.organisation)


def match_handed_in(passed_on: PassOnList) -> None:
    """What an agency handed in is compared for whoever asked for it. Call inside `acting`."""
    Comparison.objects.filter(passed_on=passed_on).update(
        looking_since=ClockTimestamp()
    )
    find_pairs.enqueue(
        passed_on.comparison.pk, passed_on.asked_by_id, passed_on.company_id
    )


@task()
def find_pairs(comparison_id: int, person_id: int | None, organisation_id: int) -> None:
    with _alone(comparison_id, LOOKING) as free:
        comparison = Comparison.objects.get(pk=comparison_id)
        if not free or comparison.looking_since is None:
            return
        actor, language = _who(person_id, organisation_id)
        with translation.override(language):
            try:
                comparisons.match(comparison, by=actor)
            except Refused:
                comparisons.stop_looking(comparison, by=actor)


def _who(person_id: int | None, organisation_id: int) -> tuple[Actor, str]:
    """The person who asked, with the roles that they have now, and their language."""
    person = User.objects.get(pk=person_id or 0)
    for seat in seats(person, timezone.localdate()):
        if seat.organisation.pk == organisation_id:
            return seat.actor(person), person.language
    return NOBODY, person.language
