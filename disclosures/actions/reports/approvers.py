"""Who may be the second person."""

import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions.reports.locking import ask_officer, held
from disclosures.lifecycle.reports import UNDER_WAY
from disclosures.models import Report, ReportApprover
from organisations import heirs
from workflow.moves import Refused


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
    ask_officer(report.period, by)
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
        locked = held(report)
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
    ask_officer(report.period, by)
    if not because.strip():
        raise Refused([_("Declare why nobody else can approve this report.")])
    with acting(by, because):
        locked = held(report)
        if locked.state not in UNDER_WAY:
            raise Refused([_("This report is published already.")])
        locked.countersign_asked_because = because
        locked.save()
        if locked.state == Report.State.CERTIFIED:
            mail.countersign_asked(locked)
        record("countersign_asked", locked, by=by, reason=because)
    return locked
