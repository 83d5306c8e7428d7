"""Publication: one transaction that freezes lines, numbers the version and shows it."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Count, Sum

from audit.acting import CALENDAR, Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.actions.questions import leave_unsettled
from disclosures.lifecycle.reports import MOVES, report_steps
from disclosures.models import (
    Delivery,
    Entry,
    Line,
    LineVersion,
    PublishedReport,
    Report,
    ReportLine,
)
from disclosures.models.public import SnapshotPart
from disclosures.publishing.contents import (
    amount_text,
    canonical,
    compared,
    lines,
    organisation_facts,
)
from disclosures.publishing.projections import show
from disclosures.publishing.snapshot import SCHEMA, Writer, pieces
from organisations.models import Identifier
from workflow.moves import Refused

BATCH = 2000

NEW_LINES = """
insert into disclosures_line (entry_id, first_published_on)
select e.id, coalesce(t.published_elsewhere_on, %(today)s)
from disclosures_entry e join disclosures_transfer t on t.id = e.transfer_id
where e.period_id = %(period)s and e.state <> 'excluded'
  and not exists (select 1 from disclosures_line l where l.entry_id = e.id)
order by t.public_id
"""


def publish(report: Report, *, by: Actor, today: datetime.date) -> PublishedReport:
    """Publishes an approved report. Raises Refused with every reason why not."""
    with acting(by, report.reason):
        locked = (
            Report.objects.select_for_update(of=("self",))
            .select_related("period__company", "period__regime")
            .get(pk=report.pk)
        )
        if reasons := report_steps(locked, by)["publish"]:
            raise Refused(reasons)
        leave_unsettled(locked.period_id)
        previous = _supersede(locked)
        public, concerned = _freeze(locked, previous, today=today)
        Entry.objects.filter(period_id=locked.period_id).included().update(
            state=Entry.State.PUBLISHED
        )
        locked.state = MOVES["publish"].target
        locked.published_by_id, locked.published_on = by.person_id, today
        locked.published_at = ClockTimestamp()
        locked.save()
        show(public, previous)
        mail.published(locked, public, concerned)
        record(
            "published",
            locked,
            by=by,
            reason=locked.reason,
            sha256=public.sha256,
            lines=public.line_count,
            version=locked.version,
        )
    return public


def _supersede(report: Report) -> PublishedReport | None:
    """The version before steps back; returns its public copy."""
    before = report.period.reports.filter(state=Report.State.PUBLISHED).first()
    if before is None:
        return None
    if reasons := report_steps(before, CALENDAR)["supersede"]:
        raise Refused(reasons)
    before.state = MOVES["supersede"].target
    before.save()
    return PublishedReport.objects.get(report_id=before.pk)


def _freeze(
    report: Report, previous: PublishedReport | None, *, today: datetime.date
) -> tuple[PublishedReport, set[int]]:
    """Writes the immutable copies; returns the report and whom it newly concerns."""
    with connection.cursor() as cursor:
        cursor.execute(NEW_LINES, {"period": report.period_id, "today": today})
    before = _versions_of(previous)
    head = _head(report, today)
    public = PublishedReport(
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
        facts=head,
        sums=head["sums"],
        line_count=head["lines"],
    )
    writer = Writer()
    fresh: list[LineVersion] = []
    kept: list[int] = []
    for text in pieces(_versions(report, before, fresh, kept, today), head):
        writer.write(text)
    public.sha256, public.size = writer.finish(), writer.size
    public.save()
    for version in fresh:
        version.report = public
    gone = _removed(public, before, kept, report.reason, today)
    LineVersion.objects.bulk_create(fresh + gone, batch_size=BATCH)
    ReportLine.objects.bulk_create(
        [
            *(ReportLine(report=public, line_version=version) for version in fresh),
            *(ReportLine(report=public, line_version_id=pk) for pk in kept),
        ],
        batch_size=BATCH,
    )
    for part in writer.parts:
        part.report = public
    SnapshotPart.objects.bulk_create(writer.parts, batch_size=20)
    return public, _concerned(fresh + gone)


class _Before:
    """The line versions of the report version before, by line."""

    def __init__(self, rows: Iterator[tuple[int, int, int, str]]):
        self.by_line = {line: (pk, version, text) for line, pk, version, text in rows}

    def get(self, line_id: int) -> tuple[int, int, str] | None:
        return self.by_line.get(line_id)


def _versions_of(previous: PublishedReport | None) -> _Before:
    rows: Any = ()
    if previous:
        rows = (
            ReportLine.objects.filter(report=previous)
            .values_list(
                "line_version__line_id",
                "line_version_id",
                "line_version__version",
                "line_version__content",
            )
            .iterator(chunk_size=BATCH)
        )
    return _Before(rows)


def _last_version(line_id: int) -> int:
    last = LineVersion.objects.filter(line_id=line_id).order_by("version").last()
    return last.version if last else 0


def _versions(
    report: Report,
    before: _Before,
    fresh: list[LineVersion],
    kept: list[int],
    today: datetime.date,
) -> Iterator[str]:
    """The text of each line by public id; unchanged ones keep their version.

    Fills `fresh` with versions to write and `kept` with the ones that stay.
    """
    correcting = bool(before.by_line)
    for line_id, content in lines(report):
        old = before.get(line_id)
        if old and compared(json.loads(old[2])) == compared(content):
            kept.append(old[0])
            yield old[2]
            continue
        number = old[1] + 1 if old else 1
        if correcting and not old:
            number = _last_version(line_id) + 1
        content["version"] = number
        text = canonical(content)
        fresh.append(
            LineVersion(
                line_id=line_id,
                version=number,
                content=text,
                reason=report.reason if number > 1 else "",
                published_on=today,
            )
        )
        yield text


def _removed(
    public: PublishedReport,
    before: _Before,
    kept: list[int],
    reason: str,
    today: datetime.date,
) -> list[LineVersion]:
    """Lines that left the report get a last version that says so."""
    present = set(
        Line.objects.filter(
            entry_id__in=Entry.objects.filter(period__reports=public.report_id)
            .included()
            .values("pk"),
        ).values_list("pk", flat=True)
    )
    return [
        LineVersion(
            line_id=line_id,
            version=version + 1,
            report=public,
            content=text,
            reason=reason,
            removed=True,
            published_on=today,
        )
        for line_id, (_pk, version, text) in before.by_line.items()
        if line_id not in present
    ]


def _concerned(versions: list[LineVersion]) -> set[int]:
    """Recipients of new and removed lines, by their key."""
    entry_ids = Line.objects.filter(
        pk__in=[version.line_id for version in versions]
    ).values("entry_id")
    return set(
        Entry.objects.filter(pk__in=entry_ids).values_list("recipient_id", flat=True)
    )


def _head(report: Report, today: datetime.date) -> dict[str, Any]:
    """What the snapshot says of the report as a whole; people by function, never name."""
    period = report.period
    company = period.company
    entries = period.entries.included()
    sums = {
        row["currency"]: {
            "amount": amount_text(row["total"] or 0, row["currency"]),
            "lines": row["count"],
        }
        for row in entries.values("currency")
        .annotate(total=Sum("amount"), count=Count("pk"))
        .order_by("currency")
    }
    return {
        "answers": _answers(report),
        "approved_on": report.approved_on.isoformat() if report.approved_on else None,
        "attestation": report.attestation,
        "certified_on": report.certified_on.isoformat()
        if report.certified_on
        else None,
        "company": organisation_facts(
            company,
            list(
                Identifier.objects.filter(organisation=company).order_by(
                    "scheme", "value"
                )
            ),
        ),
        "countersigned": report.countersigned,
        "lines": sum(row["lines"] for row in sums.values()),
        "methodology": report.methodology,
        "nil": report.nil,
        "period": {
            "ends_on": period.ends_on.isoformat(),
            "starts_on": period.starts_on.isoformat(),
        },
        "public_id": report.public_id,
        "published_on": today.isoformat(),
        "reason": report.reason,
        "reference": report.reference,
        "regime": {
            "code": period.regime.code,
            "name": period.regime.name,
            "verified": bool(period.regime.verified_by),
            "version": period.regime.version,
        },
        "reservations": [
            {"rule": kept.rule, "words": kept.words}
            for kept in report.reservations.filter(entry=None).order_by("rule")
        ],
        "schema": SCHEMA,
        "sums": sums,
        "version": report.version,
    }


def _answers(report: Report) -> dict[str, int]:
    """How many entries have each answer; those not reached are counted apart."""
    not_reached = Delivery.objects.filter(
        period_id=report.period_id, state__in=["not_invited", "undeliverable"]
    ).values("recipient_id")
    counts: dict[str, int] = {}
    entries = report.period.entries.included()
    historic = entries.exclude(transfer__published_elsewhere="").filter(answer="none")
    if found := historic.count():
        counts["historic"] = found
    rest = entries.exclude(pk__in=historic.values("pk"))
    for row in rest.values("answer").annotate(count=Count("pk")).order_by("answer"):
        counts[row["answer"]] = row["count"]
    unreached = (
        rest.filter(answer="none").filter(recipient_id__in=not_reached).count()
        + rest.filter(answer="none")
        .exclude(
            recipient_id__in=Delivery.objects.filter(period_id=report.period_id).values(
                "recipient_id"
            )
        )
        .count()
    )
    if unreached:
        counts["not_reached"] = unreached
        counts["none"] -= unreached
        if not counts["none"]:
            del counts["none"]
    return counts
