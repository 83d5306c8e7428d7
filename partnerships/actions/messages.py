"""Writing in the conversation of a partnership or an agreement."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document, keep
from partnerships import conversations
from partnerships.actions.public_messages import consent
from partnerships.conversations import Thing
from partnerships.mail import dialogue as mail
from partnerships.models import Message, MessageDocument, MessageReader
from workflow.moves import Refused

WRITTEN = "message_written"


@dataclass(frozen=True)
class File:
    """A file that comes with a message."""

    data: bytes
    name: str
    media_type: str


def write(
    thing: Thing,
    text: str,
    *,
    audience: str,
    by: Actor,
    today: datetime.date,
    files: Iterable[File] = (),
    key: str = "",
    tells: bool = True,
) -> Message:
    """Writes to those who take part now, to everybody, or a note for the own side alone.

    `key` is the form's: sent twice, it is written once. `tells`: the other sides get a
    notice, unless one about this conversation lies unread.
    """
    with acting(by):
        if before := sent_before(key, WRITTEN, by=by):
            return Message.objects.get(pk=before.subject_id or 0)
        now = conversations.parties(thing)
        if reasons := conversations.reasons_against(thing, now, audience, by):
            raise Refused(reasons)
        message = Message.objects.create(
            audience=audience,
            text=text,
            by_organisation_id=by.organisation,
            by_person_id=by.person,
            sent_on=today,
            **conversations.of(thing),
        )
        message.refresh_from_db()
        readers = conversations.readers(now, audience, by)
        ids = {reader.pk for reader in readers} | {by.organisation}
        MessageReader.objects.bulk_create(
            MessageReader(message=message, organisation_id=pk) for pk in sorted(ids)
        )
        if audience == Message.Audience.PUBLIC:
            consent(message, by=by, today=today)
        for file in files:
            _attach(message, file, by)
        # about the message: notes of one side leave no trace in what others read
        record(WRITTEN, message, by=by, key=key)
        if audience == Message.Audience.PUBLIC:
            mail.public_words(message, "public_words_wanted", by=by)
        elif tells:
            mail.written(message, readers, by=by)
        return message


def _attach(message: Message, file: File, by: Actor) -> None:
    document = keep(
        file.data,
        name=file.name,
        media_type=file.media_type,
        kind=Document.Kind.EVIDENCE,
        owner_id=by.organisation_id,
    )
    MessageDocument.objects.create(message=message, document=document)
