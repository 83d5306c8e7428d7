"""When totals of payments to persons may be changed, and by whom."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.lifecycle.affiliates import closed_by
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, Report


def may_not_change(period: Period, actor: Actor) -> list[str]:
    """Why this actor may not change the totals of a year now; nothing means they may."""
    if OFFICER not in parts(actor, company_id=period.company_id):
        return [
            _("Totals of payments to people are the company's disclosure officer's.")
        ]
    reports = period.reports.exclude(state=Report.State.SUPERSEDED)
    reason = closed_by(list(reports.values_list("state", flat=True)))
    return [reason] if reason else []


def asks_reason(period: Period) -> bool:
    """A year that is closed for changes is changed singly, each time with a reason."""
    return period.state != Period.State.OPEN
