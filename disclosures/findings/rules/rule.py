"""What a check is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from disclosures.models import Entry, Report
from disclosures.models.entries import EntryQuerySet


@dataclass(frozen=True)
class Rule:
    """One check: the rows that it finds, or whether the report as a whole fails.

    `sentence` takes the number of rows if there are rows. `mend_at` names the page that
    mends all rows at once, if there is one.
    """

    code: str
    blocks: bool
    title: Any
    sentence: Any
    why: Any
    mend: Any
    rows: Callable[[Report], Q] | None = None
    fails: Callable[[Report], bool] | None = None
    mend_at: str = ""


def included(report: Report) -> EntryQuerySet:
    """The entries that go into the report."""
    return Entry.objects.filter(period_id=report.period_id).included()
