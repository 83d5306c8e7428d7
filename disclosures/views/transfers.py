"""Pages of transfers: the list, one transfer, recording, changing, leaving out, proving."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import (
    require_safe,
)

from accounts.http import SignedInRequest
from disclosures import ledger
from disclosures.actions.entries import generic_regime
from disclosures.facts import facts
from disclosures.forms.transfer_list import TransferFilter
from disclosures.forms.transfers import (
    EvidenceForm,
)
from disclosures.lifecycle.recording import (
    may_not_attach,
    may_not_change,
    may_not_record,
)
from disclosures.lifecycle.transfers import MOVES, transfer_steps
from disclosures.models import Transfer
from organisations.permissions import for_kind
from regimes.profile import Category, categories
from ui import keyset

ASKED_WITH = ("agreement", "amount", "currency")
"""What a link to the form may bring along."""


def the_transfer(request: SignedInRequest, public_id: str) -> Transfer:
    visible = Transfer.objects.for_actor(request.actor).with_parties()
    return get_object_or_404(visible, public_id=public_id)


def listed_categories() -> list[Category]:
    return categories(generic_regime().profile)


@require_safe
@login_required
@for_kind("company", "patients", "other")
def index(request: SignedInRequest) -> HttpResponse:
    listed = listed_categories()
    form = TransferFilter(request.GET, actor=request.actor, categories=listed)
    chosen = form.apply(Transfer.objects.listed_for(request.actor))
    page = keyset.page(
        chosen.with_parties().select_related("entry"),
        order=form.order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    count, more = keyset.capped_count(chosen)
    labels = {category.code: category.label for category in listed}
    context = {
        "filter_form": form,
        "transfers": [
            (row, labels.get(row.category, row.category)) for row in page.rows
        ],
        "count": count,
        "more": more,
        "totals": [] if more or not count else ledger.totals(chosen),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_record": not may_not_record(request.actor),
        "company_side": request.actor.kind == "company",
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/transfers/list.html", context)


@require_safe
@login_required
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    visible = ledger.with_everything(
        Transfer.objects.for_actor(request.actor), request.actor
    )
    transfer = get_object_or_404(visible, public_id=public_id)
    own = transfer.disclosed_by_id == request.actor.organisation_id
    context = {
        "transfer": transfer,
        "own": own,
        "kept": ledger.kept(transfer),
        "party": request.actor.organisation_id
        in {transfer.disclosed_by_id, transfer.recipient_id},
        "facts": facts(transfer, _label(transfer.category), request.actor),
        "may_change": not may_not_change(transfer, request.actor),
        "steps": _steps(transfer, request) if own else [],
        "evidence_form": None
        if may_not_attach(transfer, request.actor)
        else EvidenceForm(),
        "moments": ledger.history(transfer, request.actor),
    }
    return render(request, "disclosures/transfers/detail.html", context)


def _label(code: str) -> str:
    return next((each.label for each in listed_categories() if each.code == code), code)


def _steps(transfer: Transfer, request: SignedInRequest) -> list[dict[str, Any]]:
    """Leaving out or taking in again: the one that fits the state."""
    return [
        {
            "label": MOVES[name].label,
            "url": reverse(f"disclosures:transfer-{name}", args=[transfer.public_id]),
            "reasons": reasons,
            "page": True,
            "quiet": True,
        }
        for name, reasons in transfer_steps(transfer, request.actor).items()
        if transfer.state in MOVES[name].sources
    ]
