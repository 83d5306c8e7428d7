"""Reports that wait for a person: an officer, an approver, a registrar."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from disclosures.models import Report, ReportApprover
from inbox.items import Desk, Item
from organisations.models import Organisation

TITLES = {
    "draft": _("Certify the report of %(company)s for %(year)s"),
    "certified": _("Approve the report of %(company)s for %(year)s"),
    "approved": _("Publish the report of %(company)s for %(year)s"),
}


def reports(desk: Desk) -> list[Item]:
    """Reports to certify, to approve (also for somebody invited), to publish."""
    officers = desk.places("disclosure_officer", kind="company")
    reviewers = desk.places("compliance_reviewer", kind="company")
    operators = desk.places("registrar")
    companies = [
        seat.organisation.pk
        for seat in desk.seats
        if seat.organisation.kind == Organisation.Kind.COMPANY
    ]
    if not companies and not operators:
        return []
    invited = ReportApprover.objects.filter(
        person=desk.person,
        report__period__company__in=companies,
    )
    whose = Q(period__company__in=[*officers, *reviewers])
    whose |= Q(pk__in=invited.values("report"))
    if operators:
        whose |= Q(countersign_asked_because__gt="", state="certified")
    found = (
        Report.objects.filter(whose, state__in=TITLES)
        .select_related("period__regime", "period__company")
        .annotate(invited=Exists(invited.filter(report=OuterRef("pk"))))
        .order_by("pk")
    )
    items = []
    report: Any
    for report in found:
        company = report.period.company
        if report.state == Report.State.CERTIFIED:
            mine = report.certified_by_id != desk.person.pk
        else:
            mine = company.pk in officers
        if mine:
            own = company.pk in officers or company.pk in reviewers or report.invited
            items.append(
                _item(report, company if own else next(iter(operators.values())))
            )
    return items


def _item(report: Report, organisation: Organisation) -> Item:
    period = report.period
    return Item(
        title=TITLES[report.state] % {"company": period.company, "year": period.label},
        organisation=organisation,
        due_on=period.publish_due,
        url=report.get_absolute_url(),
        kind=report.state,
        zone=period.time_zone,
    )
