"""What a check is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from disclosures.findings.levels import BLOCK, INSIST, level_of
from disclosures.models import Entry, Report
from disclosures.models.entries import EntryQuerySet


@dataclass(frozen=True)
class Rule:
    """One check: the rows that it finds, or whether the report as a whole fails.

    `checks` are the checks of domain 9.6 that it is part of (VR-11). `usual`: how strictly
    it is asked where the profile says nothing. `sentence` takes the number of rows if
    there are rows. `mend_at` names the page that mends all rows at once, if there is one, or
    says that rows may be left out there (`leave-out`). `parts`: which rows lack which of
    several fields, by the field's name in the profile. `page` names the page of the year on
    which it is mended, where that is not the page of a row.
    """

    code: str
    checks: tuple[str, ...]
    title: Any
    sentence: Any
    why: Any
    mend: Any
    rows: Callable[[Report], Q] | None = None
    fails: Callable[[Report], bool] | None = None
    there: Callable[[Report], QuerySet[Any]] | None = None
    parts: Callable[[Report], dict[str, Q]] | None = None
    mend_at: str = ""
    page: str = ""
    usual: str = INSIST

    @property
    def blocks(self) -> bool:
        """One of the five (design 5), whatever the profile says."""
        return self.usual == BLOCK

    def level_under(self, profile: dict[str, Any]) -> str:
        return level_of(profile, self.code, self.checks, self.usual)

    def level(self, report: Report) -> str:
        return self.level_under(report.period.regime.profile)


def included(report: Report) -> EntryQuerySet:
    """The entries that go into the report."""
    return Entry.objects.filter(period_id=report.period_id).publishable()
