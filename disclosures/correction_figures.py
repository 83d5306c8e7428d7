"""How a company deals with corrections that are asked of it: asked, answered, how fast."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

# Of the reports of one period, and of all reports of its company: eight columns.
ASKED = """
with asked as (
  select c.asked_on, c.answered_on, exists (
    select 1 from disclosures_report r
    where r.reference = p.reference and r.period_id = %(period)s) as own
  from disclosures_correctionrequest c
  join disclosures_publishedreport p on p.id = c.report_id
  where c.company_id = %(company)s
)
select count(*) filter (where own), count(answered_on) filter (where own),
  percentile_cont(0.5) within group (order by answered_on - asked_on)
    filter (where own),
  min(asked_on) filter (where own and answered_on is null),
  count(*), count(answered_on),
  percentile_cont(0.5) within group (order by answered_on - asked_on),
  min(asked_on) filter (where answered_on is null)
from asked
"""
COLUMNS = 4


@dataclass(frozen=True)
class CorrectionFigures:
    """`days`: the middle one of those until an answer. `oldest_days`: of what waits."""

    label: str
    asked: int
    answered: int
    days: Decimal | None
    oldest_on: datetime.date | None
    oldest_days: int | None

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


def figures(
    label: str, row: Sequence[Any], today: datetime.date
) -> CorrectionFigures | None:
    """From four columns of `ASKED`; None where nothing was asked."""
    asked, answered, days, oldest_on = row
    if not asked:
        return None
    return CorrectionFigures(
        label,
        asked,
        answered,
        None if days is None else round(Decimal(days), 1),
        oldest_on,
        None if oldest_on is None else (today - oldest_on).days,
    )
