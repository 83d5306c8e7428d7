"""Publication: one transaction that freezes lines, numbers the version and shows it."""

import datetime

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.actions.period_locks import hold
from disclosures.actions.questions import leave_unsettled
from disclosures.exports.reports.keeping import keep_files
from disclosures.findings.looks import look
from disclosures.lifecycle.reports import (
    MOVES,
    report_steps,
    unchanged_since_certified,
)
from disclosures.models import Entry, FindingsLook, PublishedReport, Report
from disclosures.publishing.freezing import freeze
from disclosures.publishing.head import Sums
from disclosures.publishing.projections import show
from disclosures.statistics import gather_after_commit
from organisations.models import Organisation
from workflow.moves import Refused


def publish(report: Report, *, by: Actor, today: datetime.date) -> PublishedReport:
    """Publishes an approved report. Raises Refused with every reason why not."""
    with acting(by, report.reason):
        hold(report.period_id)
        locked = (
            Report.objects.select_for_update(of=("self",))
            .select_related("period__company", "period__regime", "note")
            .get(pk=report.pk)
        )
        if reasons := report_steps(locked, by)["publish"]:
            raise Refused(reasons)
        look(locked, FindingsLook.Moment.PUBLISHED, today=today)
        leave_unsettled(locked.period_id)
        previous = _supersede(locked)
        frozen = freeze(locked, previous, today=today)
        shown = Entry.objects.filter(period_id=locked.period_id).publishable()
        shown.update(state=Entry.State.PUBLISHED)
        _nothing_moved(locked, by, frozen.sums)
        locked.state = MOVES["publish"].target
        locked.published_by_id, locked.published_on = by.person_id, today
        locked.published_at = ClockTimestamp()
        locked.save()
        show(frozen.public, previous)
        concerned = Organisation.objects.filter(public_id__in=frozen.concerned)
        mail.published(
            locked, frozen.public, list(concerned.values_list("pk", flat=True))
        )
        record(
            "published",
            locked,
            by=by,
            reason=locked.reason,
            sha256=frozen.public.sha256,
            lines=frozen.public.line_count,
            version=locked.version,
        )
        keep_files.enqueue(frozen.public.pk)
        gather_after_commit()
    return frozen.public


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


def _nothing_moved(report: Report, by: Actor, frozen: Sums) -> None:
    """What was frozen is what two people stood for, although others work meanwhile.

    Asked again at the end: rows are read one after the other, and somebody may have
    changed one since the first was read.
    """
    rows = (
        report.period.entries.publishable()
        .values_list("currency")
        .annotate(total=Sum("amount"), count=Count("pk"))
        .order_by("currency")
    )
    now = {currency: (total or 0, count) for currency, total, count in rows}
    if moved := unchanged_since_certified(report, by):
        raise Refused([moved])
    if now != frozen:
        raise Refused([_("The sums of the report and of the payments differ.")])
