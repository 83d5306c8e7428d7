"""Asking an organisation to join; joining, declining, leaving; the own part."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import interests
from organisations.models import Organisation
from organisations.permissions import for_kind
from partnerships import leading, wordings
from partnerships.actions import joining as actions
from partnerships.actions.leads import Choice
from partnerships.forms.joining import InviteForm, JoinForm, PartForm
from partnerships.forms.partnerships import ReasonForm
from partnerships.lifecycle.joining import MOVES, joining_steps
from partnerships.lifecycle.partnerships import Standing, may_not_lead
from partnerships.models import PartnershipParty, Wording
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, done, place_of


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def invite(request: SignedInRequest, public_id: str) -> HttpResponse:
    place = place_of(request, public_id)
    partnership = place.partnership
    among = Organisation.objects.for_actor(request.actor).current()
    form = InviteForm(
        request.POST or None,
        among=among,
        initial={"organisation": _named(among, request.GET.get("with", ""))},
    )
    if acted(
        request,
        form,
        lambda: actions.invite(
            partnership,
            form.cleaned_data["organisation"],
            by=request.actor,
            today=timezone.localdate(),
            words=form.cleaned_data["words"],
        ),
        _("The organisation is asked to join."),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": _("Ask an organisation to join"),
        "intro": _(
            "It reads this page and what is written from now on. What was written before"
            " stays between those who took part."
        ),
        "form": form,
        "submit": _("Ask to join"),
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/step.html", context)


def _named(among: Any, public_id: str) -> str:
    wanted = among.filter(public_id=public_id).first() if public_id else None
    return wanted.legal_name if wanted else ""


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def join(request: SignedInRequest, public_id: str) -> HttpResponse:
    place = place_of(request, public_id)
    partnership, own = place.partnership, _own(place, request)
    today = timezone.localdate()
    organisation = request.actor.organisation
    people = leading.candidates(organisation, request.actor.kind, today)
    every = list(partnership.wordings.all())
    proposed = [wordings.on_the_table(every, kind) for kind in Wording.Kind.values]
    form = JoinForm(
        request.POST or None,
        people=people,
        side=request.actor.kind,
        wordings=[wording for wording in proposed if wording],
        initial={
            "leader": request.user.pk,
            "function": leading.function_of(request.user, organisation, today),
        },
    )
    if acted(
        request,
        form,
        lambda: actions.join(
            own,
            by=request.actor,
            today=today,
            role=form.cleaned_data["role"],
            expertise=form.cleaned_data["expertise"],
            leader=Choice(
                form.cleaned_data["leader"], form.cleaned_data.get("function", "")
            ),
            agrees=form.agreed(),
        ),
        _("Your organisation takes part. The others are told."),
    ):
        return redirect(partnership)
    context = {
        "partnership": partnership,
        "heading": _("Join this partnership"),
        "intro": _(
            "Joining signs nothing and promises no money: each agreement comes later and"
            " is decided by itself. You can leave at any time."
        ),
        "form": form,
        "submit": MOVES["join"].label,
        "declared": interests.beside(people, organisation, request.actor, today),
        "reasons": joining_steps(place, own, request.actor)["join"],
    }
    return render(request, "partnerships/step.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def decline(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _with_reason(
        request,
        public_id,
        "decline",
        actions.decline,
        said=_("Declined. The others are told."),
        intro=_("You need not give a reason. It helps the others if you do."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def leave(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _with_reason(
        request,
        public_id,
        "leave",
        actions.leave,
        said=_("Your organisation has left. The others are told."),
        intro=_(
            "What was shared with you until now stays readable to you. Agreements that"
            " are signed go on until they end."
        ),
    )


def _with_reason(
    request: SignedInRequest,
    public_id: str,
    move: str,
    act: Callable[..., None],
    *,
    said: str,
    intro: str,
) -> HttpResponse:
    place = place_of(request, public_id)
    own = _own(place, request)
    form = ReasonForm(
        request.POST if request.method == "POST" else None, optional=move == "decline"
    )
    if acted(
        request,
        form,
        lambda: act(
            own,
            by=request.actor,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        ),
        said,
    ):
        return redirect(place.partnership)
    context = {
        "partnership": place.partnership,
        "heading": MOVES[move].label,
        "intro": intro,
        "form": form,
        "submit": MOVES[move].label,
        "reasons": joining_steps(place, own, request.actor)[move],
    }
    return render(request, "partnerships/step.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
def withdraw(
    request: SignedInRequest, public_id: str, organisation_id: str
) -> HttpResponse:
    """Takes an invitation back."""
    place = place_of(request, public_id)
    party = next(
        (p for p in place.parties if p.organisation.public_id == organisation_id), None
    )
    if party is None:
        raise Http404
    done(
        request,
        lambda: actions.withdraw(party, by=request.actor, today=timezone.localdate()),
        _("The invitation is taken back."),
    )
    return redirect(place.partnership)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def part(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What the own organisation does and brings."""
    place = place_of(request, public_id)
    own = _own(place, request)
    form = PartForm(
        request.POST if request.method == "POST" else None,
        initial={"role": own.role, "expertise": own.expertise},
    )
    if acted(
        request,
        form,
        lambda: actions.describe(own, by=request.actor, **form.cleaned_data),
        _("Changed."),
    ):
        return redirect(place.partnership)
    context = {
        "partnership": place.partnership,
        "heading": _("Your part in it"),
        "intro": _("Each organisation describes its own part; all read it."),
        "form": form,
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/step.html", context)


def _own(place: Standing, request: SignedInRequest) -> PartnershipParty:
    own = place.own(request.actor)
    if own is None:  # the query lets nobody else come so far
        raise Http404
    return own
