"""Reports: those of a company, one of them, what it would publish, what it changes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from accounts.models import User
from audit.timeline import timeline
from disclosures.findings import assessed, included
from disclosures.findings.looks import record_of
from disclosures.models import Period, PublishedReport, Report, ReportApprover
from disclosures.people_words import rows
from disclosures.publishing import preview as previews
from disclosures.publishing.differences import MOST, differences
from disclosures.publishing.people import totals_of
from disclosures.rows import loaded, row
from disclosures.views.reports_parts import (
    countersigns,
    is_officer,
    name_of,
    steps,
    the_report,
    way,
)
from organisations.permissions import for_kind
from ui import keyset

LINES = 50


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    """The company's reports, newest year first, and years that have none."""
    reports = Report.objects.for_actor(request.actor).select_related("period")
    page = keyset.page(
        reports,
        order=("-period__starts_on", "-version", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    without = (
        Period.objects.for_actor(request.actor)
        .filter(reports__isnull=True)
        .order_by("-starts_on", "-pk")
    )
    return render(
        request,
        "disclosures/reports/index.html",
        {
            "page": page,
            "without": list(without[:10]) if page.first else [],
            "officer": request.actor.has("disclosure_officer"),
            **keyset.addresses(page, request.GET),
        },
    )


@require_safe
@login_required
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    report = the_report(request, public_id)
    approvers = ReportApprover.objects.select_related("person").order_by("pk")
    prefetch_related_objects([report], Prefetch("approvers", approvers))
    context: dict[str, Any] = {
        "report": report,
        "name": name_of(report),
        "breadcrumbs": way(report, request.actor, here=True),
        "steps": steps(report, request.actor),
        "officer": is_officer(report, request.actor),
        "registrar": countersigns(report, request.actor),
        "approvers": report.approvers.all(),
        "history": timeline(report, viewer=request.actor),
    }
    if report.state == Report.State.DRAFT:
        found = assessed(report)
        context["blocking"] = [each for each in found if each.rule.blocks]
        warnings = [each for each in found if not each.rule.blocks]
        context["warnings"] = [each for each in warnings if not each.only_told]
        context["to_know"] = [each for each in warnings if each.only_told]
    else:
        context |= _record(report)
    if report.published_on:
        context["published"] = PublishedReport.objects.get(report_id=report.pk)
    return render(request, "disclosures/reports/detail.html", context)


def _record(report: Report) -> dict[str, Any]:
    """What became of the findings, and who insisted: the report's record."""
    found = record_of(report.looks.order_by("pk"))
    names: dict[int, str] = {}
    if found is not None and found.people:
        people = User.objects.filter(pk__in=found.people)
        names = dict(people.values_list("pk", "name"))
    return {"record": found, "names": names}


@require_safe
@login_required
def preview(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What is published if nothing changes any more."""
    report = the_report(request, public_id)
    page = keyset.page(
        loaded(included(report)),
        order=("recipient__name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=LINES,
    )
    context: dict[str, Any] = {
        "report": report,
        "name": name_of(report),
        "breadcrumbs": way(report, request.actor),
        "rows": [row(entry, request.actor) for entry in page.rows],
        "first": page.first,
        **keyset.addresses(page, request.GET),
    }
    if page.first:
        sums = previews.sums(report)
        context |= {
            "totals": previews.together(sums),
            "sums": sums,
            "answers": previews.answers(report),
            "disputed": previews.disputed(report),
            "reserved": previews.reserved(report),
            "people": rows(totals_of(report.period)),
        }
    return render(request, "disclosures/reports/preview.html", context)


@require_safe
@login_required
def changes(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What a correction changes against the version that is public now."""
    report = the_report(request, public_id)
    published = (
        PublishedReport.objects.filter(
            reference=report.reference, version__lt=report.version
        )
        .order_by("-version")
        .first()
    )
    found = differences(report, published) if published else []
    return render(
        request,
        "disclosures/reports/changes.html",
        {
            "report": report,
            "name": name_of(report),
            "breadcrumbs": way(report, request.actor),
            "published": published,
            "changes": found,
            "more": len(found) == MOST,
        },
    )
