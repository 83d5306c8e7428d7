"""What everybody would read, and each party's yes or no to it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from organisations.permissions import for_kind
from partnerships import groups, published
from partnerships.actions import publishing as actions
from partnerships.hints import FIELDS
from partnerships.lifecycle.agreements import SIGNED
from partnerships.lifecycle.partnerships import standing
from partnerships.lifecycle.publishing import (
    may_not_hide,
    may_not_hide_agreement,
    may_not_show,
    may_not_show_agreement,
)
from partnerships.models import PublicPartnership, Story
from partnerships.views.agreements import find, frame
from partnerships.views.learning import (
    done,
    for_writers,
    listed,
    the_partnership,
    why_not,
)
from partnerships.views.partnerships import ANYBODY


@require_safe
@login_required
@for_kind(*ANYBODY)
def partnership(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The page as everybody reads it, or would; who agreed; the joint stories."""
    found = the_partnership(request, public_id)
    place = standing(found)
    today = timezone.localdate()
    kept = PublicPartnership.objects.filter(public_id=public_id).first()
    shown = kept if found.is_public else None
    rows, addresses = listed(
        request,
        Story.objects.for_actor(request.actor).of(found).select_related("written_by"),
    )
    context = {
        "partnership": found,
        "tab": "public",
        "copy": shown
        or published.partnership_if_agreed(found, place.joined(), today=today),
        "live": shown,
        "changed": shown and not published.words_stay(found, place.joined(), shown),
        "parties": place.joined(),
        "withdrawn": kept if kept and kept.withdrawn_on else None,
        "may_show": not may_not_show(place, request.actor),
        "may_hide": not may_not_hide(place, request.actor),
        "may_write": not why_not(request, found),
        "rows": rows,
        **addresses,
    }
    return render(request, "partnerships/public/partnership.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def agree(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = the_partnership(request, public_id)
    return done(
        request,
        lambda: actions.agree(found, by=request.actor, today=timezone.localdate()),
        reverse("partnerships:public", args=[public_id]),
        _("You agree that everybody may read this page."),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    found = the_partnership(request, public_id)
    return done(
        request,
        lambda: actions.take_back(found, by=request.actor, today=timezone.localdate()),
        reverse("partnerships:public", args=[public_id]),
        _("You took it back. Nobody else reads this page any more."),
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def agreement(request: SignedInRequest, reference: str) -> HttpResponse:
    """The boundary sheet as everybody would read it, and which fields are marked public."""
    stands = find(request, reference)
    found = stands.agreement
    own = next(
        (
            each
            for each in stands.parties
            if each.organisation_id == request.actor.organisation_id
        ),
        None,
    )
    signed = found.state in SIGNED and found.amends_id is None
    context = {
        **frame(stands, "public"),
        "copy": published.agreement(found, today=timezone.localdate())
        if signed
        else None,
        "reasons": may_not_show_agreement(found, own, request.actor),
        "may_hide": not may_not_hide_agreement(own, request.actor),
        "own": own,
        "public_fields": _labels(published.PUBLIC),
        "confidential_fields": _labels(published.CONFIDENTIAL),
    }
    return render(request, "partnerships/public/agreement.html", context)


def _labels(names: frozenset[str]) -> list[Any]:
    """How these fields are called on the form, in its order."""
    ordered = [name for group in groups.GROUPS for name in group.fields]
    return [FIELDS[name][0] for name in ordered if name in names and name in FIELDS]


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def agree_to_agreement(request: SignedInRequest, reference: str) -> HttpResponse:
    found = find(request, reference).agreement
    return done(
        request,
        lambda: actions.agree_to_agreement(
            found, by=request.actor, today=timezone.localdate()
        ),
        reverse("partnerships:agreement-public", args=[reference]),
        _("You agree that everybody may read this page."),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def take_agreement_back(request: SignedInRequest, reference: str) -> HttpResponse:
    found = find(request, reference).agreement
    return done(
        request,
        lambda: actions.take_agreement_back(
            found, by=request.actor, today=timezone.localdate()
        ),
        reverse("partnerships:agreement-public", args=[reference]),
        _("You took it back. Nobody else reads this page any more."),
    )
