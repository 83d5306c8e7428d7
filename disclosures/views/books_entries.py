"""One payment in the books, and what became of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from audit.timeline import timeline
from disclosures.actions import books_settling as actions
from disclosures.actions.entries import generic_regime
from disclosures.forms.books import LeaveOutForm, MakePaymentForm
from disclosures.models import BooksEntry, Transfer
from organisations.permissions import for_kind, for_roles
from regimes.profile import categories
from workflow.moves import Refused

OFFERED = 10


def _get(request: SignedInRequest, public_id: str, entry_id: str) -> BooksEntry:
    visible = BooksEntry.objects.for_actor(request.actor).select_related(
        "period__company", "vendor__organisation", "paid_by"
    )
    return get_object_or_404(visible, public_id=entry_id, period__public_id=public_id)


def _page(
    request: SignedInRequest,
    entry: BooksEntry,
    leave: LeaveOutForm,
    make: MakePaymentForm,
) -> HttpResponse:
    recipient = entry.vendor.organisation
    unpaired = Transfer.objects.none()
    if recipient is not None and entry.state == BooksEntry.State.WAITING:
        unpaired = Transfer.objects.filter(
            disclosed_by=entry.company_id,
            recipient=recipient,
            currency=entry.currency,
            paid_year=entry.period.year,
            books_pairs=None,
        )
    context: dict[str, Any] = {
        "entry": entry,
        "period": entry.period,
        "pairs": entry.pairs.select_related("transfer__recipient").order_by("pk"),
        "offered": unpaired.order_by("-id")[:OFFERED],
        "leave": leave,
        "make": make,
        "form": next((form for form in (leave, make) if form.errors), None),
        "may_keep": request.actor.has("disclosure_officer"),
        "history": timeline(entry, viewer=request.actor),
    }
    return render(request, "disclosures/books/entry.html", context)


def _make(data: Any = None, *, entry: BooksEntry) -> MakePaymentForm:
    known = categories(generic_regime().profile)
    return MakePaymentForm(data, categories=known, initial={"description": entry.text})


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str, entry_id: str) -> HttpResponse:
    entry = _get(request, public_id, entry_id)
    return _page(request, entry, LeaveOutForm(), _make(entry=entry))


@require_POST
@login_required
@for_roles("disclosure_officer")
def settle(request: SignedInRequest, public_id: str, entry_id: str) -> HttpResponse:
    """`act`: pair, make, leave_out or undo."""
    entry, by, act = (
        _get(request, public_id, entry_id),
        request.actor,
        request.POST.get("act"),
    )
    leave = LeaveOutForm(request.POST if act == "leave_out" else None)
    make = _make(request.POST if act == "make" else None, entry=entry)
    try:
        if act == "undo":
            actions.undo(entry, by=by)
        elif act == "pair":
            visible = Transfer.objects.for_actor(by)
            asked = request.POST.get("transfer", "")
            actions.pair(entry, get_object_or_404(visible, public_id=asked), by=by)
        elif act == "leave_out" and leave.is_valid():
            _leave_out(entry, leave.cleaned_data, by)
        elif act == "make" and make.is_valid():
            values = dict(make.cleaned_data)
            reason = values.pop("reason")
            now = timezone.now()
            actions.make_transfer(entry, values, by=by, today=now, reason=reason)
        else:
            return _page(request, entry, leave, make)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted."))
    return redirect(entry)


def _leave_out(entry: BooksEntry, given: dict[str, Any], by: Any) -> None:
    reason, words = given["reason"], given["words"]
    if given["all_of_vendor"]:
        actions.leave_out_vendor(entry.vendor, entry.period, reason, words, by=by)
    else:
        one = BooksEntry.objects.filter(pk=entry.pk)
        actions.leave_out(one, reason, words, by=by)
