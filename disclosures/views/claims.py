"""Claims of missing payments: made by recipients, decided by companies."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import Actor, acting
from audit.timeline import timeline
from disclosures.actions import claims as actions
from disclosures.actions import receipts
from disclosures.actions.entries import generic_regime
from disclosures.forms.claims import AcceptClaimForm, ClaimForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.claims import MOVES, claim_steps
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import Claim, Receipt, Transfer
from disclosures.views.review_parts import RECIPIENTS, tabs
from documents.http import sent
from documents.models import Document, keep
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles
from ui import keyset
from ui.amounts import minor_units, written
from ui.templatetags.ui import day
from workflow.moves import Refused

EVERYBODY = (Organisation.Kind.COMPANY.value, *RECIPIENTS)


def _get(request: SignedInRequest, public_id: str) -> Claim:
    visible = Claim.objects.for_actor(request.actor).select_related(
        "company", "recipient", "transfer", "evidence"
    )
    return get_object_or_404(visible, public_id=public_id)


def _tabs(request: SignedInRequest) -> dict[str, Any]:
    """A company finds its claims among its years, as the navigation has them."""
    if request.actor.kind == Organisation.Kind.COMPANY:
        return {}
    return {"subnavigation": tabs("claims")}


@require_safe
@login_required
@for_kind(*EVERYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Claim.objects.for_actor(request.actor).select_related("company", "recipient"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        **_tabs(request),
        "claims": page.rows,
        "ours": request.actor.kind != Organisation.Kind.COMPANY,
        "may_claim": request.actor.has(*ANSWERING_ROLES),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/claims/list.html", context)


def _companies(request: SignedInRequest) -> list[Organisation]:
    """Whom this person can claim something from."""
    companies = Organisation.objects.for_actor(request.actor).companies().current()
    if request.actor.only_company_id:
        companies = companies.filter(pk=request.actor.only_company_id)
    return list(companies.order_by("name_key", "pk"))


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
@for_roles(*ANSWERING_ROLES)
def create(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    companies = _companies(request)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    receipt = _receipt(request)
    form = ClaimForm(
        *posted,
        companies=companies,
        today=today,
        initial={"key": uuid.uuid4().hex, **_from_receipt(receipt)},
    )
    if form.is_valid():
        facts = form.cleaned_data
        file = facts.pop("evidence")
        try:
            with acting(request.actor):
                made = actions.claim(
                    facts.pop("company"),
                    by=request.actor,
                    today=today,
                    evidence=_kept(file, request) if file else None,
                    **facts,
                )
                if receipt:
                    receipts.note_claim(receipt, made, by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your claim is sent to the company."))
            return redirect(made)
    context = {**_tabs(request), "form": form}
    return render(request, "disclosures/claims/create.html", context)


def _receipt(request: SignedInRequest) -> Receipt | None:
    """What the organisation received and misses in the company's report, if it says."""
    if "receipt" not in request.GET:
        return None
    own = Receipt.objects.for_actor(request.actor).standing().select_related("payer")
    return get_object_or_404(own, public_id=request.GET["receipt"])


def _from_receipt(receipt: Receipt | None) -> dict[str, Any]:
    if receipt is None:
        return {}
    return {
        "company": receipt.payer.public_id if receipt.payer else "",
        "amount": f"{receipt.amount:.{minor_units(receipt.currency)}f}",
        "currency": receipt.currency,
        "year": receipt.year,
        "received_on": receipt.received_on,
        "description": receipt.description,
    }


def _kept(file: Any, request: SignedInRequest) -> Document:
    return keep(
        file.read(),
        name=file.name,
        media_type=file.content_type,
        kind=Document.Kind.EVIDENCE,
        owner_id=request.actor.organisation_id,
    )


@require_safe
@login_required
@for_kind(*EVERYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    claim = _get(request, public_id)
    ours = claim.recipient_id == request.actor.organisation_id
    reasons = claim_steps(claim, request.actor)
    mine = ("withdraw",) if ours else ("accept", "reject")
    context = {
        **_tabs(request),
        "claim": claim,
        "facts": _facts(claim, request.actor),
        "steps": [
            {
                "label": MOVES[name].label,
                "url": _move_url(claim, name),
                "reasons": reasons[name],
                "page": name != "withdraw",
                "quiet": name != "accept",
            }
            for name in mine
        ]
        if claim.state == Claim.State.OPEN
        else [],
        "history": timeline(claim, viewer=request.actor),
    }
    return render(request, "disclosures/claims/detail.html", context)


def _facts(claim: Claim, actor: Actor) -> list[dict[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Claimed by"), claim.recipient.legal_name),
        (_("Company"), claim.company.legal_name),
        (_("Amount"), written(claim.amount, claim.currency)),
        (_("Year"), claim.year),
        (_("Received on"), day(claim.received_on)),
        (_("What it was for"), claim.description),
        (_("Why it was rejected"), claim.reason),
    ]
    facts = [{"label": label, "value": value} for label, value in rows if value]
    if claim.evidence:
        facts.append(
            {
                "label": _("Document"),
                "value": claim.evidence.name,
                "url": reverse("disclosures:claim-evidence", args=[claim.public_id]),
                "action": _("Download"),
            }
        )
    visible = Transfer.objects.for_actor(actor)
    if claim.transfer and visible.filter(pk=claim.transfer.pk).exists():
        facts.append(
            {
                "label": _("Payment"),
                "value": _("Added to the company’s payments"),
                "url": claim.transfer.get_absolute_url(),
                "action": _("Open"),
            }
        )
    return facts


def _move_url(claim: Claim, name: str) -> str:
    return reverse(f"disclosures:claim-{name}", args=[claim.public_id])


@require_safe
@login_required
@for_kind(*EVERYBODY)
def evidence(request: SignedInRequest, public_id: str) -> HttpResponse:
    claim = _get(request, public_id)
    if claim.evidence is None:
        raise Http404
    return sent(claim.evidence, about=claim, by=request.actor)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def accept(request: SignedInRequest, public_id: str) -> HttpResponse:
    claim = _get(request, public_id)
    form = AcceptClaimForm(
        request.POST if request.method == "POST" else None,
        claim=claim,
        regime=generic_regime(),
        initial={"paid_on": claim.received_on},
    )
    if form.is_valid():
        try:
            actions.accept(
                claim,
                by=request.actor,
                today=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The payment is added; the recipient sees it."))
            return redirect(claim)
    return _form_page(request, claim, form, _("Accept and add the payment"))


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def reject(request: SignedInRequest, public_id: str) -> HttpResponse:
    claim = _get(request, public_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("The organisation that made the claim reads this."),
    )
    if form.is_valid():
        try:
            actions.reject(
                claim,
                form.cleaned_data["reason"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error("reason", refusal.reasons)
        else:
            messages.success(request, _("The claim is rejected; both sides see why."))
            return redirect(claim)
    return _form_page(request, claim, form, _("Reject with a reason"))


def _form_page(
    request: SignedInRequest, claim: Claim, form: Any, title: str
) -> HttpResponse:
    context = {
        **_tabs(request),
        "claim": claim,
        "facts": _facts(claim, request.actor),
        "form": form,
        "title": title,
    }
    return render(request, "disclosures/claims/decide.html", context)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
def withdraw(request: SignedInRequest, public_id: str) -> HttpResponse:
    claim = _get(request, public_id)
    try:
        actions.withdraw(claim, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The claim is taken back."))
    return redirect(claim)
