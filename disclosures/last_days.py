"""The last days of a company's period, by its own rules, and what has been done by then."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from disclosures.models import Entry, Period, Report
from regimes import nil
from regimes.deadlines import (
    CORRECTION_CLOSES,
    DATA_CLOSES,
    KINDS,
    PUBLISH,
    REVIEW_CLOSES,
    REVIEW_OPENS,
    SIGN_OFF,
    SUBMIT,
    Deadline,
    due,
)
from regimes.profile import late_told_days

CHECKED = frozenset({REVIEW_OPENS, REVIEW_CLOSES, CORRECTION_CLOSES})
"""What nobody does where there is nothing to check."""
FIRST_VERSION = ("certified_on", "approved_on", "published_on")


@dataclass(frozen=True)
class LastDay(Deadline):
    """`done_on` is empty where nobody noted the day on which it was done.

    `duty`: whether somebody is late who lets it pass.
    """

    done: bool = False
    done_on: datetime.date | None = None
    duty: bool = True

    def late(self, today: datetime.date) -> bool:
        return self.duty and not self.done and self.on < today

    def near(self, today: datetime.date) -> bool:
        return not self.done and self.warn_on <= today <= self.on


def with_steps(periods: QuerySet[Period]) -> QuerySet[Any]:
    """Each with the days of its first report, which is what the last days are about."""
    first = Report.objects.filter(period=OuterRef("pk"), version=1)
    found: QuerySet[Any] = with_contents(periods).annotate(
        **{f"first_{name}": Subquery(first.values(name)[:1]) for name in FIRST_VERSION}
    )
    return found


def with_contents(periods: QuerySet[Period]) -> QuerySet[Any]:
    """Each with whether anything is in it that would be reported."""
    rows = Entry.objects.included().filter(period=OuterRef("pk"))
    return periods.annotate(has_entries=Exists(rows))


def owed(period: Any) -> bool:
    """Whether a report has to be made: of what is in the period, or of nothing."""
    asked = nil.nil_return(period.regime.profile) == nil.REQUIRED
    return period.has_entries or asked


def nil_told(period: Any) -> Any:
    """What its rules say of a period with nothing in it; empty: there is something.

    Put into words only where it is read, in the reader's language.
    """
    if period.has_entries or period.first_published_on is not None:
        return ""
    return nil.TOLD[nil.nil_return(period.regime.profile)]


def of_period(period: Any) -> list[LastDay]:
    """Every known last day by day. The period comes from `with_steps`, with its regime.

    A period with nothing in it has no recipients who check; where its rules ask for no
    report of nothing, it has no last days either.
    """
    profile = period.regime.profile
    if not period.has_entries and nil.nil_return(profile) == nil.NONE:
        return []
    kinds = [what for what in KINDS if period.has_entries or what not in CHECKED]
    days = {what: due(profile, what, period.ends_on) for what in kinds}
    if period.review_closes_on and REVIEW_CLOSES in days:
        days[REVIEW_CLOSES] = period.review_closes_on
    found = [
        LastDay(what, on, *_done(period, what), duty=owed(period))
        for what, on in days.items()
        if on is not None
    ]
    return sorted(found, key=lambda each: each.on)


def told_until(period: Period) -> datetime.date | None:
    """The last day on which the company alone knows that its report is late."""
    if (on := period.publish_due) is None:
        return None
    return on + datetime.timedelta(days=late_told_days(period.regime.profile))


def _done(period: Any, what: str) -> tuple[bool, datetime.date | None]:
    """A published year has all its steps behind it, even those that were left out."""
    on = {
        REVIEW_OPENS: period.review_opened_on,
        CORRECTION_CLOSES: period.first_certified_on,
        SIGN_OFF: period.first_approved_on,
        SUBMIT: period.first_published_on,
        PUBLISH: period.first_published_on,
    }.get(what)
    done = on is not None
    if what == DATA_CLOSES:
        done = period.state != Period.State.OPEN
    if what == REVIEW_CLOSES and period.state == Period.State.IN_CORRECTION:
        done, on = True, period.review_closes_on
    return done or period.first_published_on is not None, on
