"""Interests: one's own, the organisation's, and those of its people."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions import interests as actions
from organisations.forms.interests import InterestForm
from organisations.lifecycle.interests import may_not_declare
from organisations.models import Interest, Organisation
from organisations.models.interests import InterestQuerySet
from organisations.permissions import for_kind, for_verified
from ui import keyset
from workflow.moves import Refused

ANYBODY = ("company", "patients", "other")
MOST = 50


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """What I declared for this organisation, and what it declared itself."""
    mine = Interest.objects.for_actor(request.actor).filter(person=request.user)
    own = Interest.objects.for_actor(request.actor).filter(person=None)
    context = {
        "mine": _newest(mine),
        "own": _newest(own),
        "today": timezone.localdate(),
        "may_declare": not may_not_declare(request.actor, of_organisation=False),
        "may_declare_own": not may_not_declare(request.actor, of_organisation=True),
    }
    return render(request, "organisations/interests/index.html", context)


def _newest(interests: InterestQuerySet) -> list[Interest]:
    """Those that last first, then those taken back."""
    found = interests.select_related("company").order_by("-pk")[:MOST]
    return sorted(found, key=lambda interest: interest.ended_on is not None)


@require_safe
@login_required
@for_kind(*ANYBODY)
@for_verified
def people(request: SignedInRequest) -> HttpResponse:
    """What people of this organisation declared and have not taken back."""
    declared = Interest.objects.for_actor(request.actor).filter(
        person__isnull=False, ended_on=None
    )
    page = keyset.page(
        declared.select_related("person", "company"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "page": page,
        "today": timezone.localdate(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/interests/people.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_verified
def create(request: SignedInRequest) -> HttpResponse:
    """For oneself, or with `?of=organisation` for the organisation."""
    of_organisation = request.GET.get("of") == "organisation"
    if reasons := may_not_declare(request.actor, of_organisation=of_organisation):
        messages.error(request, str(Refused(reasons)))
        return redirect("organisations:interests")
    form = InterestForm(
        request.POST or None,
        among=Organisation.objects.for_actor(request.actor).current(),
        of_organisation=of_organisation,
        initial={"key": uuid.uuid4().hex},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.declare(
                of_organisation=of_organisation,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is declared."))
            return redirect("organisations:interests")
    context = {"form": form, "of_organisation": of_organisation}
    return render(request, "organisations/interests/create.html", context)


@require_POST
@login_required
def renew(request: SignedInRequest, public_id: str) -> HttpResponse:
    interest = _get(request, public_id)
    try:
        actions.renew(interest, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is declared again for a year."))
    return redirect("organisations:interests")


@require_POST
@login_required
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    interest = _get(request, public_id)
    try:
        actions.end(interest, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is taken back; it stays in the list."))
    return redirect("organisations:interests")


def _get(request: SignedInRequest, public_id: str) -> Interest:
    return get_object_or_404(
        Interest.objects.for_actor(request.actor), public_id=public_id
    )
