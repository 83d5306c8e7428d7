"""Leaving a transfer out, taking it in again, and its evidence."""

from collections.abc import Callable

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
from disclosures.actions import transfers as actions
from disclosures.forms.reasons import ReasonForm
from disclosures.forms.transfers import EvidenceForm
from disclosures.lifecycle.transfers import MOVES, transfer_steps
from disclosures.models import Evidence, Transfer
from disclosures.views.transfers import the_transfer
from documents.http import sent
from organisations.models import Role
from organisations.permissions import for_kind, for_roles
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(Role.DISCLOSURE_OFFICER)
def exclude(request: SignedInRequest, public_id: str) -> HttpResponse:
    def leave_out(transfer: Transfer, reason: str) -> None:
        actions.exclude(transfer, by=request.actor, reason=reason)

    return _with_reason(request, public_id, "exclude", leave_out)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(Role.DISCLOSURE_OFFICER)
def include(request: SignedInRequest, public_id: str) -> HttpResponse:
    def take_in(transfer: Transfer, reason: str) -> None:
        actions.include(transfer, by=request.actor, reason=reason, today=timezone.now())

    return _with_reason(request, public_id, "include", take_in)


def _with_reason(
    request: SignedInRequest,
    public_id: str,
    step: str,
    act: Callable[[Transfer, str], None],
) -> HttpResponse:
    transfer = the_transfer(request, public_id)
    form = ReasonForm(request.POST or None, help_text=_("Both sides can read this."))
    if request.method == "POST" and form.is_valid():
        try:
            act(transfer, form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect(transfer)
    context = {
        "transfer": transfer,
        "form": form,
        "label": MOVES[step].label,
        "reasons": transfer_steps(transfer, request.actor)[step],
    }
    return render(request, "disclosures/transfers/reason.html", context)


@require_POST
@login_required
def evidence_add(request: SignedInRequest, public_id: str) -> HttpResponse:
    transfer = the_transfer(request, public_id)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        for error in form.errors["file"]:
            messages.error(request, str(error))
        return redirect(transfer)
    file = form.cleaned_data["file"]
    try:
        actions.attach(
            transfer,
            data=file.read(),
            name=file.name,
            media_type=file.content_type,
            by=request.actor,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The document is added."))
    return redirect(transfer)


@require_safe
@login_required
def evidence(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """The document, always as a download; that somebody looked is recorded."""
    transfer = the_transfer(request, public_id)
    found = get_object_or_404(
        Evidence.objects.for_actor(request.actor).select_related("document__content"),
        transfer=transfer,
        document__public_id=document_id,
    )
    return sent(found.document, about=transfer, by=request.actor)
