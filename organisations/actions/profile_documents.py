"""Documents of an organisation about itself: given once, used by every company."""

import datetime
from dataclasses import dataclass

from audit.acting import Actor, acting
from audit.once import sent_before
from documents.models import Document, keep
from organisations.actions.profiles import CHANGED, locked, note
from organisations.models import Organisation, ProfileDocument

PART = "documents"


@dataclass(frozen=True)
class File:
    """A file as somebody brought it."""

    data: bytes
    name: str
    media_type: str


def add(
    organisation: Organisation,
    file: File,
    *,
    kind: str,
    year: int | None,
    sight: str,
    by: Actor,
    key: str = "",
) -> None:
    """`key` is the form's: sent twice, there is still one document."""
    with acting(by):
        kept = locked(organisation, by)
        if sent_before(key, CHANGED, by=by):
            return
        _store(organisation, file, kind=kind, year=year, sight=sight)
        note(kept, by=by, part=PART, key=key)


def replace(
    shown: ProfileDocument, file: File, *, sight: str, by: Actor, today: datetime.date
) -> None:
    """A newer one of the same kind and year; the old one is shown no more."""
    with acting(by):
        kept = locked(shown.organisation, by)
        ProfileDocument.objects.filter(pk=shown.pk, ended_on=None).update(
            ended_on=today
        )
        _store(shown.organisation, file, kind=shown.kind, year=shown.year, sight=sight)
        note(kept, by=by, part=PART)


def show_to(shown: ProfileDocument, *, sight: str, by: Actor) -> None:
    """From now on these may read it."""
    with acting(by):
        kept = locked(shown.organisation, by)
        others = ProfileDocument.objects.filter(pk=shown.pk).exclude(sight=sight)
        if others.update(sight=sight):
            note(kept, by=by, part=PART)


def end(shown: ProfileDocument, *, by: Actor, today: datetime.date) -> None:
    """It is shown no more; the own side can still open it."""
    with acting(by):
        kept = locked(shown.organisation, by)
        still = ProfileDocument.objects.filter(pk=shown.pk, ended_on=None)
        if still.update(ended_on=today):
            note(kept, by=by, part=PART)


def _store(
    organisation: Organisation, file: File, *, kind: str, year: int | None, sight: str
) -> None:
    document = keep(
        file.data,
        name=file.name,
        media_type=file.media_type,
        kind=Document.Kind.PROFILE,
        owner_id=organisation.pk,
    )
    ProfileDocument.objects.create(
        organisation=organisation, kind=kind, year=year, document=document, sight=sight
    )
