"""Who prepares a report, and the report as it stands while it is changed."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.actions.period_locks import hold
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, Report
from workflow.moves import Refused


def ask_officer(period: Period, by: Actor) -> None:
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Reports are prepared by the company's disclosure officer.")])


def held(report: Report) -> Report:
    """With its period held: what the report rests on stays as it is meanwhile."""
    hold(report.period_id)
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("period__company", "period__regime", "note")
        .get(pk=report.pk)
    )
