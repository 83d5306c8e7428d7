"""Approval: where it stands, one step of it, and what waits for the reader."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.models import Organisation
from organisations.permissions import for_kind, fresh
from partnerships import holding
from partnerships.actions import approvals as actions
from partnerships.actions.signatures import signatures
from partnerships.forms.approvals import ApproveForm, ReasonForm
from partnerships.gates import assessed
from partnerships.lifecycle.approvals import approval_steps
from partnerships.models import Act, Agreement, Approval
from partnerships.signing_reading import to_sign, to_take
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import (
    deciders,
    shown,
    the_agreement,
)
from partnerships.views.signing_parts import (
    refuse as refused_in,
)
from partnerships.views.signing_steps import moves
from ui import keyset
from workflow.moves import Refused

DECLARED = {
    Act.APPROVE: _("I have read this text and approve it."),
    Act.CERTIFY: _(
        "I have examined this text. I certify that it follows the code that applies."
    ),
    Act.BOARD: _("The board has decided to make this agreement."),
}


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str) -> HttpResponse:
    """The steps of all parties, the exact text, and who has signed it."""
    agreement = the_agreement(request, reference)
    steps = list(
        Approval.objects.filter(agreement=agreement)
        .select_related("organisation", "document")
        .order_by("-version__number", "organisation__name_key", "position", "pk")
    )
    hands = signatures(agreement) if agreement.agreed_id else []
    amended = holding.amendments(agreement)
    who = deciders(steps, request)
    context = shown(
        agreement,
        parties=_parties(steps, agreement, who, now=True),
        before=_parties(steps, agreement, who, now=False),
        signatures=hands,
        steps=moves(agreement, request.actor, hands, amended),
        frozen=holding.frozen(agreement, amended),
        amended_by=holding.last(amended),
        tab="approval",
    )
    return render(request, "partnerships/approvals/detail.html", context)


def _parties(
    steps: list[Approval], agreement: Agreement, who: dict[int, str], *, now: bool
) -> list[tuple[Organisation, list[tuple[Approval, str]]]]:
    """Steps of the text that is agreed now, or of earlier ones, by organisation."""
    rows: dict[Organisation, list[tuple[Approval, str]]] = {}
    for step in steps:
        if (step.version_id == agreement.agreed_id) is now:
            step.agreement = agreement
            rows.setdefault(step.organisation, []).append((step, who.get(step.pk, "")))
    return list(rows.items())


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def step(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """Approve, certify, or enter a board's decision."""
    one, own = _step(request, reference, public_id)
    agreement, today = one.agreement, timezone.localdate()
    standing = actions.standing(one, agreement, own)
    reasons = approval_steps(standing, request.actor)["approve"]
    check = assessed(agreement, one.version_id, today)
    form = ApproveForm(
        request.POST or None,
        request.FILES or None,
        board=one.act == Act.BOARD,
        is_open=bool(check.open),
        label=DECLARED[Act(one.act)],
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.approve(
                one,
                by=request.actor,
                today=today,
                words=form.cleaned_data["words"],
                all_the_same=form.cleaned_data.get("all_the_same", ""),
                board=_board(form.cleaned_data),
            )
        except Refused as refused:
            refused_in(request, form, refused)
        else:
            messages.success(request, _("The step is taken."))
            return redirect("partnerships:approval", agreement.reference)
    context = shown(
        agreement, step=one, check=check, form=form, reasons=reasons, tab="approval"
    )
    return render(request, "partnerships/approvals/step.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def refuse(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """Back to negotiation, with the reason."""
    one, own = _step(request, reference, public_id)
    agreement = one.agreement
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refuse(
                one,
                by=request.actor,
                today=timezone.localdate(),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            refused_in(request, form, refused)
        else:
            messages.success(
                request,
                _("You have refused. Both sides read why; it is your side’s turn."),
            )
            return redirect(agreement)
    standing = actions.standing(one, agreement, own)
    context = shown(
        agreement,
        step=one,
        form=form,
        reasons=approval_steps(standing, request.actor)["refuse"],
        tab="approval",
    )
    return render(request, "partnerships/approvals/refuse.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def minutes(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """What a board decided: for all parties; it is recorded who looks."""
    one, _own = _step(request, reference, public_id)
    if one.document is None:
        raise Http404
    return sent(one.document, about=one.agreement, by=request.actor)


@require_safe
@login_required
@for_kind(*ANYBODY)
def waiting(request: SignedInRequest) -> HttpResponse:
    """Steps that the reader can take now, and agreements that they can sign."""
    page = keyset.page(
        to_take(request.actor),
        order=("asked_on", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "page": page,
        "to_sign": list(to_sign(request.actor)[: keyset.SIZE]) if page.first else [],
        "breadcrumbs": [
            {"label": _("Partnerships"), "url": reverse("partnerships:list")}
        ],
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/approvals/waiting.html", context)


def _step(
    request: SignedInRequest, reference: str, public_id: str
) -> tuple[Approval, list[Approval]]:
    """A step, and all of the same version and organisation."""
    agreement = the_agreement(request, reference)
    asked_for = Approval.objects.filter(agreement=agreement, public_id=public_id)
    own = list(
        Approval.objects.filter(
            version__in=asked_for.values("version"),
            organisation__in=asked_for.values("organisation"),
        ).select_related("organisation", "version", "document")
    )
    one = next((step for step in own if step.public_id == public_id), None)
    if one is None:
        raise Http404
    one.agreement = agreement
    return one, own


def _board(cleaned: dict[str, Any]) -> actions.Board | None:
    if "decided_on" not in cleaned:
        return None
    file = cleaned.get("minutes")
    paper = actions.Paper(file.read(), file.name, file.content_type) if file else None
    return actions.Board(cleaned["decided_on"], paper)
