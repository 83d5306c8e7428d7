"""What is to be done next: by whom, until when, and what came of it."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from organisations.models import Membership, Organisation
from partnerships.actions import messages
from partnerships.conversations import Thing
from partnerships.lifecycle.dialogue import may_not_drop, may_not_finish, may_not_say
from partnerships.mail import dialogue as mail
from partnerships.models import FollowUp, Message
from workflow.moves import Refused

REMIND_DAYS = (7, 0)
"""How many days before its day a follow-up is called to mind."""


@dataclass(frozen=True)
class ToDo:
    """A promise: what, by which organisation, by which of its people, until when."""

    text: str
    owner: Organisation
    person: User | None = None
    due_on: datetime.date | None = None


def agree_on(
    thing: Thing,
    todo: ToDo,
    *,
    audience: str,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> FollowUp:
    """Writes down something to do in a conversation, without a longer message."""
    with acting(by):
        message = messages.write(
            thing,
            todo.text,
            audience=audience,
            by=by,
            today=today,
            key=key,
            tells=False,
        )
        if earlier := message.follow_ups.first():
            return earlier
        return _add(message, todo, by=by, today=today)


def add(message: Message, todo: ToDo, *, by: Actor, today: datetime.date) -> FollowUp:
    """Something to do that follows from a message or from minutes."""
    with acting(by):
        reads = message.readers.filter(organisation=by.organisation).exists()
        if reasons := may_not_say(message.audience, by, takes_part=reads, is_open=True):
            raise Refused(reasons)
        return _add(message, todo, by=by, today=today)


def assign(
    follow_up: FollowUp,
    *,
    person: User | None,
    due_on: datetime.date | None,
    by: Actor,
    today: datetime.date,
) -> None:
    """Its organisation says who does it, and until when."""
    with acting(by):
        locked = _lock(follow_up)
        reasons = may_not_finish(locked, by)
        reasons += _wrong_person(person, by.organisation, today)
        if reasons:
            raise Refused(reasons)
        if due_on != locked.due_on:
            locked.reminded_days = None
        locked.owner_person, locked.due_on = person, due_on
        locked.save()
        record("follow_up_assigned", locked, by=by)


def finish(
    follow_up: FollowUp, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    """It is done; the words say what came of it."""
    _end(follow_up, FollowUp.State.DONE, words, by=by, today=today)


def drop(
    follow_up: FollowUp, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    """It is not needed any more."""
    _end(follow_up, FollowUp.State.DROPPED, words, by=by, today=today)


def remind(*, today: datetime.date) -> int:
    """Calls to mind what is due, once for each of `REMIND_DAYS`; how many."""
    due = Q()
    for days in REMIND_DAYS:
        told = Q(reminded_days__isnull=False, reminded_days__lte=days)
        due |= ~told & Q(due_on__lte=today + datetime.timedelta(days=days))
    found = FollowUp.objects.open().filter(due, due_on__isnull=False)
    return sum(_remind(pk, today) for pk in list(found.values_list("pk", flat=True)))


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = _lock(FollowUp(pk=pk))
        if locked.state != FollowUp.State.OPEN or locked.due_on is None:
            return False
        left = (locked.due_on - today).days
        mark = min((days for days in REMIND_DAYS if days >= left), default=None)
        told = locked.reminded_days
        if mark is None or (told is not None and told <= mark):
            return False
        locked.reminded_days = mark
        locked.save(update_fields=["reminded_days"])
        return mail.due(locked, left)


def _add(message: Message, todo: ToDo, *, by: Actor, today: datetime.date) -> FollowUp:
    reasons = []
    if not message.readers.filter(organisation=todo.owner).exists():
        reasons.append(_("%(name)s does not read this.") % {"name": todo.owner})
    if todo.owner.pk == by.organisation_id:
        reasons += _wrong_person(todo.person, by.organisation, today)
    elif todo.person is not None:
        reasons.append(_("Each organisation names its own people."))
    if reasons:
        raise Refused(reasons)
    made = FollowUp.objects.create(
        message=message,
        text=todo.text,
        owner=todo.owner,
        owner_person=todo.person,
        due_on=todo.due_on,
    )
    made.refresh_from_db()
    record("follow_up_agreed", made, by=by)
    mail.follow_up_set(made, by=by)
    return made


def _end(
    follow_up: FollowUp, state: str, words: str, *, by: Actor, today: datetime.date
) -> None:
    with acting(by, words):
        locked = _lock(follow_up)
        may_not = may_not_finish if state == FollowUp.State.DONE else may_not_drop
        if reasons := may_not(locked, by):
            raise Refused(reasons)
        locked.state, locked.ended_on, locked.words = state, today, words
        locked.save()
        record(f"follow_up_{state}", locked, by=by, reason=words)
        mail.follow_up_ended(locked, by=by)


def _wrong_person(
    person: User | None, organisation_id: int, today: datetime.date
) -> list[str]:
    if person is None:
        return []
    held = Membership.objects.on(today).filter(
        person=person, organisation=organisation_id
    )
    return [] if held.exists() else [_("Choose somebody of your organisation.")]


def _lock(follow_up: FollowUp) -> FollowUp:
    found = FollowUp.objects.select_for_update(of=("self",))
    related = found.select_related(
        "owner", "message__partnership", "message__agreement"
    )
    return related.get(pk=follow_up.pk)
