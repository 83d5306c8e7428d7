"""What an organisation is classified as: for everybody to read, for registrars to decide."""

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from documents.http import sent
from organisations.actions import classification as actions
from organisations.classification import current_of, span_of, touched
from organisations.forms.classification import EvidenceForm, WhatForm
from organisations.lifecycle.classification import may_not_classify, may_not_object
from organisations.lifecycle.objections import objection_steps
from organisations.models import Classification, Objection, Organisation
from organisations.permissions import for_kind, for_roles
from organisations.views.uploads import kept
from workflow.moves import Refused

MOST = 50
"""How many decisions and objections of one organisation its page shows."""


def the_organisation(request: SignedInRequest, public_id: str) -> Organisation:
    """One that can be classified, and that the actor may know."""
    visible = Organisation.objects.for_actor(request.actor).exclude(
        kind=Organisation.Kind.COMPANY
    )
    return get_object_or_404(visible, public_id=public_id, is_operator=False)


@require_safe
@login_required
@for_kind("company", "patients", "other")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The decision in force with those before and after it, and what was objected."""
    organisation = the_organisation(request, public_id)
    today, actor = timezone.localdate(), request.actor
    decision = current_of(organisation, today)
    objections = list(
        Objection.objects.for_actor(actor)
        .filter(organisation=organisation)
        .select_related("by_organisation")
        .order_by("-id")[:MOST]
    )
    has_open = any(
        o.state == Objection.State.OPEN
        and o.by_organisation_id == actor.organisation_id
        for o in objections
    )
    context = {
        "organisation": organisation,
        "decision": decision,
        "decisions": organisation.classifications.select_related("document").order_by(
            "-valid_from"
        )[:MOST],
        "today": today,
        "objections": [
            (each, not objection_steps(each, actor)["withdraw"]) for each in objections
        ],
        "object_reasons": may_not_object(organisation, actor, has_open=has_open),
        "may_classify": not may_not_classify(organisation, actor),
        "is_company": actor.kind == Organisation.Kind.COMPANY,
        "touched": touched(
            organisation,
            span_of(organisation, decision.valid_from),
            actor.organisation_id,
        )
        if decision and actor.kind == Organisation.Kind.COMPANY
        else [],
    }
    return render(request, "organisations/classification/detail.html", context)


@require_safe
@login_required
@for_kind("company", "patients", "other")
def evidence(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """The document behind a decision, for both sides. Looking at it is recorded."""
    organisation = the_organisation(request, public_id)
    if not _opens_evidence(request, organisation):
        raise Http404
    decision = get_object_or_404(
        organisation.classifications.select_related("document__content"),
        document__public_id=document_id,
    )
    if decision.document is None:
        raise Http404
    return sent(decision.document, about=decision, by=request.actor)


def _opens_evidence(request: SignedInRequest, organisation: Organisation) -> bool:
    """Companies, the organisation itself, and the operator's own people."""
    actor = request.actor
    return actor.only_company_id is None and (
        actor.kind == Organisation.Kind.COMPANY
        or actor.organisation_id == organisation.pk
        or request.seat.organisation.is_operator
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def decide(request: SignedInRequest, public_id: str) -> HttpResponse:
    """First what and from when; then what that touches, and why."""
    organisation = the_organisation(request, public_id)
    what = WhatForm(request.GET or None, initial={"valid_from": timezone.localdate()})
    if not what.is_valid():
        context = {
            "organisation": organisation,
            "form": what,
            "blocked": may_not_classify(organisation, request.actor),
        }
        return render(request, "organisations/classification/what.html", context)
    value, valid_from = what.cleaned_data["value"], what.cleaned_data["valid_from"]
    form = evidence_form(request, organisation, valid_from)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            with acting(request.actor):
                document = kept(facts.pop("document"), request)
                actions.decide(
                    organisation,
                    value=value,
                    valid_from=valid_from,
                    document=document,
                    by=request.actor,
                    today=timezone.localdate(),
                    **facts,
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your decision is recorded, and those concerned are told.")
            )
            return redirect("organisations:classification", organisation.public_id)
    context = {
        **consequences(organisation, value, valid_from),
        "form": form,
        "title": _("Decide what it is"),
    }
    return render(request, "organisations/classification/decide.html", context)


def evidence_form(
    request: SignedInRequest, organisation: Organisation, valid_from: datetime.date
) -> EvidenceForm:
    taken = organisation.classifications.filter(valid_from=valid_from).exists()
    return EvidenceForm(
        request.POST or None,
        request.FILES or None,
        taken=taken,
        initial={"key": uuid.uuid4().hex},
    )


def consequences(
    organisation: Organisation, value: str, valid_from: datetime.date
) -> dict[str, Any]:
    """What a decision touches, for the page on which it is made."""
    return {
        "organisation": organisation,
        "value": Classification.Value(value).label,
        "valid_from": valid_from,
        "touched": touched(organisation, span_of(organisation, valid_from)),
    }
