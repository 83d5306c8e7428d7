"""Corrections asked for after publication: by anybody, and answered by the company."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.throttle import too_often
from audit.acting import Actor
from audit.timeline import timeline
from disclosures.actions import corrections as actions
from disclosures.forms.corrections import AnswerForm, CorrectionFilter, CorrectionForm
from disclosures.lifecycle.corrections import correction_steps
from disclosures.models import (
    CorrectionRequest,
    Line,
    LineVersion,
    PublishedReport,
)
from organisations.actors import NOBODY
from organisations.permissions import for_kind
from ui import keyset
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
def ask_about_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """Anybody says what is wrong in a published entry. A withdrawn one is gone."""
    line = get_object_or_404(Line.objects.filter(withdrawal=None), public_id=public_id)
    latest = line.versions.select_related("report").order_by("-version")[0]
    return _ask(request, latest.report, line)


@require_http_methods(FORM_METHODS)
def ask_about_report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Anybody says what a published report lacks."""
    report = get_object_or_404(PublishedReport, public_id=public_id)
    return _ask(request, report, None)


def _ask(
    request: HttpRequest, report: PublishedReport, line: Line | None
) -> HttpResponse:
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        of_report=line is None,
        initial={"key": uuid.uuid4().hex},
    )
    context: dict[str, Any] = {
        "form": form,
        "line": line,
        "report": report,
        "days": settings.CORRECTION_DAYS,
        "about": line or report,
    }
    if request.method == "POST" and form.is_valid():
        if form.from_a_robot:
            return render(request, "disclosures/corrections/asked.html", context)
        key = line.public_id if line else report.public_id
        if response := too_often(request, "correction", key=key):
            return response
        facts = {k: v for k, v in form.cleaned_data.items() if k != "website"}
        by: Actor = getattr(request, "actor", NOBODY)
        made = actions.ask(report, line, by=by, today=timezone.localdate(), **facts)
        context["made"] = made
        return render(request, "disclosures/corrections/asked.html", context)
    return render(request, "disclosures/corrections/ask.html", context)


@require_safe
@login_required
@for_kind("company", "patients", "other")
def index(request: SignedInRequest) -> HttpResponse:
    """Those asked of a company; those that an organisation asked."""
    form = CorrectionFilter(request.GET)
    asked = CorrectionRequest.objects.for_actor(request.actor).select_related(
        "report", "line", "company"
    )
    page = keyset.page(
        form.apply(asked),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "corrections": page.rows,
        "today": timezone.localdate(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/corrections/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company", "patients", "other")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What is said to be wrong, and the form of the answer for the company's officer."""
    asked = get_object_or_404(
        CorrectionRequest.objects.for_actor(request.actor).select_related(
            "report", "line", "company", "asked_for"
        ),
        public_id=public_id,
    )
    reasons = correction_steps(asked, request.actor)["answer"]
    ours = asked.company_id == request.actor.organisation_id
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        corrected=_corrected(asked) if ours else False,
        initial={"outcome": asked.outcome, "words": asked.company_words},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(
                asked, by=request.actor, today=timezone.localdate(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer is on the register."))
            return redirect(asked)
    context = {
        "asked": asked,
        "ours": ours,
        "form": form,
        "reasons": reasons,
        "today": timezone.localdate(),
        "history": timeline(asked, viewer=request.actor),
    }
    return render(request, "disclosures/corrections/detail.html", context)


def _corrected(asked: CorrectionRequest) -> bool:
    """Whether a later version of what was asked about is published."""
    if asked.line_id:
        later = LineVersion.objects.filter(
            line_id=asked.line_id, report_id__gt=asked.report_id
        )
        return later.exists()
    return PublishedReport.objects.filter(
        reference=asked.report.reference, version__gt=asked.report.version
    ).exists()
