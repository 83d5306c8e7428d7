"""Better words that recipients offer for the public descriptions of a year."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from disclosures.actions import wordings as actions
from disclosures.models import Entry
from disclosures.views.periods import get_period, period_tabs
from organisations.permissions import for_kind, for_roles
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    offered = (
        Entry.objects.filter(period=period)
        .exclude(suggested_description="")
        .included()
        .select_related("transfer", "recipient")
    )
    page = keyset.page(
        offered,
        order=("id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "subnavigation": period_tabs(period, "wordings"),
        "period": period,
        "entries": page.rows,
        "may_decide": request.actor.has("disclosure_officer"),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/wordings.html", context)


@require_POST
@login_required
@for_roles("disclosure_officer")
def decide(request: SignedInRequest, public_id: str, entry_id: str) -> HttpResponse:
    """Takes the words over, or leaves the description as it is."""
    period = get_period(request, public_id)
    entry = get_object_or_404(Entry, period=period, public_id=entry_id)
    take = request.POST.get("take") == "yes"
    try:
        if take:
            actions.take_over(entry, by=request.actor, today=timezone.now())
        else:
            actions.leave(entry, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("The recipient's words are taken over.")
            if take
            else _("The description stays as it is."),
        )
    return redirect("disclosures:period-wordings", period.public_id)
