"""Writing an application: begun at a company, part by part, checked, handed in."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import not_now
from organisations.mail.people import members
from organisations.models import Organisation
from organisations.permissions import for_kind
from organisations.profiles.facts import company_profile_of
from partnerships.actions import applications as actions
from partnerships.application_reading import steps_of
from partnerships.applied import PARTS, THE_PARTS, names_the_former, unanswered
from partnerships.forms.applications import (
    BeginForm,
    HandInForm,
    WithdrawForm,
    part_form,
)
from partnerships.forms.budget_lines import Lines
from partnerships.lifecycle.applications import (
    may_not_begin,
    may_not_write,
    takes_now,
)
from partnerships.lifecycle.sides import COMPANY_WRITERS
from partnerships.models import Application, Partnership, PartnershipParty
from partnerships.views.applications import profile_told, the_application, whole_text
from workflow.moves import Refused
from workflow.races import Outdated

APPLICANTS = ("patients", "other")
MOST_EARLIER = 30
State = Application.State


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def begin(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the company publishes about its process, and the first lines of an application."""
    company = get_object_or_404(
        Organisation.objects.for_actor(request.actor)
        .companies()
        .select_related("company_profile"),
        public_id=public_id,
    )
    actor = request.actor
    own = Application.objects.for_actor(actor).select_related("company")
    joined = PartnershipParty.objects.filter(organisation=company, state="joined")
    form = BeginForm(
        request.POST or None,
        process_open=takes_now(company),
        earlier=own.order_by("-id")[:MOST_EARLIER],
        partnerships=Partnership.objects.for_actor(actor)
        .running()
        .filter(pk__in=joined.values("partnership_id"))
        .order_by("-id")[:MOST_EARLIER],
        initial={
            "key": uuid.uuid4().hex,
            "route": "process",
            "follows": request.GET.get("follows", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin(company, by=actor, **form.facts())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your draft is saved. Only your organisation sees it.")
            )
            return redirect(made)
    context = {
        "company": company,
        "profile": company_profile_of(company),
        "form": form,
        "reasons": may_not_begin(company, actor, Application.Route.IDEA),
        "nobody_there": company.pk not in members([company.pk], COMPANY_WRITERS),
        "not_now": not_now.until(request.seat.organisation, timezone.localdate()),
    }
    return render(request, "partnerships/applications/begin.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def part(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    """One part of a draft; saving leads to the next one."""
    application = the_application(request, public_id)
    if name not in THE_PARTS or name == "documents":
        raise Http404
    if reasons := may_not_write(application, request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    form = part_form(name, request.POST or None, application)
    lines = _lines(request, application) if name == "money" else None
    conflicts: list[Any] = []
    if request.method == "POST" and form.is_valid() and _fits(lines, form):
        try:
            actions.write(
                application,
                form.facts(),
                version=form.cleaned_data["version"],
                lines=None if lines is None else lines.read,
                by=request.actor,
            )
        except Outdated as race:
            conflicts = race.conflicts
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _onwards(request, application, name)
    context = {
        "application": application,
        "part": THE_PARTS[name],
        "number": number_of(name),
        "count": len(PARTS),
        "form": form,
        "lines": lines,
        "errors": _line_errors(lines),
        "conflicts": conflicts,
    }
    return render(request, "partnerships/applications/part.html", context)


def number_of(name: str) -> int:
    return [part.name for part in PARTS].index(name) + 1


def _onwards(
    request: SignedInRequest, application: Application, name: str
) -> HttpResponse:
    """ "Save and go on" to the next part, "more lines" to the same, "save" to the draft."""
    if "more" in request.POST:
        return redirect("partnerships:application-part", application.public_id, name)
    messages.success(request, _("Your draft is saved."))
    following = PARTS[number_of(name) :]
    if "next" not in request.POST or not following:
        return redirect(application)
    if following[0].name == "documents":
        return redirect("partnerships:application-documents", application.public_id)
    return redirect(
        "partnerships:application-part", application.public_id, following[0].name
    )


def _lines(request: SignedInRequest, application: Application) -> Any:
    """The budget as a set of forms; `read` holds the lines once they fit."""
    first = [
        {
            "words": line.words,
            "amount": _plain(line.amount),
            "asked": _plain(line.asked),
        }
        for line in application.lines.order_by("position")
    ]
    lines: Any = Lines(request.POST or None, initial=first, prefix="lines")
    lines.read = []
    return lines


def _plain(amount: Any) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fits(lines: Any, form: Any) -> bool:
    if lines is None:
        return True
    if not lines.is_valid():
        return False
    currency = form.cleaned_data["currency"]
    read = [line.read(currency) for line in lines]
    lines.read = [line for line in read if line]
    return not any(line.errors for line in lines)


def _line_errors(lines: Any) -> list[str]:
    """For the summary above the page: in which line, and what."""
    if lines is None or not lines.is_bound:
        return []
    return [
        _("Line %(number)s of the budget: %(problem)s")
        % {"number": number, "problem": problem}
        for number, line in enumerate(lines, start=1)
        for problems in line.errors.values()
        for problem in problems
    ]


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def hand_in(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Check your answers; then once."""
    application = the_application(request, public_id)
    if application.state != State.DRAFT:
        return redirect(application)
    today = timezone.localdate()
    form = HandInForm(
        request.POST or None,
        complete=not unanswered(application),
        initial={"key": uuid.uuid4().hex},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_in(
                application, by=request.actor, today=today, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request,
                _("It is handed in. %(company)s reads it now.")
                % {"company": application.company},
            )
            return redirect(application)
    context = {
        "application": application,
        "form": form,
        "reasons": steps_of(application, request.actor, today)["hand_in"],
        "may_write": not may_not_write(application, request.actor),
        "former": names_the_former(application),
        **whole_text(application),
        **profile_told(application),
    }
    return render(request, "partnerships/applications/check.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def withdraw(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    today = timezone.localdate()
    if reasons := steps_of(application, request.actor, today)["withdraw"]:
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                application, by=request.actor, today=today, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is withdrawn."))
            return redirect(application)
    context = {
        "application": application,
        "form": form,
        "was_seen": application.submitted_on is not None,
    }
    return render(request, "partnerships/applications/withdraw.html", context)
