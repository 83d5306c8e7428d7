"""Is a relationship lasting? Years, gaps, and agreements that stand alone.

Pure arithmetic over the days of agreements: no database, no clock.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

BREAK_DAYS = 31
"""A pause of at most a month between two agreements is no gap."""
ALONE_DAYS = 365
"""An agreement of at most a year, with no other one within a year of it, stands alone."""


@dataclass(frozen=True)
class Span:
    """The first and last day of an agreement; without a last day it still runs."""

    starts_on: datetime.date
    ends_on: datetime.date | None = None


@dataclass(frozen=True)
class Gap:
    """The first and last day on which nothing ran between two agreements."""

    from_on: datetime.date
    until_on: datetime.date

    @property
    def days(self) -> int:
        return (self.until_on - self.from_on).days + 1


@dataclass(frozen=True)
class Continuity:
    """What can be said about one relationship up to a day.

    `years` are calendar years in which an agreement ran, `in_a_row` those without a
    missing one up to the last. `alone` of `judged` agreements stand alone; one that
    ended less than a year ago can't be judged yet.
    """

    agreements: int
    first_on: datetime.date | None
    last_on: datetime.date | None
    runs: bool
    years: int
    in_a_row: int
    gaps: tuple[Gap, ...]
    alone: int
    judged: int

    @property
    def alone_per_cent(self) -> int | None:
        """Rounded half up; None when no agreement can be judged."""
        if not self.judged:
            return None
        return (200 * self.alone + self.judged) // (2 * self.judged)


def continuity(spans: Iterable[Span], today: datetime.date) -> Continuity:
    """Of agreements that have begun by `today`; those that begin later say nothing yet."""
    begun = sorted(
        (span for span in spans if span.starts_on <= today),
        key=lambda span: (span.starts_on, _last(span, today)),
    )
    lasting = [
        Span(span.starts_on, max(span.starts_on, _last(span, today))) for span in begun
    ]
    years = sorted(
        {
            year
            for span in lasting
            for year in range(span.starts_on.year, _last(span, today).year + 1)
        }
    )
    judged = [
        number for number in range(len(begun)) if _can_be_judged(begun[number], today)
    ]
    return Continuity(
        agreements=len(begun),
        first_on=begun[0].starts_on if begun else None,
        last_on=max((_last(span, today) for span in lasting), default=None),
        runs=any(span.ends_on is None or span.ends_on >= today for span in begun),
        years=len(years),
        in_a_row=_in_a_row(years),
        gaps=_gaps(lasting),
        alone=sum(_stands_alone(number, begun, today) for number in judged),
        judged=len(judged),
    )


def _last(span: Span, today: datetime.date) -> datetime.date:
    """The last day on which it ran, no later than today."""
    return min(span.ends_on, today) if span.ends_on else today


def _in_a_row(years: list[int]) -> int:
    count = 0
    for year in reversed(years):
        if count and years[-1] - year != count:
            break
        count += 1
    return count


def _gaps(lasting: list[Span]) -> tuple[Gap, ...]:
    found = []
    reached: datetime.date | None = None
    one = datetime.timedelta(days=1)
    for span in lasting:
        if reached is not None and (span.starts_on - reached).days - 1 > BREAK_DAYS:
            found.append(Gap(reached + one, span.starts_on - one))
        end = span.ends_on or span.starts_on
        reached = end if reached is None else max(reached, end)
    return tuple(found)


def _can_be_judged(span: Span, today: datetime.date) -> bool:
    return span.ends_on is not None and (today - span.ends_on).days > ALONE_DAYS


def _stands_alone(number: int, begun: list[Span], today: datetime.date) -> bool:
    span = begun[number]
    end = _last(span, today)
    if (end - span.starts_on).days > ALONE_DAYS:
        return False
    return not any(
        (other.starts_on - end).days <= ALONE_DAYS
        and (span.starts_on - _last(other, today)).days <= ALONE_DAYS
        for place, other in enumerate(begun)
        if place != number
    )
