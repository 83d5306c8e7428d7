"""Freezing a report: lines, their versions and the snapshot, written once for ever."""

import datetime
import json
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection

from disclosures.models import (
    LateAnswer,
    LineVersion,
    PublishedReport,
    Report,
    ReportLine,
)
from disclosures.publishing.contents import canonical
from disclosures.publishing.head import ReportSum, Sums, head
from disclosures.publishing.lines import (
    BATCH,
    Candidate,
    candidates,
    removed,
)
from disclosures.publishing.said import SAID, said, said_in, said_late
from disclosures.publishing.snapshot import Writer

NEW_LINES = """
insert into disclosures_line (entry_id, first_published_on)
select e.id, coalesce(t.published_elsewhere_on, %(today)s)
from disclosures_entry e join disclosures_transfer t on t.id = e.transfer_id
where e.period_id = %(period)s and e.state <> 'excluded'
  and not exists (select 1 from disclosures_line l where l.entry_id = e.id)
order by t.public_id
"""


@dataclass
class _Batch:
    """Rows that wait to be written together."""

    report_id: int
    fresh: list[LineVersion] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    late: list[LateAnswer] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.fresh) + len(self.kept)

    def write(self) -> None:
        """A removed line has a version but is not in the report."""
        LineVersion.objects.bulk_create(self.fresh)
        present = [version.pk for version in self.fresh if not version.removed]
        ReportLine.objects.bulk_create(
            ReportLine(report_id=self.report_id, line_version_id=pk)
            for pk in present + self.kept
        )
        LateAnswer.objects.bulk_create(self.late)
        self.fresh, self.kept, self.late = [], [], []


@dataclass
class Frozen:
    """What was written: the public copy, whom it newly concerns, its sums."""

    public: PublishedReport
    concerned: set[str]
    sums: Sums


def freeze(
    report: Report, previous: PublishedReport | None, *, today: datetime.date
) -> Frozen:
    """Writes the immutable copies. Call inside the transaction of the publication.

    `concerned` holds public ids of the recipients of new, changed and removed lines.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEW_LINES, {"period": report.period_id, "today": today})
        cursor.execute(
            "select nextval(pg_get_serial_sequence('disclosures_publishedreport', 'id'))"
        )
        (key,) = cursor.fetchone()
    writer, batch = Writer(key), _Batch(key)
    sums: Sums = {}
    report_sum = ReportSum()
    answers: dict[str, int] = {}
    concerned: set[str] = set()
    for candidate in candidates(report, previous):
        content = candidate.content
        total, count = sums.get(content["currency"], (Decimal(0), 0))
        amount = Decimal(content["amount"] or 0)
        sums[content["currency"]] = (total + amount, count + 1)
        report_sum.add(content)
        if old := candidate.unchanged():
            writer.line(old.content)
            batch.kept.append(old.pk)
            status = _answered_since(candidate, old, batch, today)
        else:
            version = _fresh(candidate, report, key, today)
            writer.line(version.content)
            batch.fresh.append(version)
            status = content["answer"]["status"]
            concerned |= _recipients(candidate)
        answers[status] = answers.get(status, 0) + 1
        if len(batch) >= BATCH:
            batch.write()
    batch.write()
    if previous:
        concerned |= _remove(report, previous, batch, today)
    facts = head(report, today=today, sums=sums, answers=answers, report_sum=report_sum)
    public = PublishedReport(
        pk=key,
        public_id=report.public_id,
        report_id=report.pk,
        reference=report.reference,
        version=report.version,
        company_public_id=report.period.company.public_id,
        company_name=report.period.company.legal_name,
        year=report.period.year,
        nil=report.nil,
        published_on=today,
        reason=report.reason,
        facts=facts,
        sums=facts["sums"],
        line_count=facts["lines"],
        sha256=writer.finish(facts),
        size=writer.size,
    )
    public.save(force_insert=True)
    return Frozen(public, concerned, sums)


def _fresh(
    candidate: Candidate, report: Report, key: int, today: datetime.date
) -> LineVersion:
    number = candidate.last + 1
    return LineVersion(
        line=candidate.line,
        version=number,
        report_id=key,
        content=canonical(candidate.content | {"version": number}),
        reason=report.reason if number > 1 else "",
        published_on=today,
    )


def _recipients(candidate: Candidate) -> set[str]:
    """Who is named now, and who was named before."""
    found = {str(candidate.content["recipient"]["public_id"])}
    if candidate.old:
        found.add(_recipient(candidate.old))
    return found


def _recipient(version: LineVersion) -> str:
    return str(json.loads(version.content)["recipient"]["public_id"])


def _answered_since(
    candidate: Candidate, old: LineVersion, batch: _Batch, today: datetime.date
) -> str:
    """The answer beside a line that keeps its version; put there if it isn't yet."""
    now = said(candidate.content)
    shown = said_late(candidate.late) if candidate.late else said_in(old)
    if now == shown or not SAID & {now.answer, shown.answer}:
        return shown.answer
    batch.late.append(
        LateAnswer(
            line=candidate.line,
            version=old.version,
            answer=now.answer,
            reason=now.reason,
            words=now.words,
            company_words=now.company_words,
            answered_on=candidate.content["answer"]["on"] or today,
        )
    )
    return now.answer


def _remove(
    report: Report, previous: PublishedReport, batch: _Batch, today: datetime.date
) -> set[str]:
    """Lines that left the report get a last version that says so."""
    concerned: set[str] = set()
    for old in removed(report, previous):
        concerned.add(_recipient(old))
        batch.fresh.append(
            LineVersion(
                line_id=old.line_id,
                version=old.version + 1,
                report_id=batch.report_id,
                content=old.content,
                reason=report.reason,
                removed=True,
                published_on=today,
            )
        )
        if len(batch) >= BATCH:
            batch.write()
    batch.write()
    return concerned
