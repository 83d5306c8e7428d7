"""Periods and their last days, as pure functions of a profile.

A day is given as `{month, day, years_after}` after the end of the period, with `ends_in`
where it differs from half-year to half-year, or as `{from, days}` after another day.
"""

import datetime
from calendar import monthrange
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

YEAR, HALF = "calendar year", "half-year"
PERIODS = {YEAR: _("Calendar year"), HALF: _("Half a calendar year")}

DATA_CLOSES, SUBMIT = "data_closes", "submit"
REVIEW_OPENS, REVIEW_CLOSES = "review_opens", "review_closes"
CORRECTION_CLOSES, SIGN_OFF, PUBLISH = "correction_closes", "sign_off", "publish"
KINDS = {
    DATA_CLOSES: _("Payments to be complete"),
    REVIEW_OPENS: _("Recipients begin to check"),
    REVIEW_CLOSES: _("Recipients’ check ends"),
    CORRECTION_CLOSES: _("Corrections end"),
    SUBMIT: _("To be sent to the register"),
    SIGN_OFF: _("To be certified and approved"),
    PUBLISH: _("To be published"),
}
"""What a last day is about, in the order in which they usually come."""

WORKING_DAYS_AHEAD = 10
SATURDAY = 5


@dataclass(frozen=True)
class Deadline:
    """The last day for something about one period."""

    what: str
    on: datetime.date

    @property
    def label(self) -> str:
        return str(KINDS[self.what])

    @property
    def warn_on(self) -> datetime.date:
        """From when it is pointed out. The day itself moves for no weekend."""
        return working_days_before(self.on, WORKING_DAYS_AHEAD)


def clamped(year: int, month: int, day: int) -> datetime.date:
    """The day, or the month's last when it has no such day (29 February)."""
    return datetime.date(year, month, min(day, monthrange(year, month)[1]))


def period_of(
    profile: dict[str, Any], on: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """The first and last day of the period that a payment of this day belongs to."""
    year = on.year
    if profile.get("period") != HALF:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if on.month <= 6:
        return datetime.date(year, 1, 1), datetime.date(year, 6, 30)
    return datetime.date(year, 7, 1), datetime.date(year, 12, 31)


def due(
    profile: dict[str, Any], what: str, ends_on: datetime.date
) -> datetime.date | None:
    """The last day of one kind for a period that ends on `ends_on`; None: not known."""
    for rule in _rules(profile, what):
        if rule.get("ends_in", ends_on.month) != ends_on.month:
            continue
        if "from" not in rule:
            year = ends_on.year + rule["years_after"]
            return clamped(year, rule["month"], rule["day"])
        before = due(profile, rule["from"], ends_on)
        if before is not None:
            return before + datetime.timedelta(days=rule["days"])
    return None


def deadlines(profile: dict[str, Any], ends_on: datetime.date) -> list[Deadline]:
    """Every known last day of a period, by day."""
    days = ((what, due(profile, what, ends_on)) for what in KINDS)
    known = [Deadline(what, on) for what, on in days if on is not None]
    return sorted(known, key=lambda each: each.on)


def working_days_before(on: datetime.date, number: int) -> datetime.date:
    """`number` days from Monday to Friday before a day. Holidays are not known here."""
    while number:
        on -= datetime.timedelta(days=1)
        number -= on.weekday() < SATURDAY
    return on


def _rules(profile: dict[str, Any], what: str) -> list[dict[str, Any]]:
    if what == PUBLISH:
        told = profile.get("publish_due", [])
        return told if isinstance(told, list) else [told]
    return [rule for rule in profile.get("deadlines", []) if rule["what"] == what]
