"""The company takes an application, asks about it; the organisation answers."""

import datetime
import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from organisations import not_now
from organisations.permissions import for_kind
from organisations.views.uploads import kept
from partnerships.actions import applications as actions
from partnerships.actions import clarifications
from partnerships.application_reading import steps_of
from partnerships.forms.clarifications import AnswerForm, AskForm
from partnerships.views.application_drafts import APPLICANTS
from partnerships.views.applications import the_application
from workflow.moves import Refused

USUAL = datetime.timedelta(weeks=2)


@require_POST
@login_required
@for_kind("company")
def take(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    try:
        actions.take(application, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is in review; the organisation sees that."))
    return redirect(application)


@require_POST
@login_required
@for_kind("company")
def go_on(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    try:
        clarifications.go_on(application, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is in review again, without the answers."))
    return redirect(application)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
def ask(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    today = timezone.localdate()
    if reasons := steps_of(application, request.actor, today)["ask"]:
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    form = AskForm(
        request.POST or None,
        initial={"key": uuid.uuid4().hex, "due_on": today + USUAL},
    )
    if request.method == "POST" and form.is_valid():
        try:
            clarifications.ask(
                application,
                form.questions(),
                due_on=form.cleaned_data["due_on"],
                key=form.cleaned_data["key"],
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request,
                _("The organisation is asked. It is its turn until it answers."),
            )
            return redirect(application)
    context = {
        "application": application,
        "form": form,
        "not_now": not_now.reasons(application.applicant, today),
    }
    return render(request, "partnerships/applications/ask.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*APPLICANTS)
def answer(request: SignedInRequest, public_id: str) -> HttpResponse:
    application = the_application(request, public_id)
    today = timezone.localdate()
    if reasons := steps_of(application, request.actor, today)["answer"]:
        messages.error(request, str(Refused(reasons)))
        return redirect(application)
    form = AnswerForm(
        request.POST or None,
        request.FILES or None,
        questions=application.questions.filter(answered_on=None).order_by("pk"),
    )
    if request.method == "POST" and form.is_valid():
        try:
            with acting(request.actor):
                answers = {
                    key: (words, kept(file, request))
                    for key, (words, file) in form.answers().items()
                }
                clarifications.answer(
                    application, answers, by=request.actor, today=today
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your answers are sent. It is the company’s turn.")
            )
            return redirect(application)
    context = {
        "application": application,
        "form": form,
        "wanted_by": application.wanted_by,
    }
    return render(request, "partnerships/applications/answer.html", context)
