"""A report on its way: drafted, certified by one, approved by another, taken back."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.actions.methodology import freeze as freeze_note
from disclosures.actions.period_locks import hold
from disclosures.digest import digest
from disclosures.findings import RULES, Finding, included, rule, there
from disclosures.findings.looks import look
from disclosures.lifecycle.books import unsettled
from disclosures.lifecycle.reports import (
    MOVES,
    UNDER_WAY,
    report_parts,
    report_steps,
    tells_something,
)
from disclosures.lifecycle.sides import OFFICER, REGISTRAR, parts
from disclosures.models import FindingsLook, Period, Report, ReportApprover, Reservation
from disclosures.publishing.reservations import BOOKS
from organisations import heirs
from workflow.moves import Refused

REFERENCE_LOCK = 0x45484E44


def _officer(period: Period, by: Actor) -> None:
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Reports are prepared by the company's disclosure officer.")])


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


def start(
    period: Period,
    *,
    by: Actor,
    today: datetime.date,
    reason: str = "",
) -> Report:
    """Begins the report of a period, or its next version, which needs a public reason."""
    _officer(period, by)
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
        report = _locked(report)
        look(report, FindingsLook.Moment.STARTED, today=today)
    return report


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


def _locked(report: Report) -> Report:
    """With its period held: what the report rests on stays as it is meanwhile."""
    hold(report.period_id)
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("period__company", "period__regime", "note")
        .get(pk=report.pk)
    )


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
    _officer(report.period, by)
    with acting(by):
        locked = _locked(report)
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


def insist(
    finding: Finding,
    words: str,
    *,
    by: Actor,
    entry_ids: Collection[int] | None = None,
) -> int:
    """One reason for a selection of rows, or for all that the finding names."""
    report = finding.report
    _officer(report.period, by)
    if finding.rule.blocks:
        raise Refused([str(finding.sentence), str(finding.rule.mend)])
    if not words.strip():
        raise Refused([_("Say in words why it goes out all the same.")])
    with acting(by, words):
        locked = _locked(report)
        if locked.state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        keys: list[int | None] = [None]
        if finding.rule.rows:
            rows = finding.open_entries()
            if entry_ids is not None:
                rows = rows.filter(pk__in=entry_ids)
            keys = list(rows.values_list("pk", flat=True))
        Reservation.objects.bulk_create(
            [
                Reservation(
                    report=locked,
                    rule=finding.rule.code,
                    entry_id=key,
                    words=words,
                    said_by_id=by.person_id,
                    said_at=ClockTimestamp(),
                )
                for key in keys
            ],
            ignore_conflicts=True,
            batch_size=5000,
        )
        record("insisted", locked, by=by, reason=words, rule=finding.rule.code)
    return len(keys)


def mend_instead(
    report: Report,
    code: str,
    *,
    by: Actor,
    entry_ids: Collection[int] | None = None,
) -> int:
    """Takes insisting back, for a selection of rows or all: the finding is open again."""
    _officer(report.period, by)
    if rule(code) is None:
        raise Refused([_("There is no such check.")])
    with acting(by, _("Insisting taken back")):
        if _locked(report).state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        kept = Reservation.objects.filter(report=report, rule=code)
        if entry_ids is not None:
            kept = kept.filter(entry__in=entry_ids)
        count, _kinds = kept.delete()
        record("insisting_taken_back", report, by=by, rule=code)
    return count


def _drop_mended(report: Report) -> None:
    """What has been mended since somebody insisted goes out without a reservation."""
    reserved = Reservation.objects.filter(report=report)
    codes = set(reserved.values_list("rule", flat=True))
    for one in RULES:
        if one.code not in codes:
            continue
        kept = reserved.filter(rule=one.code)
        if one.rows:
            standing = included(report).filter(one.rows(report))
            kept.exclude(entry__in=standing.values("pk")).delete()
        elif (one.fails and not one.fails(report)) or (
            one.there and not there(report, [one])
        ):
            kept.delete()


def _move(report: Report, name: str, by: Actor) -> Report:
    locked = _locked(report)
    if reasons := report_steps(locked, by)[name]:
        raise Refused(reasons)
    locked.state = MOVES[name].target
    return locked


def certify(report: Report, *, by: Actor, today: datetime.date) -> Report:
    """The first person declares the report complete and correct."""
    with acting(by):
        locked = _move(report, "certify", by)
        _drop_mended(locked)
        look(locked, FindingsLook.Moment.CERTIFIED, today=today)
        locked.certified_by_id, locked.certified_on = by.person_id, today
        locked.certified_at, locked.certified_digest = ClockTimestamp(), digest(locked)
        locked.save()
        freeze_note(locked)
        mail.report_certified(locked)
        record("certified", locked, by=by, digest=locked.certified_digest)
    locked.refresh_from_db()
    return locked


def approve(report: Report, *, by: Actor, today: datetime.date) -> Report:
    """The second person agrees. A registrar countersigns where a company has nobody."""
    with acting(by):
        locked = _move(report, "approve", by)
        locked.approved_by_id, locked.approved_on = by.person_id, today
        locked.approved_at = ClockTimestamp()
        locked.countersigned = REGISTRAR in report_parts(locked, by)
        locked.save()
        record("approved", locked, by=by, countersigned=locked.countersigned)
    locked.refresh_from_db()
    return locked


def take_back(report: Report, reason: str, *, by: Actor) -> Report:
    """Back to draft: both declarations are void."""
    if not reason.strip():
        raise Refused([_("Say why the report is taken back.")])
    with acting(by, reason):
        locked = _move(report, "take_back", by)
        locked.certified_by_id = locked.certified_at = locked.certified_on = None
        locked.approved_by_id = locked.approved_at = locked.approved_on = None
        locked.certified_digest, locked.countersigned = "", False
        locked.save()
        record("taken_back", locked, by=by, reason=reason)
    return locked


def colleagues(company_id: int, today: datetime.date) -> list[User]:
    """Everybody who acts for the company today, by name."""
    held = heirs.memberships(company_id, today)
    return list(
        User.objects.filter(pk__in=held.values("person")).order_by("name", "pk")
    )


def invite_approver(
    report: Report, person_id: int, *, by: Actor, today: datetime.date
) -> ReportApprover:
    """Somebody who acts for the company in any role may approve this one report."""
    _officer(report.period, by)
    member = heirs.memberships(report.period.company_id, today).filter(
        person_id=person_id
    )
    if not member.exists():
        raise Refused(
            [
                _(
                    "Invite this person to your organisation first, as a viewer for"
                    " example."
                )
            ]
        )
    with acting(by):
        locked = _locked(report)
        if locked.state not in UNDER_WAY:
            raise Refused([_("This report is published already.")])
        approver, made = ReportApprover.objects.get_or_create(
            report=locked, person_id=person_id
        )
        if made:
            record("approver_invited", locked, by=by)
            if locked.state == Report.State.CERTIFIED:
                mail.approval_asked(locked, [approver.person])
    return approver


def ask_countersign(report: Report, because: str, *, by: Actor) -> Report:
    """The company declares that it has no second person; a registrar countersigns."""
    _officer(report.period, by)
    if not because.strip():
        raise Refused([_("Declare why nobody else can approve this report.")])
    with acting(by, because):
        locked = _locked(report)
        if locked.state not in UNDER_WAY:
            raise Refused([_("This report is published already.")])
        locked.countersign_asked_because = because
        locked.save()
        if locked.state == Report.State.CERTIFIED:
            mail.countersign_asked(locked)
        record("countersign_asked", locked, by=by, reason=because)
    return locked
