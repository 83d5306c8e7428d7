"""An organisation's own record of what it received."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from audit.timeline import timeline
from disclosures.actions import receipts as actions
from disclosures.actions.entries import generic_regime
from disclosures.forms.reasons import ReasonForm
from disclosures.forms.receipts import PayerForm, ReceiptForm
from disclosures.lifecycle.received import may_not_keep
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import PairedRow, Receipt
from disclosures.views.review_parts import RECIPIENTS, tabs
from documents.http import sent
from documents.models import Document, keep
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified
from regimes.profile import categories
from ui import keyset
from ui.amounts import written
from ui.templatetags.ui import day
from workflow.moves import Refused


def _get(request: SignedInRequest, public_id: str) -> Receipt:
    visible = Receipt.objects.for_actor(request.actor).select_related(
        "payer", "document", "claim"
    )
    return get_object_or_404(visible, public_id=public_id)


def companies(request: SignedInRequest) -> list[Organisation]:
    """Who may have paid."""
    known = Organisation.objects.for_actor(request.actor).companies().current()
    return list(known.order_by("name_key", "pk"))


def category_labels() -> dict[str, str]:
    """What categories are called, by their code."""
    profile = generic_regime().profile
    return {each.code: each.label for each in categories(profile)}


@require_safe
@login_required
@for_kind(*RECIPIENTS)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Receipt.objects.for_actor(request.actor).standing().select_related("payer"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "subnavigation": tabs("received"),
        "receipts": page.rows,
        "may_keep": not may_not_keep(request.actor),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/received/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def create(request: SignedInRequest) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReceiptForm(
        *posted,
        companies=companies(request),
        today=timezone.localdate(),
        categories=category_labels(),
        initial={"key": uuid.uuid4().hex},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            with acting(request.actor):
                made = actions.enter(
                    form.facts(),
                    by=request.actor,
                    document=_kept(given["document"], request),
                    another=given["another"],
                    key=given["key"],
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is stored; nobody else sees it."))
            return redirect(made)
    context = {"subnavigation": tabs("received"), "form": form}
    return render(request, "disclosures/received/create.html", context)


def _kept(file: Any, request: SignedInRequest) -> Document | None:
    if not file:
        return None
    return keep(
        file.read(),
        name=file.name,
        media_type=file.content_type,
        kind=Document.Kind.EVIDENCE,
        owner_id=request.actor.organisation_id,
    )


@require_safe
@login_required
@for_kind(*RECIPIENTS)
@for_verified
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    receipt = _get(request, public_id)
    return _page(request, receipt)


def _page(
    request: SignedInRequest, receipt: Receipt, remove: ReasonForm | None = None
) -> HttpResponse:
    keeps = not may_not_keep(request.actor) and not receipt.removed_because
    paired = PairedRow.objects.filter(receipt=receipt, live=True).exists()
    context = {
        "subnavigation": tabs("received"),
        "receipt": receipt,
        "facts": _facts(receipt),
        "paired": paired,
        "payer_form": PayerForm(companies=companies(request))
        if keeps and not receipt.payer_id
        else None,
        "remove_form": (remove or ReasonForm(help_text=_("It stays in the history.")))
        if keeps and not paired
        else None,
        "may_claim": keeps and receipt.payer_id and not paired and not receipt.claim_id,
        "history": timeline(receipt, viewer=request.actor),
    }
    return render(request, "disclosures/received/detail.html", context)


def _category(code: str) -> str:
    return category_labels().get(code, code) if code else ""


def _facts(receipt: Receipt) -> list[dict[str, Any]]:
    charges = receipt.charges
    rows: list[tuple[str, Any]] = [
        (_("Who paid"), receipt.payer and receipt.payer.legal_name),
        (_("The name on your bank statement"), receipt.payer_name),
        (_("Amount that arrived"), written(receipt.amount, receipt.currency)),
        (_("Bank charges"), charges and written(charges, receipt.currency)),
        (_("Received on"), day(receipt.received_on)),
        (_("Year"), receipt.year),
        (_("Reference"), receipt.reference),
        (_("Category"), _category(receipt.category)),
        (_("What it was for"), receipt.description),
        (_("Taken out because"), receipt.removed_because),
    ]
    facts = [{"label": label, "value": value} for label, value in rows if value]
    if receipt.document:
        facts.append(
            {
                "label": _("Document"),
                "value": receipt.document.name,
                "url": reverse(
                    "disclosures:receipt-document", args=[receipt.public_id]
                ),
                "action": _("Download"),
            }
        )
    if receipt.claim:
        facts.append(
            {
                "label": _("Claim"),
                "value": receipt.claim.get_state_display(),
                "url": receipt.claim.get_absolute_url(),
                "action": _("Open"),
            }
        )
    return facts


@require_safe
@login_required
@for_kind(*RECIPIENTS)
@for_verified
def document(request: SignedInRequest, public_id: str) -> HttpResponse:
    receipt = _get(request, public_id)
    if receipt.document is None:
        raise Http404
    return sent(receipt.document, about=receipt, by=request.actor)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def remove(request: SignedInRequest, public_id: str) -> HttpResponse:
    receipt = _get(request, public_id)
    form = ReasonForm(request.POST, help_text=_("It stays in the history."))
    if form.is_valid():
        try:
            actions.remove(receipt, form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It is taken out."))
        return redirect(receipt)
    return _page(request, receipt, form)


@require_POST
@login_required
@for_kind(*RECIPIENTS)
@for_verified
@for_roles(*ANSWERING_ROLES)
def payer(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Says which company a typed name means."""
    receipt = _get(request, public_id)
    form = PayerForm(request.POST, companies=companies(request))
    if form.is_valid():
        count = actions.name_payer(
            receipt, form.cleaned_data["company"], by=request.actor
        )
        said = ngettext(
            "%(count)d receipt has this payer now.",
            "%(count)d receipts have this payer now.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.error(request, _("Choose a company."))
    return redirect(receipt)
