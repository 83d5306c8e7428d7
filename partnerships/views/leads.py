"""Who leads for the own side, and the stage that asks it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import interests
from organisations.permissions import for_kind
from partnerships import leading
from partnerships.actions import leads, stages
from partnerships.forms.leads import HandOverForm, LeaderForm, StageForm
from partnerships.lifecycle.partnerships import may_not_lead
from partnerships.models import Partnership
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, place_of


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def lead(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Names a lead, hands over to another one, or says that it is still the same."""
    place = place_of(request, public_id)
    partnership = place.partnership
    today = timezone.localdate()
    first, people, declared = _asked(request, partnership)
    form = HandOverForm(
        request.POST or None, people=people, side=request.actor.kind, initial=first
    )
    if acted(
        request,
        form,
        lambda: leads.name(
            partnership,
            _chosen(form, form.cleaned_data["words"]),
            by=request.actor,
            today=today,
        ),
        _("It is noted who leads for you."),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": _("Who leads for your organisation?"),
        "intro": _(
            "The one who leads is whom the others turn to. Earlier leads stay on the page,"
            " with what they handed over."
        ),
        "form": form,
        "declared": declared,
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/step.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def stage(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Another stage: it asks both sides who leads now."""
    place = place_of(request, public_id)
    partnership = place.partnership
    first, people, declared = _asked(request, partnership)
    form = StageForm(
        request.POST or None,
        people=people,
        side=request.actor.kind,
        initial={**first, "stage": partnership.stage},
    )
    if acted(
        request,
        form,
        lambda: stages.change(
            partnership,
            form.cleaned_data["stage"],
            form.cleaned_data["words"],
            by=request.actor,
            today=timezone.localdate(),
            leader=_chosen(form),
        ),
        _(
            "The stage is changed. The others are told and asked who leads for them now."
        ),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": _("Another stage"),
        "intro": _(
            "Somebody has to lead at each stage. Say who leads for you from now on; the"
            " others are asked the same. Nothing waits for their answer."
        ),
        "form": form,
        "declared": declared,
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/step.html", context)


def _asked(request: SignedInRequest, partnership: Partnership) -> tuple[Any, Any, Any]:
    """Who leads now, who could, and what those declared."""
    today, own = timezone.localdate(), request.actor.organisation
    people = leading.candidates(own, request.actor.kind, today)
    now = leading.now(partnership.pk, own)
    person = now.person if now else request.user
    first = {
        "leader": person.pk,
        "function": now.function
        if now
        else leading.function_of(request.user, own, today),
    }
    return first, people, interests.beside(people, own, request.actor, today)


def _chosen(form: LeaderForm, words: str = "") -> leads.Choice:
    given = form.cleaned_data
    return leads.Choice(given["leader"], given.get("function", ""), words)
