"""When a partnership looks back: once a year, counted from the day on which it began."""

import calendar
import datetime

APART_MONTHS = 11
"""Two yearly ones are about a year apart; a month less, because a run can be late."""
LATE_DAYS = 60
"""A yearly day longer ago than this is let go: the next one comes."""


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later (or earlier), or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def latest_day(began_on: datetime.date, today: datetime.date) -> datetime.date | None:
    """The last yearly day up to today; none in the first year."""
    years = today.year - began_on.year
    found = months_later(began_on, 12 * years)
    if found > today:
        years -= 1
        found = months_later(began_on, 12 * years)
    return found if years > 0 else None


def is_due(
    began_on: datetime.date, last_opened: datetime.date | None, today: datetime.date
) -> bool:
    """Whether the calendar opens the yearly evaluation today."""
    day = latest_day(began_on, today)
    if day is None or (today - day).days > LATE_DAYS:
        return False
    return last_opened is None or last_opened <= months_later(day, -APART_MONTHS)


def may_begin_alone(last_opened: datetime.date | None, today: datetime.date) -> bool:
    """Whether one side may open it by itself: when there was none for about a year."""
    return last_opened is None or last_opened <= months_later(today, -APART_MONTHS)
