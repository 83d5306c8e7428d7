"""Minutes of a meeting: written by one side, corrected by either."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships import conversations
from partnerships.actions import messages
from partnerships.conversations import Thing
from partnerships.lifecycle.dialogue import may_not_correct
from partnerships.mail import dialogue as mail
from partnerships.models import Attendance, Message, Minutes
from workflow.moves import Refused
from workflow.races import Conflict, Outdated


@dataclass(frozen=True)
class Meeting:
    """What minutes say. `roles` are who was there, by key of their organisation."""

    title: str
    held_on: datetime.date
    text: str
    roles: Mapping[int, str] = field(default_factory=dict)
    others: str = ""


def write(
    thing: Thing,
    meeting: Meeting,
    *,
    audience: str,
    by: Actor,
    today: datetime.date,
    files: Iterable[messages.File] = (),
    key: str = "",
) -> Minutes:
    """Writes minutes down for those who take part, or for the own side alone."""
    with acting(by):
        if meeting.held_on > today:
            raise Refused([_("The meeting has not been held yet.")])
        message = messages.write(
            thing,
            meeting.text,
            audience=audience,
            by=by,
            today=today,
            files=files,
            key=key,
            tells=False,
        )
        if earlier := Minutes.objects.filter(message=message).first():
            return earlier
        made = Minutes.objects.create(
            message=message,
            title=meeting.title,
            held_on=meeting.held_on,
            others=meeting.others,
        )
        made.refresh_from_db()
        _say_who(made, meeting)
        record("minutes_written", made, by=by)
        readers = conversations.readers(conversations.parties(thing), audience, by)
        mail.minuted(made, readers, by=by)
        return made


def correct(
    minutes: Minutes,
    meeting: Meeting,
    *,
    version: int,
    by: Actor,
    today: datetime.date,
    reason: str,
) -> None:
    """Says it better; what stood there before stays in the history, with the reason.

    Raises `Outdated` when somebody else was quicker.
    """
    with acting(by, reason):
        locked = (
            Minutes.objects.select_for_update(of=("self", "message"))
            .select_related("message__partnership")
            .get(pk=minutes.pk)
        )
        if reasons := may_not_correct(locked.message, by):
            raise Refused(reasons)
        if meeting.held_on > today:
            raise Refused([_("The meeting has not been held yet.")])
        if locked.version != version:
            raise _outdated(locked, meeting)
        Message.objects.filter(pk=locked.message_id).update(text=meeting.text)
        locked.title, locked.held_on = meeting.title, meeting.held_on
        locked.others = meeting.others
        locked.version += 1
        locked.save()
        _say_who(locked, meeting)
        record("minutes_corrected", locked, by=by, reason=reason)
        mail.corrected(locked, reason, by=by)


def _say_who(minutes: Minutes, meeting: Meeting) -> None:
    readers = set(minutes.message.readers.values_list("organisation_id", flat=True))
    for organisation_id, roles in meeting.roles.items():
        if organisation_id not in readers:
            continue
        Attendance.objects.update_or_create(
            minutes=minutes, organisation_id=organisation_id, defaults={"roles": roles}
        )


def _outdated(minutes: Minutes, meeting: Meeting) -> Outdated:
    pairs = (
        (_("What the meeting was about"), minutes.title, meeting.title),
        (_("Minutes"), minutes.message.text, meeting.text),
    )
    return Outdated(
        _("Somebody else changed it while you wrote. Look, then save again."),
        version=minutes.version,
        conflicts=[
            Conflict(label, now, wanted)
            for label, now, wanted in pairs
            if now != wanted
        ],
    )
