"""The rows of a comparison: put together, parted, explained."""

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
from disclosures.actions import comparisons as actions
from disclosures.actions import settling
from disclosures.forms.comparisons import SayForm
from disclosures.lifecycle.received import may_explain, side_of, works_in
from disclosures.models import Comparison, Pair, Receipt, Settlement, Transfer
from disclosures.reconciliation import reading
from disclosures.reconciliation.mismatching import differences
from disclosures.views.comparisons import (
    EVERYBODY,
    OF_LIST,
    TITLES,
    asked_year,
    get,
    get_to_work_in,
    labels_of,
    subnavigation,
)
from organisations.permissions import for_kind, for_verified, for_whom
from ui import keyset
from ui.amounts import written
from ui.templatetags.ui import day
from workflow.moves import Refused

ABOUT = {"only-received": "receipt", "only-reported": "transfer"}
TO_CHOOSE = 100
"""So many rows of each side can be chosen from on one page."""


def _rows(comparison: Comparison, which: str, year: int) -> Any:
    if which == "only-received":
        return reading.only_received(comparison, year).select_related("claim")
    if which == "only-reported":
        return reading.only_reported(comparison, year).select_related(
            "entry", "recipient"
        )
    pairs = reading.paired(comparison, year)
    return (reading.differing if which == "different" else reading.fitting)(pairs)


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
def index(request: SignedInRequest, public_id: str, which: str) -> HttpResponse:
    if which not in TITLES:
        raise Http404
    comparison = get(request, public_id)
    year = asked_year(request)
    page = keyset.page(
        _rows(comparison, which, year),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    about = ABOUT.get(which, "pair")
    side = side_of(comparison, request.actor)
    context = {
        **subnavigation(request),
        "comparison": comparison,
        "title": (TITLES | OF_LIST if comparison.passed_on_id else TITLES)[which],
        "about": about,
        "year": year,
        "rows": _told(comparison, about, page.rows, side),
        "ours": works_in(comparison, request.actor),
        "our_books": side == "holder",
        "our_ledger": side == "company",
        "may_say": bool(side),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/received/rows.html", context)


def _told(
    comparison: Comparison, about: str, rows: list[Any], side: str
) -> list[dict[str, Any]]:
    keys = [row.pk for row in rows]
    said = reading.settlements(comparison, about, keys)
    both = reading.sides(comparison, rows) if about == "pair" and rows else {}
    labels = labels_of(comparison)
    return [
        {
            "row": row,
            "sides": both.get(row.pk),
            "differences": differences(row, labels) if about == "pair" else [],
            "said": said.get(row.pk),
            "state": _state(said.get(row.pk), side),
            "url": reverse(
                "disclosures:comparison-say",
                args=[comparison.public_id, about, row.public_id],
            ),
        }
        for row in rows
    ]


def _state(said: Settlement | None, side: str) -> str:
    if said is None:
        return ""
    if said.settled_on:
        return _("Settled on %(day)s") % {"day": day(said.settled_on)}
    if side and not getattr(said, f"{side}_words"):
        return _("Waits for your words")
    return _("Waits for the other side")


def _about(comparison: Comparison, about: str, public_id: str) -> Any:
    """The row of a comparison that an address names."""
    found: dict[str, Any] = {
        "receipt": reading.received(comparison),
        "transfer": reading.reported(comparison),
        "pair": Pair.objects.filter(comparison=comparison, undone=False),
    }
    if about not in found:
        raise Http404
    return get_object_or_404(found[about], public_id=public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(may_explain)
def say(
    request: SignedInRequest, public_id: str, about: str, row_id: str
) -> HttpResponse:
    """What a side says about a row that doesn't fit."""
    comparison = get(request, public_id)
    row = _about(comparison, about, row_id)
    form = SayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            settling.say(
                comparison,
                row,
                form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
                corrected=form.cleaned_data["corrected"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is stored beside the row."))
            return redirect(comparison)
    said = reading.settlements(comparison, about, [row.pk]).get(row.pk)
    context = {
        **subnavigation(request),
        "comparison": comparison,
        "form": form,
        "facts": _facts(comparison, row, said),
        "settled": bool(said and said.settled_on),
    }
    return render(request, "disclosures/received/say.html", context)


def _facts(
    comparison: Comparison, row: Any, said: Settlement | None
) -> list[dict[str, Any]]:
    pair = row if isinstance(row, Pair) else None
    both = reading.sides(comparison, [pair])[pair.pk] if pair else None
    rows: list[tuple[str, Any]] = []
    for receipt in both.receipts if both else [row] if isinstance(row, Receipt) else []:
        rows.append((_("Received"), _in_short(receipt, receipt.received_on)))
    for transfer in (
        both.transfers if both else [row] if isinstance(row, Transfer) else []
    ):
        rows.append((_("Reported"), _in_short(transfer, transfer.paid_on)))
    if said:
        rows += [
            (comparison.holder.legal_name, said.holder_words),
            (comparison.company.legal_name, said.company_words),
            (_("Put right by"), said.corrected_by and said.get_corrected_by_display()),
            (_("Settled on"), day(said.settled_on)),
        ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _in_short(row: Receipt | Transfer, on: Any) -> str:
    year = row.year if isinstance(row, Receipt) else row.paid_year
    parts = [
        written(row.amount, row.currency) if row.amount is not None else "",
        day(on) if on else str(year),
        row.description,
    ]
    return " · ".join(filter(None, parts))


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(may_explain)
def pair(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A person chooses rows of both sides that are the same money."""
    comparison = get_to_work_in(request, public_id)
    year = asked_year(request)
    mine = reading.only_received(comparison, year).order_by("-pk")
    theirs = reading.only_reported(comparison, year).order_by("-pk")
    if request.method == "POST":
        receipts = _named(reading.received(comparison), request, "receipt")
        transfers = _named(reading.reported(comparison), request, "transfer")
        try:
            actions.pair_by_hand(comparison, receipts, transfers, by=request.actor)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("They are put together."))
            return redirect(f"{comparison.get_absolute_url()}?year={year}")
    context = {
        **subnavigation(request),
        "comparison": comparison,
        "year": year,
        "receipts": mine[:TO_CHOOSE],
        "transfers": theirs[:TO_CHOOSE],
        "most": TO_CHOOSE,
    }
    return render(request, "disclosures/received/pair.html", context)


def _named(rows: Any, request: SignedInRequest, name: str) -> list[Any]:
    """The rows that a form names; 404 when one of them is not in the comparison."""
    asked = set(request.POST.getlist(name))
    found = list(rows.filter(public_id__in=asked))
    if len(found) != len(asked):
        raise Http404
    return found


@require_POST
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(may_explain)
def part(request: SignedInRequest, public_id: str, pair_id: str) -> HttpResponse:
    """Not the same money after all."""
    comparison = get_to_work_in(request, public_id)
    named = get_object_or_404(
        Pair.objects.select_related("comparison"),
        comparison=comparison,
        public_id=pair_id,
    )
    try:
        actions.part(named, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("They are parted; both are free again."))
    return redirect(comparison)
