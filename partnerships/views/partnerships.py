"""Partnerships: the list, one of them, starting one, changing and ending it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from organisations.permissions import for_kind
from partnerships import partnership_page, waiting
from partnerships.forms.partnerships import (
    PartnershipFilter,
)
from partnerships.lifecycle.joining import MOVES as JOINING
from partnerships.lifecycle.joining import joining_steps
from partnerships.lifecycle.partnerships import (
    MOVES,
    Standing,
    may_not_lead,
    may_not_start,
    may_not_word,
    partnership_steps,
    standing,
)
from partnerships.models import Lead, Partnership, PartnershipParty
from ui import keyset

ANYBODY = ("company", "patients", "other")


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Those in which the actor's organisation takes part, newest first."""
    form = PartnershipFilter(request.GET)
    chosen = form.apply(Partnership.objects.for_actor(request.actor), request.actor)
    mine = PartnershipParty.objects.filter(
        partnership=OuterRef("pk"), organisation=request.actor.organisation
    )
    lead = Lead.objects.filter(
        partnership=OuterRef("pk"),
        organisation=request.actor.organisation,
        until_on=None,
    )
    told = partnership_page.with_unread(
        chosen, request.actor, everywhere=True
    ).annotate(
        asked=Exists(mine.filter(state=PartnershipParty.State.INVITED)),
        led_by=Subquery(lead.values("person__name")[:1]),
    )
    parties = PartnershipParty.objects.select_related("organisation").order_by("pk")
    page = keyset.page(
        told.prefetch_related(Prefetch("parties", parties)),
        order=form.order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    count, more = keyset.capped_count(chosen)
    context = {
        "partnerships": page.rows,
        "filter_form": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "count": count,
        "more": more,
        "own": request.actor.organisation_id,
        "may_start": not may_not_start(request.actor),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who, what for, how far; what holds, and what waits for whom."""
    partnership = get_object_or_404(
        partnership_page.visible(request.actor), public_id=public_id
    )
    place = standing(partnership)
    may_word = not may_not_word(place, request.actor)
    parts = partnership_page.members(place)
    told = partnership_page.words(
        place,
        partnership_page.all_wordings(partnership),
        request.actor,
        may_word=may_word,
    )
    todo = partnership_page.follow_ups(partnership, request.actor)
    agreements = partnership_page.agreements(partnership, request.actor)
    context = {
        "partnership": partnership,
        "tab": "overview",
        "parts": parts,
        "own": place.own(request.actor),
        "line": partnership_page.line(partnership),
        "periods": partnership_page.history_of_stages(partnership),
        "wordings": told,
        "waiting": waiting.of(partnership, parts, told, todo, request.actor),
        "agreements": agreements[: partnership_page.MOST],
        "more_agreements": len(agreements) > partnership_page.MOST,
        "may_lead": not may_not_lead(place, request.actor),
        "may_word": may_word,
        "invitation": _invitation(place, request),
        "steps": _steps(place, request),
    }
    return render(request, "partnerships/detail.html", context)


def _invitation(place: Standing, request: SignedInRequest) -> dict[str, Any] | None:
    """To the own organisation: who asks, with which words, and what can be answered."""
    own = place.own(request.actor)
    if own is None or own.state != PartnershipParty.State.INVITED:
        return None
    reasons = joining_steps(place, own, request.actor)
    here = [place.partnership.public_id]
    inviter = next(
        (
            p.organisation
            for p in place.parties
            if p.organisation_id == own.invited_by_id
        ),
        place.partnership.started_by,
    )
    return {
        "by": inviter,
        "on": own.invited_on,
        "words": own.reason,
        "steps": [
            {
                "label": JOINING[move].label,
                "url": reverse(f"partnerships:{move}", args=here),
                "reasons": reasons[move],
                "page": True,
                "quiet": move == "decline",
            }
            for move in ("join", "decline")
        ],
    }


def _steps(place: Standing, request: SignedInRequest) -> list[dict[str, Any]]:
    """Ways out, for those who take part."""
    own = place.own(request.actor)
    if own is None or own.state != PartnershipParty.State.JOINED:
        return []
    partnership = place.partnership
    here = [partnership.public_id]
    every = {
        "take-back": (MOVES["take_back"], "take_back", None),
        "end": (MOVES["end"], "end", None),
        "leave": (JOINING["leave"], "leave", own),
    }
    if partnership.state == Partnership.State.PROPOSED:
        shown = (
            ["take-back"]
            if partnership.started_by_id == request.actor.organisation_id
            else ["leave"]
        )
    elif partnership.state == Partnership.State.ACTIVE:
        shown = ["end"] if len(place.joined()) <= 2 else ["leave"]
    else:
        return []
    reasons = partnership_steps(place, request.actor) | joining_steps(
        place, own, request.actor
    )
    return [
        {
            "label": every[name][0].label,
            "url": reverse(f"partnerships:{name}", args=here),
            "reasons": reasons[every[name][1]],
            "page": True,
            "quiet": True,
        }
        for name in shown
    ]
