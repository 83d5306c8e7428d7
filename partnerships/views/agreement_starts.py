"""Beginning an agreement, or putting in one that was made elsewhere."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from organisations.models import Organisation
from organisations.permissions import for_whom
from organisations.views.uploads import kept
from partnerships.actions import elsewhere, starting
from partnerships.actions.agreements import Shape
from partnerships.forms.agreements import BeginForm, ElsewhereForm, ShapeForm
from partnerships.library import main_language
from partnerships.lifecycle.sides import writes
from partnerships.models import Agreement, Application, Partnership, PartnershipParty
from partnerships.starters import clauses_of, plainness, starters
from workflow.moves import Refused

GRANTED = (Application.State.APPROVED, Application.State.CONDITIONS)
MOST = 50


def _partnership(request: SignedInRequest, public_id: str) -> Partnership:
    return get_object_or_404(
        Partnership.objects.for_actor(request.actor), public_id=public_id
    )


def _taking_part(partnership: Partnership) -> list[Organisation]:
    joined = PartnershipParty.objects.filter(
        partnership=partnership, state=PartnershipParty.State.JOINED
    )
    return [
        party.organisation
        for party in joined.select_related("organisation").order_by("side", "pk")
    ]


def _first(parties: list[Organisation], language: str) -> dict[str, Any]:
    """Usual answers: everybody, the reader's language, the law where the organisation is."""
    others = [party for party in parties if party.kind != Organisation.Kind.COMPANY]
    return {
        "parties": [party.public_id for party in parties],
        "language": main_language(language),
        "jurisdiction": others[0].country if others else "",
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def begin(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A draft that only the own side sees, with a text to begin from."""
    partnership = _partnership(request, public_id)
    parties = _taking_part(partnership)
    applications = (
        Application.objects.for_actor(request.actor)
        .filter(partnership=partnership, state__in=GRANTED)
        .order_by("-pk")[:MOST]
    )
    form = BeginForm(
        request.POST or None,
        parties=parties,
        applications=applications,
        initial={
            **_first(parties, request.user.language),
            "key": uuid.uuid4().hex,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = starting.begin(
                partnership,
                shape=_shape(form, _form_of(form)),
                title=form.cleaned_data["title"],
                parties=form.chosen(),
                starter=form.chosen_text(),
                application=form.chosen_application(),
                by=request.actor,
                today=timezone.localdate(),
                key=form.cleaned_data["key"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("The draft is begun. Nobody else sees it until you send it.")
            )
            return redirect("partnerships:draft", made.reference)
    context = {
        "partnership": partnership,
        "form": form,
        "measures": [
            (starter, plainness(starter, clauses_of(starter)))
            for starter in starters().values()
        ],
    }
    return render(request, "partnerships/agreements/begin.html", context)


def _form_of(form: BeginForm) -> str:
    starter = form.chosen_text()
    return starter.form if starter else Agreement.Form.FULL


def _shape(form: ShapeForm, made: str) -> Shape:
    facts = form.cleaned_data
    return Shape(
        kind=facts["kind"],
        service=facts["service"],
        form=made,
        language=facts["language"],
        jurisdiction=facts["jurisdiction"],
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def enter(request: SignedInRequest, public_id: str) -> HttpResponse:
    """An agreement on paper or in another system, straight to signed."""
    partnership = _partnership(request, public_id)
    parties = _taking_part(partnership)
    form = ElsewhereForm(
        request.POST or None,
        request.FILES or None,
        parties=parties,
        initial={
            **_first(parties, request.user.language),
            "key": uuid.uuid4().hex,
            "vat_treatment": "unknown",
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            with acting(request.actor):
                paper = kept(form.cleaned_data["paper"], request)
                made = elsewhere.enter(
                    partnership,
                    {**form.terms(), "paper": paper},
                    shape=_shape(form, Agreement.Form.ELSEWHERE),
                    parties=form.chosen(),
                    signed_on=form.cleaned_data["signed_on"],
                    by=request.actor,
                    today=timezone.localdate(),
                    key=form.cleaned_data["key"],
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request,
                _(
                    "The agreement is here, marked “made elsewhere”. The others are told."
                ),
            )
            return redirect(made)
    context = {"partnership": partnership, "form": form}
    return render(request, "partnerships/agreements/elsewhere.html", context)
