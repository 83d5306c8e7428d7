"""What stands between a period and its publication, before and beside its report."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures.findings import finding, findings
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Period, Report
from disclosures.rows import loaded, row
from disclosures.views.periods import get_period, period_tabs
from organisations.permissions import for_kind
from ui import keyset


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What blocks publication, what needs a word, what goes out with a reservation."""
    period = get_period(request, public_id)
    report = _report(period)
    found = findings(report or Report(period=period, version=1))
    warnings = [each for each in found if not each.rule.blocks]
    context = {
        "subnavigation": period_tabs(period, "findings"),
        "period": period,
        "report": report,
        "officer": _is_officer(request, period),
        "blocks": [each for each in found if each.rule.blocks],
        "to_settle": [each for each in warnings if each.to_settle],
        "reserved": [each for each in warnings if not each.open],
        "to_know": [each for each in warnings if each.open and each.only_told],
    }
    return render(request, "disclosures/periods/findings.html", context)


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str, code: str) -> HttpResponse:
    """The rows of one finding while no report is begun; afterwards the report's page."""
    period = get_period(request, public_id)
    if report := _report(period):
        return redirect("disclosures:report-finding", report.public_id, code)
    found = finding(Report(period=period, version=1), code)
    if found is None:
        raise Http404
    page = keyset.page(
        found.told_apart(loaded(found.entries())),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "breadcrumbs": [
            {"label": period.label, "url": period.get_absolute_url()},
            {
                "label": _("Before publication"),
                "url": reverse("disclosures:period-findings", args=[public_id]),
            },
            {"label": found.rule.title, "url": ""},
        ],
        "period": period,
        "finding": found,
        "may_mend": _is_officer(request, period),
        "rows": [
            (row(entry, request.actor), "", found.lacks(entry)) for entry in page.rows
        ],
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/finding.html", context)


def _report(period: Period) -> Report | None:
    reports = Report.objects.filter(period=period).select_related("note")
    return reports.order_by("-version").first()


def _is_officer(request: SignedInRequest, period: Period) -> bool:
    return OFFICER in parts(request.actor, company_id=period.company_id)
