"""A report is begun and written."""

import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions.period_locks import hold
from disclosures.actions.reports.locking import ask_officer, held
from disclosures.findings.looks import look
from disclosures.lifecycle.books import unsettled
from disclosures.lifecycle.reports import UNDER_WAY, tells_something
from disclosures.models import FindingsLook, Period, Report, Reservation
from disclosures.publishing.reservations import BOOKS
from workflow.moves import Refused

REFERENCE_LOCK = 0x45484E44


def start(
    period: Period,
    *,
    by: Actor,
    today: datetime.date,
    reason: str = "",
) -> Report:
    """Begins the report of a period, or its next version, which needs a public reason."""
    ask_officer(period, by)
    with acting(by, reason):
        locked = hold(period.pk)
        if locked.state == Period.State.OPEN:
            raise Refused([_("Close the year for changes first.")])
        if locked.reports.filter(state__in=UNDER_WAY).exists():
            raise Refused([_("A report of this year is under way already.")])
        last = locked.reports.order_by("version").last()
        if last and not reason.strip():
            raise Refused([_("Say publicly why there is a new version.")])
        report = Report.objects.create(
            period=locked,
            reference=last.reference if last else _new_reference(today.year),
            version=last.version + 1 if last else 1,
            nil=last.nil if last else False,
            attestation=last.attestation if last else "",
            reason=reason if last else "",
            **_how_counted(last or _earlier(locked)),
        )
        if last:
            Reservation.objects.bulk_create(
                Reservation(
                    report=report,
                    rule=kept.rule,
                    entry=kept.entry,
                    words=kept.words,
                    said_by_id=kept.said_by_id,
                    said_at=kept.said_at,
                )
                for kept in last.reservations.order_by("pk")
            )
        _insist_on_books(report)
        record("report_started", report, by=by, reason=reason, version=report.version)
        report = held(report)
        look(report, FindingsLook.Moment.STARTED, today=today)
    return report


def _new_reference(year: int) -> str:
    """EH-2026-0042: counted within the year in which a report is begun."""
    prefix = f"EH-{year}-"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [REFERENCE_LOCK])
        cursor.execute(
            "select coalesce(max(substr(reference, %s)::bigint), 0) + 1"
            " from disclosures_report where reference like %s",
            [len(prefix) + 1, f"{prefix}%"],
        )
        (number,) = cursor.fetchone()
    return f"{prefix}{number:04d}"


def _insist_on_books(report: Report) -> None:
    """What the officer said when closing the year goes out with the report."""
    period = report.period
    if period.books_words and unsettled(period):
        Reservation.objects.update_or_create(
            report=report,
            rule=BOOKS,
            entry=None,
            defaults={"words": period.books_words},
        )


def _earlier(period: Period) -> Report | None:
    """The last report that says how the company counts."""
    return (
        Report.objects.filter(period__company_id=period.company_id)
        .exclude(methodology="")
        .order_by("-period__starts_on", "-version")
        .first()
    )


def _how_counted(last: Report | None) -> dict[str, Any]:
    """The same note and text are the beginning of the next report."""
    if last is None:
        return {}
    return {"methodology": last.methodology, "note_id": last.note_id}


def write(
    report: Report,
    *,
    by: Actor,
    methodology: str | None = None,
    nil: bool = False,
    attestation: str = "",
) -> Report:
    """A report of nothing has an attestation. Draft only.

    `methodology`: a text of its own, instead of a version of the company's note.
    """
    ask_officer(report.period, by)
    with acting(by):
        locked = held(report)
        if locked.state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        if nil and tells_something(locked.period):
            raise Refused(
                [_("This year has payments, so it can't be a report of nothing.")]
            )
        if nil and not attestation.strip():
            raise Refused([_("Declare in words that there is nothing to report.")])
        if methodology is not None:
            locked.methodology, locked.note_id = methodology, None
        locked.nil = nil
        locked.attestation = attestation if nil else ""
        locked.save()
        record("report_written", locked, by=by)
    return locked
