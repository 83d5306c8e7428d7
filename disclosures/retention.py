"""How long what was published and its records are kept: what is past its time, and why.

Each line has its own clock, from its first publication (EFPIA Code 2019, Art. 22; domain
9.5); records run from the end of their period. Nothing here takes anything away.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from audit.acting import Actor
from disclosures.models import Entry, Line, Period
from regimes.profile import public_until, records_until

STANDING = """
select e.period_id, count(*), min(l.first_published_on), max(l.first_published_on),
  count(*) filter (where l.first_published_on
    + make_interval(years => (g.profile->>'public_years')::int) < %(today)s)
from disclosures_entry e
join disclosures_period p on p.id = e.period_id
join regimes_regime g on g.id = p.regime_id
join disclosures_line l on l.entry_id = e.id
join disclosures_registerline r on r.line_id = l.id
where e.period_id = any(%(periods)s)
group by e.period_id
"""


@dataclass(frozen=True)
class Kept:
    """A period: its public lines, how many are past their time, and its records.

    `first_free`, `last_free`: the days after which the first and the last of its lines
    need not be public any more; none without a public line.
    """

    period: Period
    lines: int
    past: int
    first_free: datetime.date | None
    last_free: datetime.date | None
    records_until: datetime.date
    records_past: bool


def kept(periods: Collection[Period], today: datetime.date) -> list[Kept]:
    """One for each, in one query. They come with their regimes."""
    with connection.cursor() as cursor:
        cursor.execute(
            STANDING, {"periods": [each.pk for each in periods], "today": today}
        )
        found = {key: rest for key, *rest in cursor.fetchall()}
    return [_kept(each, found.get(each.pk), today) for each in periods]


def _kept(period: Period, found: list[Any] | None, today: datetime.date) -> Kept:
    profile = period.regime.profile
    lines, first, last, past = found or (0, None, None, 0)
    until = records_until(profile, period.ends_on)
    return Kept(
        period,
        lines,
        past,
        public_until(profile, first) if first else None,
        public_until(profile, last) if last else None,
        until,
        until < today,
    )


def public_lines(actor: Actor) -> QuerySet[Line]:
    """The lines of the actor's company that are on the register."""
    own = Entry.objects.filter(period__company_id=actor.organisation_id)
    return Line.objects.filter(
        ~Q(register=None), entry_id__in=own.values("pk"), withdrawal=None
    )


def free_since(line: Line, period: Period) -> datetime.date:
    """The first day on which it need not be public any more."""
    until = public_until(period.regime.profile, line.first_published_on)
    return until + datetime.timedelta(days=1)
