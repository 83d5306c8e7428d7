"""An organisation's own notes about companies: for nobody else to know of."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
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
from organisations.actions import own_checks as actions
from organisations.forms.own_checks import OwnCheckForm
from organisations.lifecycle.own_checks import may_not_note
from organisations.models import Organisation, OwnCheck
from ui import keyset
from workflow.moves import Refused


def _own_side(request: SignedInRequest) -> None:
    """404 for a company, for the operator, and without a verified mandate."""
    actor = request.actor
    if (
        actor.organisation_id is None
        or actor.kind == Organisation.Kind.COMPANY
        or actor.only_company_id is not None
        or request.seat.organisation.is_operator
    ):
        raise Http404


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    _own_side(request)
    page = keyset.page(
        OwnCheck.objects.for_actor(request.actor).select_related("company"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "checks": page.rows,
        "may_note": not may_not_note(request.actor),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/own_checks/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
def create(request: SignedInRequest) -> HttpResponse:
    _own_side(request)
    if reasons := may_not_note(request.actor):
        messages.error(request, str(Refused(reasons)))
        return redirect("organisations:own-check-list")
    today = timezone.localdate()
    companies = Organisation.objects.for_actor(request.actor).companies().current()
    form = OwnCheckForm(
        request.POST or None,
        among=companies,
        today=today,
        initial={
            "company": companies.filter(
                public_id=request.GET.get("company", "")
            ).first(),
            "noted_on": today,
            "key": uuid.uuid4().hex,
        },
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            actions.note(facts.pop("company"), by=request.actor, **facts)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your note is kept. Only you can read it."))
            return redirect("organisations:own-check-list")
    return render(request, "organisations/own_checks/create.html", {"form": form})


@require_POST
@login_required
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    check = get_object_or_404(
        OwnCheck.objects.for_actor(request.actor), public_id=public_id
    )
    try:
        actions.end(check, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It no longer holds; it stays in your list."))
    return redirect("organisations:own-check-list")
