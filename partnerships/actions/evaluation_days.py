"""What time makes due for evaluations: yearly ones opened, answers opened, reminders."""

import datetime

from django.conf import settings
from django.db.models import Max, Q

from audit.acting import CALENDAR, acting
from audit.models import record as note
from partnerships import yearly
from partnerships.actions.evaluations import last_yearly, locked_row, opened, show
from partnerships.lifecycle.evaluations import MOVES, evaluation_steps
from partnerships.mail import learned as mail
from partnerships.models import Evaluation, EvaluationParty, Partnership

State = Evaluation.State
REMIND_DAYS = 14
"""How long before the last day those who have not answered are reminded, once."""


def open_yearly(today: datetime.date) -> int:
    """Opens those whose yearly day has come; how many. For `run_due`.

    Only these are locked: of the others the day is looked at and nothing else.
    """
    last = Max(
        "evaluations__opened_on", filter=Q(evaluations__cause=Evaluation.Cause.YEARLY)
    )
    found = (
        Partnership.objects.running()
        .filter(began_on__lte=yearly.months_later(today, -12))
        .exclude(evaluations__state__in=[State.PROPOSED, State.OPEN])
        .annotate(last_yearly=last)
        .values_list("pk", "began_on", "last_yearly")
    )
    due = [
        pk
        for pk, began_on, last_on in found
        if began_on and yearly.is_due(began_on, last_on, today)
    ]
    return sum(_open_yearly(pk, today) for pk in due)


def move_on(today: datetime.date) -> int:
    """Opens to all what is over, lets go what nobody accepted, reminds; how many."""
    over = Evaluation.objects.filter(state=State.OPEN, closes_on__lt=today)
    asked = Evaluation.objects.filter(
        state=State.PROPOSED,
        recorded_on__lt=today - datetime.timedelta(days=settings.EVALUATION_DAYS),
    )
    soon = EvaluationParty.objects.filter(
        state=EvaluationParty.State.WAITING,
        reminded_on__isnull=True,
        evaluation__state=State.OPEN,
        evaluation__closes_on__range=(
            today,
            today + datetime.timedelta(days=REMIND_DAYS),
        ),
    )
    return (
        sum(show(each, today=today) for each in over)
        + sum(lapse(each, today=today) for each in asked)
        + sum(_remind(pk, today) for pk in list(soon.values_list("pk", flat=True)))
    )


def lapse(evaluation: Evaluation, *, today: datetime.date) -> bool:
    """Nobody said yes within the days of an evaluation."""
    with acting(CALENDAR):
        locked = locked_row(evaluation)
        last = locked.recorded_on + datetime.timedelta(days=settings.EVALUATION_DAYS)
        if (
            evaluation_steps(locked, CALENDAR, own=None, joined=False)["lapse"]
            or last >= today
        ):
            return False
        locked.state = MOVES["lapse"].target
        locked.save()
        note("evaluation_lapsed", locked, by=CALENDAR)
    return True


def _open_yearly(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = Partnership.objects.select_for_update().get(pk=pk)
        if (
            locked.state != Partnership.State.ACTIVE
            or locked.began_on is None
            or not yearly.is_due(locked.began_on, last_yearly(locked), today)
            or locked.evaluations.filter(
                state__in=[State.PROPOSED, State.OPEN]
            ).exists()
        ):
            return False
        opened(locked, by=CALENDAR, today=today)
    return True


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        party = (
            EvaluationParty.objects.select_for_update(of=("self",))
            .select_related("evaluation__partnership")
            .get(pk=pk)
        )
        if party.reminded_on or party.state != EvaluationParty.State.WAITING:
            return False
        party.reminded_on = today
        party.save()
        mail.evaluation_ending(party, today=today)
    return True
