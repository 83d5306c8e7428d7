"""Two people stand for a report: one certifies, another approves."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.actions.methodology import freeze as freeze_note
from disclosures.actions.reports.insisting import drop_mended
from disclosures.actions.reports.locking import held
from disclosures.digest import digest
from disclosures.findings.looks import look
from disclosures.lifecycle.reports import MOVES, report_parts, report_steps
from disclosures.lifecycle.sides import REGISTRAR
from disclosures.models import FindingsLook, Report
from workflow.moves import Refused


def _move(report: Report, name: str, by: Actor) -> Report:
    locked = held(report)
    if reasons := report_steps(locked, by)[name]:
        raise Refused(reasons)
    locked.state = MOVES[name].target
    return locked


def certify(report: Report, *, by: Actor, today: datetime.date) -> Report:
    """The first person declares the report complete and correct."""
    with acting(by):
        locked = _move(report, "certify", by)
        drop_mended(locked)
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
