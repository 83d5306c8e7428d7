"""Splitting one payment into parts, and undoing it."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import splitting as actions
from disclosures.forms.reasons import ReasonForm
from disclosures.forms.splitting import PartForm
from disclosures.models import Transfer
from disclosures.views.recording import others
from disclosures.views.transfers import the_transfer
from organisations.models import Role
from organisations.permissions import for_kind, for_roles
from workflow.moves import Refused

LINES = 2
"""Lines that the page begins with; another is a button away."""


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(Role.DISCLOSURE_OFFICER)
def split(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Another line (`more`) shows the page again, with what is still to be shared out."""
    transfer = the_transfer(request, public_id)
    forms = _forms(request, transfer)
    reason = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("Both sides can read this."),
    )
    more = "more" in request.POST
    posted = request.method == "POST"
    checked = [form.is_valid() for form in forms]  # all of them, for the rest
    if more:
        reason = ReasonForm(
            initial={"reason": request.POST.get("reason", "")},
            help_text=_("Both sides can read this."),
        )
    elif all(checked) and reason.is_valid():
        try:
            actions.split(
                transfer,
                [_part(form) for form in forms if not form.empty],
                by=request.actor,
                reason=reason.cleaned_data["reason"],
                today=timezone.now(),
            )
        except Refused as refusal:
            reason.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The payment is split."))
            return redirect(transfer)
    context = {
        "transfer": transfer,
        "forms": forms,
        "form": reason,
        "label": _("Split this payment"),
        "rest": _rest(transfer, forms) if posted else transfer.amount,
        "may_add": len(forms) < actions.MOST,
        "reasons": actions.may_not_split(transfer, request.actor),
    }
    return render(request, "disclosures/transfers/split.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(Role.DISCLOSURE_OFFICER)
def undo(request: SignedInRequest, public_id: str) -> HttpResponse:
    transfer = the_transfer(request, public_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("Both sides can read this."),
    )
    if form.is_valid():
        try:
            actions.make_whole(
                transfer,
                by=request.actor,
                reason=form.cleaned_data["reason"],
                today=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The payment stands as a whole again."))
            return redirect(transfer)
    context = {
        "transfer": transfer,
        "form": form,
        "label": _("Undo the splitting"),
        "reasons": actions.may_not_make_whole(transfer, request.actor),
    }
    return render(request, "disclosures/transfers/reason.html", context)


def _forms(request: SignedInRequest, transfer: Transfer) -> list[PartForm]:
    typed = request.POST.get("lines", "")
    lines = int(typed) if typed.isdecimal() and len(typed) < 3 else LINES
    lines = max(LINES, min(lines + ("more" in request.POST), actions.MOST))
    return [
        PartForm(
            request.POST if request.method == "POST" else None,
            prefix=f"part{number}",
            among=others(request),
            currency=transfer.currency,
        )
        for number in range(1, lines + 1)
    ]


def _part(form: PartForm) -> actions.Part:
    given: dict[str, Any] = form.cleaned_data
    return actions.Part(given["recipient"], given["amount"], given["description"])


def _rest(transfer: Transfer, forms: list[PartForm]) -> Decimal:
    shared = [form.cleaned_data.get("amount") or Decimal(0) for form in forms]
    return (transfer.amount or Decimal(0)) - sum(shared, Decimal(0))
