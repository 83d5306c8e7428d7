"""Background work of this app: reading and storing payments files."""

from django.utils import timezone, translation
from django_tasks import task

from accounts.models import User
from audit.acting import Actor, acting
from disclosures.actions import imports
from disclosures.models import ImportBatch
from organisations.actors import NOBODY, seats
from workflow.moves import Refused


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


@task()
def read_file(batch_id: int, person_id: int | None) -> None:
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state != ImportBatch.State.READING:
        return

    def told(**progress: object) -> None:
        ImportBatch.objects.filter(pk=batch_id).update(**progress)

    actor, language = _who(person_id, batch.company_id)
    with translation.override(language):
        imports.read(batch, by=actor, told=told)


@task()
def store_file(batch_id: int, person_id: int | None, partial: bool) -> None:  # noqa: FBT001
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state != ImportBatch.State.STORING:
        return
    actor, language = _who(person_id, batch.company_id)
    with translation.override(language):
        try:
            imports.store(batch, by=actor, today=timezone.localdate(), partial=partial)
        except Refused as refusal:
            imports.hold(batch, refusal.reasons, by=actor)


def _who(person_id: int | None, company_id: int) -> tuple[Actor, str]:
    """The person who asked, with the roles that they have now, and their language."""
    person = User.objects.get(pk=person_id or 0)
    for seat in seats(person, timezone.localdate()):
        if seat.organisation.pk == company_id:
            return seat.actor(person), person.language
    return NOBODY, person.language
