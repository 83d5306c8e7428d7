"""Legal holds: set and lifted by a registrar, read by the operator's auditors."""

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
from accounts.models import LegalHold
from organisations.actions import holds as actions
from organisations.forms.erasing import HoldForm
from organisations.permissions import for_operators, for_roles
from organisations.views.people import refuse
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_operators
def index(request: SignedInRequest) -> HttpResponse:
    today = timezone.localdate()
    page = keyset.page(
        LegalHold.objects.select_related("person"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "holds": [
            (hold, hold.lifted_on is None and hold.until_on >= today)
            for hold in page.rows
        ],
        "may_change": request.actor.has("registrar"),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/holds/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def create(request: SignedInRequest) -> HttpResponse:
    form = HoldForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            actions.set_hold(
                facts.pop("email"),
                by=request.actor,
                today=timezone.localdate(),
                **facts,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The hold is set, and the person is told."))
            return redirect("organisations:hold-list")
    return render(request, "organisations/holds/create.html", {"form": form})


@require_POST
@login_required
@for_roles("registrar")
def lift(request: SignedInRequest) -> HttpResponse:
    number = request.POST.get("hold", "")
    hold = get_object_or_404(LegalHold, pk=number if number.isdecimal() else 0)
    try:
        actions.lift_hold(hold, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The hold is lifted, and the person is told."))
    return redirect("organisations:hold-list")
