"""What time makes due: people of a company are told of last days, before and after."""

import datetime
from collections.abc import Iterable
from typing import Any

from audit.acting import CALENDAR, acting
from disclosures import mail
from disclosures.actions.period_locks import hold
from disclosures.last_days import LastDay, nil_told, of_period, told_until, with_steps
from disclosures.models import Period
from regimes.profile import late_told_days
from ui.dates import Moment

LATE = -1
"""What is kept as the mark of a last day that is over; before, it is a number of days."""
LOOK_BACK_DAYS = 3 * 366
"""No rules give a company longer than that after the end of a period."""


def remind(at: Moment) -> int:
    """Tells of days that come near, once for each mark, and once when one is over.

    Days begin and end by the clock of each period.
    Of a day that was over for longer than the company alone is told, nobody is told any
    more: the register says so by then, and the calendar shows it.
    """
    begin = at - datetime.timedelta(days=LOOK_BACK_DAYS)
    begun = at + datetime.timedelta(days=1)  # it is tomorrow somewhere
    periods = with_steps(
        Period.objects.filter(ends_on__gte=begin, starts_on__lte=begun).select_related(
            "regime", "company"
        )
    )
    return sum(
        _remind(period, period.today(at)) for period in list(periods.order_by("pk"))
    )


def _remind(period: Any, today: datetime.date) -> int:
    told: list[tuple[LastDay, int]] = []
    for day in of_period(period):
        mark = _mark(period, day, today)
        if mark is not None and mark < period.deadlines_told.get(day.what, mark + 1):
            told.append((day, mark))
    if not told:
        return 0
    with acting(CALENDAR):
        locked = hold(period.pk)
        locked.deadlines_told |= {day.what: mark for day, mark in told}
        locked.save(update_fields=["deadlines_told"])
        for day, mark in told:
            if mark == LATE:
                mail.last_day_over(period, day, until=told_until(period))
            else:
                mail.last_day_near(
                    period, day, days=(day.on - today).days, nil=nil_told(period)
                )
    return len(told)


def _mark(period: Period, day: LastDay, today: datetime.date) -> int | None:
    """Which of the marks has been reached; None: nothing to tell."""
    left = (day.on - today).days
    if day.done or (left < 0 and not day.duty):
        return None
    if left < 0:
        alone = late_told_days(period.regime.profile)
        return LATE if -left <= alone else None
    reached = [mark for mark in _marks(period, day) if mark >= left]
    return min(reached, default=None)


def _marks(period: Period, day: LastDay) -> Iterable[int]:
    """The days of the rules, and ten working days ahead whatever they say."""
    days: list[int] = period.regime.profile.get("reminder_days", [])
    return {*days, (day.on - day.warn_on).days}
