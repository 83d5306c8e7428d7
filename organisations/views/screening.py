"""Likenesses to sanctions lists: the registrar's work, and what an organisation reads."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.actions import screening as actions
from organisations.forms.screening import (
    DecideForm,
    HoldBackForm,
    ReopenForm,
    ScreeningFilter,
)
from organisations.lifecycle.screening import (
    may_not_hold_back,
    may_not_tell,
    screening_steps,
)
from organisations.models import (
    Organisation,
    ScreeningList,
    ScreeningMatch,
    ScreeningName,
)
from organisations.permissions import for_operators, for_roles
from organisations.screening.shown import may_know
from ui import keyset
from workflow.moves import Refused

MOST_LISTS = 20


def _get(public_id: str) -> ScreeningMatch:
    asked = ScreeningMatch.objects.select_related("organisation", "member")
    return get_object_or_404(asked, public_id=public_id)


@require_safe
@login_required
@for_operators
def queue(request: SignedInRequest) -> HttpResponse:
    """What waits, the oldest first; what is held back, by the day of its review."""
    form = ScreeningFilter(request.GET)
    chosen = form.apply(ScreeningMatch.objects.select_related("organisation", "member"))
    page = keyset.page(
        chosen,
        order=("review_on", "id") if request.GET.get("withheld") else ("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "page": page,
        "lists": _lists(),
        "filtered": bool(request.GET.get("state") or request.GET.get("withheld")),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/screening/queue.html", context)


def _lists() -> list[ScreeningList]:
    current = ScreeningList.objects.filter(current=True)
    return list(current.order_by("name")[:MOST_LISTS])


@require_http_methods(FORM_METHODS)
@login_required
@for_operators
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One likeness: the record and the entry side by side, and the decision."""
    match = _get(public_id)
    today = timezone.localdate()
    form = DecideForm(request.POST if "decision" in request.POST else None)
    hold = HoldBackForm(
        request.POST if "hold_back" in request.POST else None, today=today
    )
    if request.method == "POST" and not request.actor.has("registrar"):
        raise PermissionDenied
    for bound, act in ((form, _decide), (hold, _hold_back)):
        if bound.is_bound and bound.is_valid():
            try:
                act(request, match, bound)
            except Refused as refusal:
                bound.add_error(None, refusal.reasons)
            else:
                messages.success(request, _("It is recorded."))
                return redirect("organisations:screening-queue")
    blocked = screening_steps(match, request.actor)
    context: dict[str, Any] = {
        "match": match,
        "listed": _entry(match),
        "blocked": blocked["differ"],
        "form": None if blocked["differ"] else form,
        "hold": None if may_not_hold_back(match, request.actor) else hold,
        "reopen": None if blocked["reopen"] else ReopenForm(),
        "may_tell": not may_not_tell(match, request.actor),
        "moments": timeline(match, viewer=request.actor),
    }
    return render(request, "organisations/screening/detail.html", context)


def _decide(request: SignedInRequest, match: ScreeningMatch, form: Any) -> None:
    decide = {"differ": actions.differ, "confirm": actions.confirm}
    decide[form.cleaned_data["decision"]](
        match,
        words=form.cleaned_data["words"],
        by=request.actor,
        today=timezone.localdate(),
    )


def _hold_back(request: SignedInRequest, match: ScreeningMatch, form: Any) -> None:
    actions.hold_back(
        match, by=request.actor, today=timezone.localdate(), **form.cleaned_data
    )


def _entry(match: ScreeningMatch) -> list[ScreeningName]:
    """Every name of the entry, as the list in use has it."""
    names = ScreeningName.objects.filter(
        screening_list__name=match.list_name,
        screening_list__current=True,
        reference=match.reference,
    )
    return list(names.select_related("screening_list").order_by("pk"))


@require_POST
@login_required
@for_roles("registrar")
def reopen(request: SignedInRequest, public_id: str) -> HttpResponse:
    match = _get(public_id)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it has to be looked at again."))
        return redirect("organisations:screening-match", match.public_id)
    try:
        actions.reopen(match, by=request.actor, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It can be decided anew."))
    return redirect("organisations:screening-match", match.public_id)


@require_POST
@login_required
@for_roles("registrar")
def tell(request: SignedInRequest, public_id: str) -> HttpResponse:
    match = _get(public_id)
    try:
        actions.tell(match, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is no longer held back."))
    return redirect("organisations:screening-match", match.public_id)


@require_safe
@login_required
def about(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What was found about one organisation, as it and those who check it read it."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor), public_id=public_id
    )
    if not may_know(organisation, request.actor):
        raise Http404
    page = keyset.page(
        ScreeningMatch.objects.for_actor(request.actor)
        .filter(organisation=organisation)
        .select_related("member"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "organisation": organisation,
        "page": page,
        "own": request.actor.organisation_id == organisation.pk,
        "lists": _lists(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/screening/about.html", context)
