"""What time makes due for applications: half time, the last day, and being late."""

import datetime

from audit.acting import CALENDAR, acting
from audit.models import Event, record
from partnerships.actions.applications import lock
from partnerships.mail import applications as mail
from partnerships.models import Application, Side, Turn

REMINDED = "application_reminded"
HALF, DUE, LATE, LATE_TOLD = "half", "due", "late", "late_told"
LATE_TOLD_AFTER = datetime.timedelta(days=7)
"""The company hears first that it is late; the organisation a week after it."""


def remind(*, today: datetime.date) -> int:
    """Tells whose turn it is at half time, on the last day and after it; how many.

    Each of these once for a turn, however often it is asked.
    """
    turns = Turn.objects.filter(
        application__isnull=False,
        until_on=None,
        paused_on=None,
        due_on__isnull=False,
        from_on__lt=today,
    )
    wanted = [
        (turn, mark)
        for turn in turns.order_by("pk").iterator()
        if (mark := _mark(turn, today))
    ]
    said = _said([turn.pk for turn, _mark in wanted])
    return sum(
        _remind(turn, mark, today)
        for turn, mark in wanted
        if (turn.pk, mark) not in said
    )


def _mark(turn: Turn, today: datetime.date) -> str:
    """What is to be said about a turn today, if anything: the last that applies."""
    due_on = turn.due_on or today
    company = turn.side == Side.COMPANY
    if company and today >= due_on + LATE_TOLD_AFTER:
        return LATE_TOLD
    if today > due_on:
        return LATE if company else ""
    if today == due_on:
        return DUE
    return HALF if 2 * (today - turn.from_on) >= due_on - turn.from_on else ""


def _said(turns: list[int]) -> set[tuple[int, str]]:
    events = Event.objects.filter(
        verb=REMINDED,
        subject_type=Application._meta.label_lower,
        subject_id__in=Turn.objects.filter(pk__in=turns).values("application_id"),
    )
    return {(event.data["turn"], event.data["mark"]) for event in events}


def _remind(turn: Turn, mark: str, today: datetime.date) -> bool:
    with acting(CALENDAR):
        application = lock(turn.application or Application(pk=turn.application_id))
        now = Turn.objects.filter(pk=turn.pk, until_on=None, due_on=turn.due_on)
        if not now.exists() or (turn.pk, mark) in _said([turn.pk]):
            return False
        due_on = turn.due_on or today
        days = (due_on - today).days
        if mark == LATE_TOLD:
            mail.late(application, due_on)
        elif turn.side == Side.COMPANY:
            mail.answer_due(application, due_on, days)
        else:
            mail.answers_due(application, due_on, days)
        record(REMINDED, application, by=CALENDAR, turn=turn.pk, mark=mark)
    return True
