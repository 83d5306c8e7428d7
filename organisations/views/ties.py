"""Umbrella and member organisations: saying, confirming, refusing, ending."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions import ties as actions
from organisations.forms.profiles import TieForm
from organisations.lifecycle.ties import MOVES, state_of, tie_steps
from organisations.models import Organisation, Tie
from organisations.views.keeping import PATIENTS, done, for_keepers
from organisations.views.profile_lists import page
from workflow.moves import Refused

ACTS = {
    "confirm": actions.confirm,
    "refuse": actions.refuse,
    "take_back": actions.take_back,
    "end": actions.end,
}


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def ties(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    found = (
        Tie.objects.filter(Q(umbrella=organisation) | Q(member=organisation))
        .select_related("umbrella", "member")
        .order_by("pk")
    )
    today = timezone.localdate()
    told = [_told(tie, organisation, request, today) for tie in found]
    return page(request, organisation, "ties", ties=told)


def _told(
    tie: Tie, organisation: Organisation, request: SignedInRequest, today: datetime.date
) -> dict[str, Any]:
    above = tie.member_id == organisation.pk
    other = tie.umbrella if above else tie.member
    state = state_of(tie, today)
    return {
        "tie": tie,
        "other": other,
        "what": _("our umbrella organisation") if above else _("a member of ours"),
        "said_here": tie.said_by_id == organisation.pk,
        "state": state,
        "steps": [
            {
                "label": MOVES[move].label,
                "url": reverse(
                    "organisations:profile-tie-move",
                    args=[organisation.public_id, other.public_id, move],
                ),
                "quiet": move != "confirm",
            }
            for move, reasons in tie_steps(tie, request.actor, today).items()
            if not reasons
        ],
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def say(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    among = Organisation.objects.for_actor(request.actor).current()
    form = TieForm(request.POST or None, among=among)
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.say(
                organisation,
                form.cleaned_data["other"],
                is_umbrella=form.cleaned_data["side"] == "umbrella",
                from_on=form.cleaned_data["from_on"],
                by=request.actor,
                today=timezone.localdate(),
            ),
        )
        if left is None:
            return redirect("organisations:profile-ties", organisation.public_id)
    context = {
        "organisation": organisation,
        "heading": _("Add an umbrella or member organisation"),
        "form": form,
        "back": reverse("organisations:profile-ties", args=[organisation.public_id]),
    }
    return render(request, "organisations/profile/one.html", context)


@require_POST
@login_required
@for_keepers(PATIENTS)
def move(
    request: SignedInRequest, organisation: Organisation, other_id: str, move: str
) -> HttpResponse:
    pair = Q(umbrella=organisation, member__public_id=other_id) | Q(
        member=organisation, umbrella__public_id=other_id
    )
    found = list(Tie.objects.filter(pair).order_by("pk"))
    if move not in ACTS or not found:
        raise Http404
    today = timezone.localdate()
    # of two that were said the one way and the other, the one that can be moved
    tie = next(
        (t for t in found if not tie_steps(t, request.actor, today)[move]), found[0]
    )
    try:
        ACTS[move](tie, by=request.actor, today=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The profile is changed."))
    return redirect("organisations:profile-ties", organisation.public_id)
