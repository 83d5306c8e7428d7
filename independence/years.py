"""To which financial year a payment belongs.

To the income's year in which its day lies. A day in no such year goes to a year of the
same shape: an organisation that counts from April to March does so in years of which it
has not said its income yet. Who has said nothing counts calendar years.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from independence.rows import Payment, YearIncome

ONE_DAY = datetime.timedelta(days=1)
JANUARY = datetime.date(2001, 1, 1)


@dataclass(frozen=True)
class Span:
    """One year, with its income when the organisation has said it."""

    starts_on: datetime.date
    ends_on: datetime.date
    income: YearIncome | None = None

    @property
    def year(self) -> int:
        """It is called after the day on which it ends."""
        return self.ends_on.year

    def holds(self, day: datetime.date) -> bool:
        return self.starts_on <= day <= self.ends_on


def by_year(
    payments: Iterable[Payment], incomes: Iterable[YearIncome]
) -> list[tuple[Span, list[Payment]]]:
    """Every year with an income or a payment, oldest first, with its payments."""
    said = sorted(
        (Span(each.starts_on, each.ends_on, each) for each in incomes),
        key=lambda span: span.starts_on,
    )
    found: dict[Span, list[Payment]] = {span: [] for span in said}
    spans: dict[datetime.date, Span] = {}
    for payment in payments:
        day = payment.day
        if day not in spans:
            spans[day] = _span(day, said)
        found.setdefault(spans[day], []).append(payment)
    return sorted(found.items(), key=lambda item: item[0].starts_on)


def _span(day: datetime.date, said: Sequence[Span]) -> Span:
    within = next((span for span in said if span.holds(day)), None)
    if within is not None:
        return within
    earlier = [span for span in said if span.ends_on < day]
    later = [span for span in said if span.starts_on > day]
    if later:
        first = later[0].starts_on
    elif earlier:
        first = earlier[-1].ends_on + ONE_DAY
    else:
        first = JANUARY
    starts_on = _anniversary(first, day.year)
    if starts_on > day:
        starts_on = _anniversary(first, day.year - 1)
    ends_on = _anniversary(first, starts_on.year + 1) - ONE_DAY
    if earlier:
        starts_on = max(starts_on, earlier[-1].ends_on + ONE_DAY)
    if later:
        ends_on = min(ends_on, later[0].starts_on - ONE_DAY)
    return Span(starts_on, ends_on)


def _anniversary(day: datetime.date, year: int) -> datetime.date:
    """The same day in `year`; 1 March where there is no 29 February."""
    try:
        return day.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)
