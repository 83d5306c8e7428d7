"""The steps of a company's year: freeze, check, end, extend, reopen."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import Actor
from disclosures.actions import opening
from disclosures.actions import periods as actions
from disclosures.forms.books import FreezeForm
from disclosures.forms.periods import ExtendForm, OpenReviewForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.periods import (
    FROZEN,
    IN_HANDS_OF_RECIPIENTS,
    MOVES,
    period_steps,
)
from disclosures.models import Period
from organisations.models import Organisation
from organisations.permissions import for_roles
from workflow.moves import Refused

PAGES = frozenset({"open_review"})
"""Moves that ask something first."""
NEXT = {Period.State.OPEN: "open_review", Period.State.FROZEN: "begin_correction"}
"""The move after the present one: shown with the reason why not yet."""


def _get(request: SignedInRequest, public_id: str) -> Period:
    visible = Period.objects.for_actor(request.actor).select_related(
        "company", "regime"
    )
    return get_object_or_404(visible, public_id=public_id)


def next_steps(period: Any, actor: Actor) -> list[dict[str, Any]]:
    """What the page of a year offers, each with the reasons why not now.

    `period` knows its newest report (`periods.get_period`).
    """
    reasons = period_steps(period, actor)
    asked = period.thaw_asked_by_id is not None
    steps = [
        _step(period, name, reasons[name])
        for name, move in MOVES.items()
        if (period.state in move.sources and (name != "thaw" or asked))
        or NEXT.get(Period.State(period.state)) == name
    ]
    whose = [] if actor.has("disclosure_officer") else [str(MOVES["freeze"].whose)]
    if period.state == Period.State.OPEN and reasons["freeze"] and not whose:
        insist = _step(period, "freeze_unsettled", [], label=_("Close all the same"))
        steps.append({**insist, "page": True, "quiet": True})
    if period.state == Period.State.OPEN and period.empty and not whose:
        remove = _step(period, "remove", [], label=_("Remove this empty year"))
        steps.append({**remove, "quiet": True})
    if period.state in FROZEN and not period.report_public_id:
        report = reverse("disclosures:report-start", args=[period.public_id])
        label = _("Prepare the report")
        steps.append({"label": label, "url": report, "reasons": whose, "page": True})
    if period.state in IN_HANDS_OF_RECIPIENTS:
        extend = _step(period, "extend", whose, label=_("Give more time"))
        steps.append({**extend, "page": True, "quiet": True})
    if period.state in FROZEN and not asked:
        ask = _step(period, "ask_thaw", whose, label=_("Ask to reopen everything"))
        steps.append({**ask, "page": True, "quiet": True})
    return steps


def _step(
    period: Period, name: str, reasons: list[str], label: Any = ""
) -> dict[str, Any]:
    address = f"disclosures:period-{name.replace('_', '-')}"
    return {
        "label": label or MOVES[name].label,
        "url": reverse(address, args=[period.public_id]),
        "reasons": reasons,
        "page": name in PAGES,
        "warning": name == "thaw",
    }


def _form_page(
    request: SignedInRequest, period: Period, form: Any, title: str
) -> HttpResponse:
    context = {"period": period, "form": form, "title": title}
    return render(request, "disclosures/periods/form.html", context)


def _moved(
    request: SignedInRequest, period: Period, act: Callable[[], object], said: str
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(period)


@require_POST
@login_required
@for_roles("disclosure_officer")
def freeze(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = _get(request, public_id)
    return _moved(
        request,
        period,
        lambda: actions.freeze(period, by=request.actor),
        _("The year is closed for changes."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def freeze_unsettled(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Closed although payments in the books wait: the words become public."""
    period = _get(request, public_id)
    form = FreezeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            actions.freeze(period, by=request.actor, books_words=words)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The year is closed for changes."))
            return redirect(period)
    return _form_page(request, period, form, _("Close all the same"))


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def open_review(request: SignedInRequest, public_id: str) -> HttpResponse:
    period, today = _get(request, public_id), timezone.localdate()
    days = datetime.timedelta(days=period.regime.profile["review_days"])
    form = OpenReviewForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"closes_on": today + days},
    )
    if form.is_valid():
        try:
            actions.open_review(
                period,
                by=request.actor,
                today=today,
                closes_on=form.cleaned_data["closes_on"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Recipients can check now and are told."))
            return redirect(period)
    return _form_page(request, period, form, _("Let the recipients check"))


@require_POST
@login_required
@for_roles("disclosure_officer")
def begin_correction(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = _get(request, public_id)
    return _moved(
        request,
        period,
        lambda: actions.begin_correction(
            period, by=request.actor, today=timezone.localdate()
        ),
        _("The check is over. Single entries can still be answered and corrected."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def extend(request: SignedInRequest, public_id: str) -> HttpResponse:
    """More time for all recipients, or for one that the address names."""
    period = _get(request, public_id)
    recipient = None
    if asked := request.GET.get("recipient"):
        recipient = get_object_or_404(
            Organisation, public_id=asked, pk__in=period.deliveries.values("recipient")
        )
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.extend(
                period,
                form.cleaned_data["until"],
                by=request.actor,
                today=timezone.localdate(),
                reason=form.cleaned_data["reason"],
                recipient_id=recipient.pk if recipient else None,
            )
        except Refused as refusal:
            form.add_error("until", refusal.reasons)
        else:
            messages.success(request, _("The last day is later now."))
            return redirect(period)
    title = (
        _("More time for %(name)s") % {"name": recipient}
        if recipient
        else _("More time for all recipients")
    )
    return _form_page(request, period, form, title)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def ask_thaw(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = _get(request, public_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("A second disclosure officer reads this and has to agree."),
    )
    if form.is_valid():
        try:
            actions.ask_thaw(period, form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            form.add_error("reason", refusal.reasons)
        else:
            messages.success(request, _("A second disclosure officer has to agree."))
            return redirect(period)
    return _form_page(request, period, form, _("Ask to reopen everything"))


@require_POST
@login_required
@for_roles("disclosure_officer")
def thaw(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = _get(request, public_id)
    return _moved(
        request,
        period,
        lambda: actions.thaw(period, by=request.actor),
        _("Everything is open again; answers that stand, stand."),
    )


@require_POST
@login_required
@for_roles("disclosure_officer")
def invite(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Tells recipients who have somebody here by now."""
    period = _get(request, public_id)
    return _moved(
        request,
        period,
        lambda: actions.invite_waiting(
            period, by=request.actor, today=timezone.localdate()
        ),
        _("Everybody who can be told here has been told."),
    )


@require_POST
@login_required
@for_roles("disclosure_officer")
def remove(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A year that was opened by mistake; it can be opened again at any time."""
    period = _get(request, public_id)
    try:
        opening.remove(period, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(period)
    messages.success(request, _("%(period)s is removed.") % {"period": period.label})
    return redirect("disclosures:period-list")
