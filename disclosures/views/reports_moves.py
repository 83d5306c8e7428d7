"""A report's way from one person to the next: each step has a page of its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.models import User
from disclosures.actions import publication
from disclosures.actions import reports as actions
from disclosures.forms import reports as forms
from disclosures.lifecycle.reports import report_steps
from disclosures.models import Period, Report
from disclosures.publishing import preview as previews
from disclosures.views.reports_parts import (
    countersigns,
    name_of,
    refuse,
    the_report,
    way,
)
from organisations import interests
from organisations.permissions import for_kind, for_roles, fresh
from workflow.moves import Refused

OFFICER = "disclosure_officer"


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def start(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Begins the first report of a year at once; a correction asks for its reason."""
    period = get_object_or_404(
        Period.objects.for_actor(request.actor), public_id=public_id
    )
    first = not period.reports.exists()
    form = None if first else forms.StartForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            report = actions.start(
                period,
                by=request.actor,
                today=timezone.localdate(),
                reason=form.cleaned_data["reason"] if form else "",
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            return redirect(report)
    return render(
        request, "disclosures/reports/start.html", {"period": period, "form": form}
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def write(request: SignedInRequest, public_id: str) -> HttpResponse:
    report = the_report(request, public_id)
    written = {
        "methodology": "" if report.note_id else report.methodology,
        "nil": report.nil,
        "attestation": report.attestation,
    }
    form = forms.WriteForm(
        request.POST or None, initial=written, noted=report.note_id is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.write(report, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, _("The texts of the report are saved."))
            return redirect(report)
    return _page(request, "write", report, form)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def approvers(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Invites somebody who acts for the company to approve this one report."""
    report = the_report(request, public_id)
    today = timezone.localdate()
    form = forms.ApproverForm(
        request.POST or None, people=_could_approve(report, request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            approver = actions.invite_approver(
                report, form.cleaned_data["person"], by=request.actor, today=today
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(
                request,
                _("%(name)s can approve this report.") % {"name": approver.person.name},
            )
            return redirect(report)
    return _page(request, "approvers", report, form)


def _could_approve(report: Report, request: SignedInRequest) -> list[tuple[int, str]]:
    """Everybody who acts for the company today, but for oneself and those invited.

    With the interests that each declared beside the name.
    """
    today, company = timezone.localdate(), report.period.company_id
    invited = {approver.person_id for approver in report.approvers.all()}
    people = [
        person
        for person in actions.colleagues(company, today)
        if person.pk not in {request.user.pk, *invited}
    ]
    declared = dict(interests.beside(people, company, request.actor, today))
    return [
        (person.pk, "; ".join([_called(person), *declared.get(person, [])]))
        for person in people
    ]


def _called(person: User) -> str:
    return f"{person.name} ({person.email})" if person.name else person.email


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def countersign(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The company declares that it has no second person."""
    report = the_report(request, public_id)
    form = forms.AskCountersignForm(
        request.POST or None, initial={"because": report.countersign_asked_because}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_countersign(
                report, form.cleaned_data["because"], by=request.actor
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(
                request,
                _("A registrar is asked to countersign when the report is certified."),
            )
            return redirect(report)
    return _page(request, "countersign", report, form)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
@fresh
def certify(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _step(
        request,
        the_report(request, public_id),
        "certify",
        forms.CertifyForm,
        lambda report, _form: actions.certify(
            report, by=request.actor, today=report.period.today(timezone.now())
        ),
        done=_("You have certified this report. Now somebody else has to approve it."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@fresh
def approve(request: SignedInRequest, public_id: str) -> HttpResponse:
    """For a second person of the company, or for a registrar who countersigns."""
    report = the_report(request, public_id)
    registrar = countersigns(report, request.actor)
    return _step(
        request,
        report,
        "approve",
        forms.CountersignForm if registrar else forms.ApproveForm,
        lambda report, _form: actions.approve(
            report, by=request.actor, today=report.period.today(timezone.now())
        ),
        done=_("You have countersigned this report.")
        if registrar
        else _("You have approved this report. It can be published now."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _step(
        request,
        the_report(request, public_id),
        "take_back",
        forms.TakeBackForm,
        lambda report, form: actions.take_back(
            report, form.cleaned_data["reason"], by=request.actor
        ),
        done=_("The report is a draft again. Both declarations are void."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
@fresh
def publish(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _step(
        request,
        the_report(request, public_id),
        "publish",
        Form,
        lambda report, _form: publication.publish(
            report, by=request.actor, today=report.period.today(timezone.now())
        ),
        done=_("The report is published."),
    )


def _step(
    request: SignedInRequest,
    report: Report,
    name: str,
    form_class: type[Form],
    act: Callable[[Report, Form], object],
    *,
    done: str,
) -> HttpResponse:
    """One page for one step: what it means, the form, or why it may not happen now."""
    form = form_class(request.POST) if request.method == "POST" else form_class()
    reasons = report_steps(report, request.actor)[name]
    if request.method == "POST" and form.is_valid():
        try:
            act(report, form)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, done)
            return redirect(report)
    return _page(
        request,
        name,
        report,
        form,
        reasons=reasons,
        totals=previews.together(previews.sums(report)),
    )


def _page(
    request: SignedInRequest, template: str, report: Report, form: Form, **more: Any
) -> HttpResponse:
    return render(
        request,
        f"disclosures/reports/{template}.html",
        {
            "report": report,
            "name": name_of(report),
            "breadcrumbs": way(report, request.actor),
            "form": form,
            "registrar": countersigns(report, request.actor),
            **more,
        },
    )
