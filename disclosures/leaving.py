"""What stays of somebody's work on reports when they erase their account."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from disclosures.models import Report

UNDER_WAY = (Report.State.CERTIFIED, Report.State.APPROVED)


def declared(person: User) -> list[str]:
    """Reports under way that they certified or approved: that stands without a name."""
    reports = Report.objects.filter(
        Q(certified_by_id=person.pk) | Q(approved_by_id=person.pk),
        state__in=UNDER_WAY,
    )
    return [
        _(
            "You certified or approved the report of %(company)s for %(year)s, which is"
            " not published yet. That stays, as done by somebody in your role."
        )
        % {"company": report.period.company, "year": report.period.label}
        for report in reports.select_related("period__company").order_by("pk")
    ]
