"""Signing here, and refusing to."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind, fresh
from partnerships import holding
from partnerships.actions import signatures as actions
from partnerships.forms.approvals import ReasonForm
from partnerships.forms.signatures import SignForm
from partnerships.lifecycle.agreements import seen
from partnerships.lifecycle.signing import may_refuse, may_sign
from partnerships.models import Agreement, Signature, SignedText, VersionParty
from partnerships.texts.canonical import read
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse as refused_in
from partnerships.views.signing_parts import shown, the_agreement
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def sign(request: SignedInRequest, reference: str) -> HttpResponse:
    """The text, the sentence, the name: then sign."""
    agreement = the_agreement(request, reference)
    frozen = holding.frozen(agreement, [])
    if frozen is None:
        return redirect("partnerships:approval", agreement.reference)
    form = SignForm(request.POST or None, initial=_known(request, agreement, frozen))
    meaning = actions.meaning(request.seat.organisation)
    form.fields["declare"].label = meaning
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign(
                agreement,
                actions.Hand(form.cleaned_data["name"], form.cleaned_data["role"]),
                text_sha256=form.cleaned_data["text_sha256"],
                by=request.actor,
                today=timezone.localdate(),
                key=form.cleaned_data["key"],
            )
        except Refused as refused:
            refused_in(request, form, refused)
        else:
            messages.success(request, _("You have signed."))
            return redirect("partnerships:approval", agreement.reference)
    hands = actions.signatures(agreement)
    context = shown(
        agreement,
        frozen=frozen,
        text=read(frozen.text),
        form=form,
        reasons=may_sign(agreement, request.actor, hands, ask=seen),
        tab="approval",
    )
    return render(request, "partnerships/signatures/sign.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def refuse(request: SignedInRequest, reference: str) -> HttpResponse:
    """Back to negotiation, with the reason."""
    agreement = the_agreement(request, reference)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refuse(
                agreement,
                by=request.actor,
                today=timezone.localdate(),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            refused_in(request, form, refused)
        else:
            messages.success(
                request, _("You have refused to sign. Both sides read why.")
            )
            return redirect(agreement)
    hands = actions.signatures(agreement) if agreement.agreed_id else []
    context = shown(
        agreement,
        form=form,
        reasons=may_refuse(agreement, request.actor, hands, ask=seen),
        tab="approval",
    )
    return render(request, "partnerships/signatures/refuse.html", context)


def _known(
    request: SignedInRequest, agreement: Agreement, frozen: SignedText
) -> dict[str, Any]:
    """Name and office as they are known: from the last signature, or from the text."""
    last = (
        Signature.objects.filter(
            person=request.user, organisation_id=request.actor.organisation
        )
        .exclude(role="")
        .order_by("-pk")
        .first()
    )
    office = last.role if last else ""
    if not office:
        said = VersionParty.objects.filter(
            version=agreement.agreed_id, organisation_id=request.actor.organisation
        )
        office = said.values_list("signatories", flat=True).first() or ""
    return {
        "name": last.name if last else request.user.name,
        "role": office,
        "text_sha256": frozen.sha256,
        "key": uuid.uuid4().hex,
    }
