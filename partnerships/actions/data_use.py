"""Use of patients' data: written down by one side, agreed by the other, ended, returned."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.actions.permissions import not_a_partner
from partnerships.lifecycle.activities import may_not_write
from partnerships.lifecycle.data_use import (
    MOVES,
    data_use_steps,
    may_not_bring_results,
)
from partnerships.mail import life as mail
from partnerships.models import DataUse, Partnership
from workflow.moves import Refused

PROPOSED = "data_use_proposed"
State = DataUse.State


def propose(
    partnership: Partnership,
    partner: Organisation,
    facts: Mapping[str, Any],
    *,
    ours: bool,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> DataUse:
    """`ours`: the data are of the actor's organisation, which lets `partner` use them."""
    with acting(by):
        reasons = may_not_write(by, partnership.pk)
        reasons += not_a_partner(partnership, partner, by)
        if reasons:
            raise Refused(reasons)
        if before := sent_before(key, PROPOSED, by=by):
            return DataUse.objects.get(pk=before.subject_id or 0)
        made = DataUse.objects.create(
            partnership=partnership,
            owner_id=by.organisation if ours else partner.pk,
            other_id=partner.pk if ours else by.organisation,
            proposed_by_id=by.organisation,
            proposed_on=today,
            **facts,
        )
        made.refresh_from_db()
        record(PROPOSED, made, by=by, key=key)
        mail.data_use_said(made, by=by)
        return made


def agree(use: DataUse, *, by: Actor, today: datetime.date, words: str = "") -> None:
    _answer(use, "agree", by=by, today=today, words=words)


def refuse(use: DataUse, *, by: Actor, today: datetime.date, words: str) -> None:
    if not words.strip():
        raise Refused([_("Say why; the other side will read it.")])
    _answer(use, "refuse", by=by, today=today, words=words)


def withdraw(use: DataUse, *, by: Actor, today: datetime.date, words: str = "") -> None:
    with acting(by, words):
        locked = _ask(use, "withdraw", by)
        locked.ended_on = today
        _move(locked, "withdraw", by=by)


def end(use: DataUse, *, by: Actor, today: datetime.date, words: str) -> None:
    """The owner ends the use before its day; the other side reads why."""
    if not words.strip():
        raise Refused([_("Say why; the other side will read it.")])
    with acting(by, words):
        locked = _ask(use, "end", by)
        locked.ended_on, locked.answer = today, words
        _move(locked, "end", by=by)


def bring_results(use: DataUse, *, by: Actor, today: datetime.date, words: str) -> None:
    """What came of it, told to the owner of the data."""
    if not words.strip():
        raise Refused([_("Say what came of it, and where it can be read.")])
    with acting(by):
        locked = _lock(use)
        if reasons := may_not_bring_results(locked, by):
            raise Refused(reasons)
        locked.results, locked.results_on = words, today
        locked.save()
        record("data_use_results", locked, by=by)
        mail.data_use_said(locked, by=by, what="results")


def expire(today: datetime.date) -> int:
    """Uses whose last day is over end."""
    over = DataUse.objects.filter(state=State.AGREED, until_on__lt=today)
    for pk in (found := list(over.values_list("pk", flat=True))):
        with acting(CALENDAR):
            locked = _ask(DataUse(pk=pk), "end", CALENDAR)
            locked.ended_on = locked.until_on
            locked.state = MOVES["end"].target
            locked.save()
            record("data_use_ended", locked, by=CALENDAR)
    return len(found)


def _answer(
    use: DataUse, move: str, *, by: Actor, today: datetime.date, words: str
) -> None:
    with acting(by, words):
        locked = _ask(use, move, by)
        locked.answered_on, locked.answer = today, words
        _move(locked, move, by=by)


def _move(use: DataUse, move: str, *, by: Actor) -> None:
    use.state = MOVES[move].target
    use.save()
    record(f"data_use_{use.state}", use, by=by, reason=use.answer)
    mail.data_use_said(use, by=by)


def _ask(use: DataUse, move: str, by: Actor) -> DataUse:
    locked = _lock(use)
    if reasons := data_use_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _lock(use: DataUse) -> DataUse:
    locked: DataUse = (
        DataUse.objects.select_for_update(of=("self",))
        .select_related("owner", "other")
        .get(pk=use.pk)
    )
    return locked
