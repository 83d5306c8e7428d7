"""What time makes due: agencies are reminded of their lists, then the company is told."""

import datetime

from audit.acting import CALENDAR, acting
from disclosures import mail
from disclosures.models import PassOnList
from regimes.profile import late_told_days
from ui.dates import Moment

LATE = -1
"""The mark of a last day that is over; before, a mark is a number of days."""
LOOK_AHEAD_DAYS = 366
"""No rules remind earlier than that."""


def remind(at: Moment) -> int:
    """Whoever reports for an agency, on the days of the rules and on the last one.

    Once it is over the company's officers hear it, once. What has been over for longer
    than the rules tell of late reports is told to nobody anew. Days end by the clock of
    each period.
    """
    ahead = at + datetime.timedelta(days=LOOK_AHEAD_DAYS)
    asked = PassOnList.objects.filter(
        state=PassOnList.State.ASKED, due_on__lte=ahead
    ).exclude(mark_told=LATE)
    waiting = asked.select_related("period__regime").order_by("pk")
    return sum(_remind(each, each.period.today(at)) for each in list(waiting))


def _remind(passed_on: PassOnList, today: datetime.date) -> int:
    mark = _mark(passed_on, today)
    if mark is None:
        return 0
    with acting(CALENDAR):
        locked = (
            PassOnList.objects.select_for_update(of=("self",))
            .select_related("agency", "company", "period__regime")
            .get(pk=passed_on.pk)
        )
        told = locked.mark_told
        if locked.state != PassOnList.State.ASKED or (
            told is not None and told <= mark
        ):
            return 0
        locked.mark_told = mark
        locked.save(update_fields=["mark_told"])
        if mark == LATE:
            mail.list_late(locked)
        else:
            mail.list_due(locked, days=(locked.due_on - today).days)
    return 1


def _mark(passed_on: PassOnList, today: datetime.date) -> int | None:
    """Which of the marks has been reached; None: nothing to tell."""
    profile = passed_on.period.regime.profile
    left = (passed_on.due_on - today).days
    if left < 0:
        return LATE if -left <= late_told_days(profile) else None
    whole = (passed_on.due_on - passed_on.asked_on).days
    days: list[int] = [*profile.get("reminder_days", []), 0]
    # one that was over when the list was asked for would repeat the asking
    return min((mark for mark in days if left <= mark < whole), default=None)
