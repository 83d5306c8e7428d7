"""Answers that came in a workbook are stored as if each had been given here."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions.answers import answer
from disclosures.imports.answers import Given
from disclosures.models import AnswerWay, Entry
from documents.models import Document, keep


def bring(content: bytes, name: str, *, by: Actor) -> Document:
    """Keeps an uploaded workbook, so that it can be looked at before it is stored."""
    with acting(by, _("Answers brought as a workbook")):
        return keep(
            content,
            name=name,
            media_type="application/octet-stream",
            kind=Document.Kind.ANSWERS,
            owner_id=by.organisation_id,
        )


def store(given: Iterable[Given], *, by: Actor, today: datetime.date) -> int:
    """All in one transaction; rows that say the same are stored together.

    Raises Refused with every reason; then nothing is stored.
    """
    groups: dict[tuple[str, str, str, str], list[Entry]] = {}
    for each in given:
        alike = (each.answer, each.reason, each.words, each.better_description)
        groups.setdefault(alike, []).append(each.row.entry)
    with acting(by):
        for (said, reason, words, better), entries in groups.items():
            answer(
                entries,
                said,
                by=by,
                today=today,
                reason=reason,
                words=words,
                better_description=better,
                way=AnswerWay.WORKBOOK,
            )
    return sum(map(len, groups.values()))


def note_download(*, by: Actor) -> None:
    """Somebody took the organisation's rows away as a workbook."""
    with acting(by):
        record("exported", None, by=by, what="answers workbook")
