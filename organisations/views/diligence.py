"""Checks before working together: the list of either side, beginning, one round, deciding."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.actions import diligence as actions
from organisations.forms.diligence import DecisionForm, DiligenceFilter
from organisations.lifecycle.diligence import (
    CHECKERS,
    MOVES,
    State,
    answers_for,
    checks_for,
    diligence_steps,
    may_not_begin,
)
from organisations.models import DiligenceItem, DueDiligence, Organisation
from organisations.permissions import for_kind, for_roles
from organisations.provided import provided, readable_documents
from organisations.rounds import history
from ui import keyset
from workflow.moves import Refused

ANYBODY = ("company", "patients", "other")
MOST_ROUNDS = 20
ACTIONS: dict[str, Callable[..., DueDiligence]] = {
    "clear": actions.clear,
    "clear_with_conditions": actions.clear_with_conditions,
    "reject": actions.reject,
}


def the_round(request: SignedInRequest, public_id: str) -> DueDiligence:
    visible = DueDiligence.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("company", "organisation"), public_id=public_id
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """A company's checks, those that expire first; or all checks of an organisation."""
    is_company = request.actor.kind == Organisation.Kind.COMPANY
    form = DiligenceFilter(request.GET)
    chosen = form.apply(DueDiligence.objects.for_actor(request.actor))
    page = keyset.page(
        chosen.select_related("organisation" if is_company else "company"),
        order=("expires_on", "id") if is_company else ("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "rounds": page.rows,
        "is_company": is_company,
        "filtered": bool(request.GET.get("state")),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/diligence/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*CHECKERS)
@for_kind("company")
def begin(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What this company checked about an organisation before, and a new round."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor).select_related("profile"),
        public_id=public_id,
    )
    today = timezone.localdate()
    rounds = DueDiligence.objects.for_actor(request.actor).filter(
        organisation=organisation
    )
    rounds = rounds.order_by("-id")[:MOST_ROUNDS]
    is_open = [each for each in rounds if each.state == State.COLLECTING]
    if request.method == "POST":
        try:
            made = actions.begin(
                organisation,
                by=request.actor,
                today=today,
                key=request.POST.get("key", "")[:64],
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("organisations:diligence-begin", organisation.public_id)
        messages.success(
            request, _("The checks are begun. The organisation is told and sees them.")
        )
        return redirect(made)
    context = {
        "organisation": organisation,
        "rounds": rounds,
        "reasons": may_not_begin(
            organisation, request.actor, today, has_open=bool(is_open)
        ),
        "key": uuid.uuid4().hex,
    }
    return render(request, "organisations/diligence/begin.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One round: every point with what is provided and what was found."""
    round_ = the_round(request, public_id)
    facts = provided(round_, timezone.localdate())
    found = {
        item.point: item
        for item in round_.items.select_related("document", "answer_document")
    }
    open_ = round_.state == State.COLLECTING
    points: list[dict[str, Any]] = [
        {
            "code": code,
            "label": label,
            "item": found.get(code),
            "facts": facts.get(code, []),
        }
        for code, label in DiligenceItem.Point.choices
    ]
    checks = checks_for(round_, request.actor)
    context = {
        "round": round_,
        "is_company": request.actor.organisation_id == round_.company_id,
        "points": points,
        "may_write": open_ and checks,
        "may_answer": open_ and answers_for(round_, request.actor),
        "unlooked": [each["label"] for each in points if not _done(each["item"])],
        "steps": _steps(round_, request) if open_ and checks else [],
    }
    return render(request, "organisations/diligence/detail.html", context)


def _done(item: DiligenceItem | None) -> bool:
    return item is not None and item.outcome != DiligenceItem.Outcome.ASKED


def _steps(round_: DueDiligence, request: SignedInRequest) -> list[dict[str, Any]]:
    reasons = diligence_steps(round_, request.actor)
    return [
        {
            "label": MOVES[name].label,
            "url": reverse(
                "organisations:diligence-decide", args=[round_.public_id, name]
            ),
            "reasons": reasons[name],
            "page": True,
            "quiet": name != "clear",
        }
        for name in ACTIONS
    ]


@require_safe
@login_required
@for_kind(*ANYBODY)
def past(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What happened in a round, and who did it."""
    round_ = the_round(request, public_id)
    context = {"round": round_, "moments": history(round_, request.actor)}
    return render(request, "organisations/diligence/history.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """A document of the round, or of the profile beside it. Looking at it is recorded."""
    round_ = the_round(request, public_id)
    found = get_object_or_404(
        readable_documents(round_).select_related("content"), public_id=document_id
    )
    return sent(found, about=round_, by=request.actor)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*CHECKERS)
@for_kind("company")
def decide(request: SignedInRequest, public_id: str, move: str) -> HttpResponse:
    round_ = the_round(request, public_id)
    if move not in ACTIONS:
        raise Http404
    form = DecisionForm(request.POST or None, move=move)
    if request.method == "POST" and form.is_valid():
        try:
            ACTIONS[move](
                round_,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Your decision is recorded; the organisation reads it.")
            )
            return redirect(round_)
    looked_at = {
        item.point for item in round_.items.exclude(outcome=DiligenceItem.Outcome.ASKED)
    }
    context = {
        "round": round_,
        "form": form,
        "title": MOVES[move].label,
        "unlooked": [
            label
            for code, label in DiligenceItem.Point.choices
            if code not in looked_at
        ],
    }
    return render(request, "organisations/diligence/decide.html", context)
