"""What was found in a report at its moments: kept for ever, and told in the end."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.findings import findings, rule
from disclosures.findings.levels import LEVELS
from disclosures.models import FindingsLook, Report, Reservation


@dataclass(frozen=True)
class Words:
    """Why somebody goes on all the same, for so many rows (0: for the whole report)."""

    words: str
    by_id: int | None
    rows: int


@dataclass(frozen=True)
class Kept:
    """A finding as it was at one moment."""

    code: str
    title: Any
    checks: Sequence[str]
    level: Any
    rows: int
    open: int
    insisted: Sequence[Words]


@dataclass(frozen=True)
class Record:
    """What became of all findings of a report. `mended`: gone, or fewer rows than before."""

    look: FindingsLook
    kept: Sequence[Kept]
    mended: Sequence[Any]

    @property
    def people(self) -> set[int]:
        """Who insisted, by key."""
        said = (words.by_id for each in self.kept for words in each.insisted)
        return {by_id for by_id in said if by_id is not None}

    @property
    def sentence(self) -> str:
        """ "Findings: 2 mended, 1 goes out with words." """
        with_words = sum(bool(each.insisted) for each in self.kept)
        told = len(self.kept) - with_words
        parts = [
            ngettext("%d mended", "%d mended", len(self.mended)) % len(self.mended),
            ngettext("%d goes out with words", "%d go out with words", with_words)
            % with_words,
            ngettext("%d only told", "%d only told", told) % told,
        ]
        return _("Findings: %(parts)s.") % {"parts": ", ".join(parts)}


def look(report: Report, moment: str, *, today: datetime.date) -> FindingsLook:
    """Keeps what is found now. Call inside the action."""
    words: dict[str, list[dict[str, Any]]] = defaultdict(list)
    said = (
        Reservation.objects.filter(report=report)
        .values("rule", "words", "said_by_id")
        .annotate(rows=Count("entry"))
        .order_by("rule", "words", "said_by_id")
    )
    for each in said:
        words[each["rule"]].append(
            {"words": each["words"], "by": each["said_by_id"], "rows": each["rows"]}
        )
    return FindingsLook.objects.create(
        report=report,
        moment=moment,
        looked_on=today,
        found=[
            {
                "rule": found.rule.code,
                "checks": list(found.rule.checks),
                "level": found.level,
                "rows": found.count,
                "open": found.open,
                "insisted": words[found.rule.code],
            }
            for found in findings(report)
        ],
    )


def record_of(looks: Iterable[FindingsLook]) -> Record | None:
    """From all looks at a report, oldest first; None where nobody looked."""
    listed = list(looks)
    if not listed:
        return None
    *earlier, last = listed
    now = {each["rule"]: each for each in last.found}
    before: dict[str, int] = {}
    for each in (found for one in earlier for found in one.found):
        before[each["rule"]] = max(before.get(each["rule"], 0), each["rows"])
    mended = [
        _title(code)
        for code, rows in before.items()
        if code not in now or now[code]["rows"] < rows
    ]
    return Record(last, [_kept(each) for each in last.found], mended)


def _title(code: str) -> Any:
    known = rule(code)
    return known.title if known else code


def _kept(found: dict[str, Any]) -> Kept:
    return Kept(
        code=found["rule"],
        title=_title(found["rule"]),
        checks=found["checks"],
        level=LEVELS.get(found["level"], found["level"]),
        rows=found["rows"],
        open=found["open"],
        insisted=[
            Words(each["words"], each["by"], each["rows"]) for each in found["insisted"]
        ],
    )
