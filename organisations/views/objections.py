"""Objections to classifications: made, taken back, answered by a registrar."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from audit.timeline import timeline
from organisations.actions import objections as actions
from organisations.classification import current_of
from organisations.forms.classification import ObjectionForm, RejectForm, WhatForm
from organisations.lifecycle.classification import may_not_object
from organisations.lifecycle.objections import objection_steps
from organisations.models import Objection
from organisations.permissions import for_kind, for_roles
from organisations.views.classification import (
    consequences,
    evidence_form,
    the_organisation,
)
from organisations.views.uploads import kept
from ui import keyset
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company", "patients", "other")
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    organisation = the_organisation(request, public_id)
    if reasons := may_not_object(organisation, request.actor, has_open=False):
        messages.error(request, str(Refused(reasons)))
        return redirect("organisations:classification", organisation.public_id)
    form = ObjectionForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        try:
            actions.object_to(
                organisation,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your objection waits for a registrar."))
            return redirect("organisations:classification", organisation.public_id)
    context = {
        "organisation": organisation,
        "decision": current_of(organisation, timezone.localdate()),
        "form": form,
    }
    return render(request, "organisations/classification/object.html", context)


@require_POST
@login_required
@for_kind("company", "patients", "other")
def withdraw(
    request: SignedInRequest, public_id: str, objection_id: str
) -> HttpResponse:
    organisation = the_organisation(request, public_id)
    objection = get_object_or_404(
        Objection.objects.for_actor(request.actor).filter(organisation=organisation),
        public_id=objection_id,
    )
    try:
        actions.withdraw(objection, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The objection is taken back."))
    return redirect("organisations:classification", organisation.public_id)


@require_safe
@login_required
@for_roles("registrar")
def queue(request: SignedInRequest) -> HttpResponse:
    """Objections that wait, the oldest first."""
    waiting = Objection.objects.filter(state=Objection.State.OPEN)
    page = keyset.page(
        waiting.select_related("organisation", "by_organisation"),
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {"page": page, **keyset.addresses(page, request.GET)}
    return render(request, "organisations/classification/queue.html", context)


def _get(public_id: str) -> Objection:
    asked = Objection.objects.select_related("organisation", "by_organisation")
    return get_object_or_404(asked, public_id=public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def answer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One objection: leave the classification in words, or go on to change it."""
    objection = _get(public_id)
    form = RejectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reject(
                objection,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer is recorded, and they are told."))
            return redirect("organisations:objection-queue")
    blocked = objection_steps(objection, request.actor)["reject"]
    what: dict[str, Any] = {"value": objection.wanted}
    context = {
        "objection": objection,
        "decision": current_of(objection.organisation, timezone.localdate()),
        "form": form,
        "blocked": blocked,
        "what": None
        if blocked
        else WhatForm(initial=what | {"valid_from": timezone.localdate()}),
        "moments": timeline(objection, viewer=request.actor),
    }
    return render(request, "organisations/classification/answer.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def uphold(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Agreeing: from which day on, what that touches, and why."""
    objection = _get(public_id)
    organisation = objection.organisation
    what = WhatForm({**request.GET.dict(), "value": objection.wanted})
    if not what.is_valid():
        messages.error(request, _("Say from which day on it holds."))
        return redirect("organisations:objection-answer", objection.public_id)
    valid_from = what.cleaned_data["valid_from"]
    form = evidence_form(request, organisation, valid_from)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            with acting(request.actor):
                actions.uphold(
                    objection,
                    answer=facts["reason"],
                    valid_from=valid_from,
                    document=kept(facts["document"], request),
                    replaces=facts.get("replaces", False),
                    by=request.actor,
                    today=timezone.localdate(),
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer is recorded, and they are told."))
            return redirect("organisations:objection-queue")
    context = {
        **consequences(organisation, objection.wanted, valid_from),
        "form": form,
        "title": _("Agree and classify anew"),
    }
    return render(request, "organisations/classification/decide.html", context)
