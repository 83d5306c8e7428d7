"""The entries of a report beside what was published of them before, a few at a time."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from disclosures.models import (
    Entry,
    LateAnswer,
    Line,
    LineVersion,
    PublishedReport,
    Report,
    ReportLine,
)
from disclosures.models.entries import EntryQuerySet
from disclosures.publishing.contents import Facts, compared

BATCH = 2000


@dataclass(frozen=True)
class Candidate:
    """What a line would say now; `old` is its version in the report version before.

    `last` is the number of the line's newest version anywhere, 0 for a new line. `late`
    is what its recipient said last about `old` since it was published.
    """

    line: Line
    content: dict[str, Any]
    old: LineVersion | None
    last: int
    late: LateAnswer | None

    def unchanged(self) -> LineVersion | None:
        """The version that still says it."""
        if self.old is None:
            return None
        same = compared(json.loads(self.old.content)) == compared(self.content)
        return self.old if same else None


def candidates(
    report: Report,
    previous: PublishedReport | None,
    *,
    only: EntryQuerySet | None = None,
) -> Iterator[Candidate]:
    """One for each entry (of `only`) that goes out, by the public id of its line.

    Before publication a new entry has a line that is not stored and has no id.
    """
    facts = Facts(report)
    wanted = Entry.objects.all() if only is None else only
    entries = (
        wanted.filter(period_id=report.period_id)
        .publishable()
        .annotate(
            line_public_id=Subquery(
                Line.objects.filter(entry_id=OuterRef("pk")).values("public_id")
            )
        )
        .select_related("transfer")
        .order_by("line_public_id")
    )
    for some in _few(entries.iterator(chunk_size=BATCH)):
        by_entry = {
            line.entry_id: line
            for line in Line.objects.filter(entry_id__in=[entry.pk for entry in some])
        }
        keys = [line.pk for line in by_entry.values()]
        old = _versions(previous, keys)
        last = last_versions(keys)
        late = _late(old)
        for entry in some:
            line = by_entry.get(entry.pk) or Line(entry_id=entry.pk, public_id="")
            yield Candidate(
                line,
                facts.content(entry, line),
                old.get(line.pk or 0),
                last.get(line.pk or 0, 0),
                late.get(line.pk or 0),
            )


def removed(report: Report, previous: PublishedReport) -> Iterator[LineVersion]:
    """Versions of the report before whose entries are not in this one any more.

    Of a line that was taken off the register, that says it already.
    """
    present = Entry.objects.filter(period_id=report.period_id).publishable()
    gone = (
        ReportLine.objects.filter(report=previous, line_version__line__withdrawal=None)
        .exclude(line_version__line__entry_id__in=present.values("pk"))
        .select_related("line_version")
        .order_by("pk")
    )
    for kept in gone.iterator(chunk_size=BATCH):
        yield kept.line_version


def last_versions(line_ids: Iterable[int]) -> dict[int, int]:
    """The number of each line's newest version."""
    return dict(
        LineVersion.objects.filter(line_id__in=list(line_ids))
        .values("line_id")
        .annotate(last=Max("version"))
        .values_list("line_id", "last")
    )


def _few(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while some := list(itertools.islice(entries, BATCH)):
        yield some


def _versions(
    previous: PublishedReport | None, line_ids: list[int]
) -> dict[int, LineVersion]:
    if previous is None:
        return {}
    kept = ReportLine.objects.filter(
        report=previous, line_version__line_id__in=line_ids
    ).select_related("line_version")
    return {each.line_version.line_id: each.line_version for each in kept}


def _late(old: dict[int, LineVersion]) -> dict[int, LateAnswer]:
    """The last one about the version that stands."""
    return {
        late.line_id: late
        for late in LateAnswer.objects.filter(line_id__in=list(old)).order_by("pk")
        if late.version == old[late.line_id].version
    }
