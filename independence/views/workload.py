"""What is asked of an organisation, and its "not now"."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from independence import workload
from independence.forms.words import NotNowForm
from organisations import not_now
from organisations.actions import not_now as actions
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified
from workflow.moves import Refused

PATIENTS = Organisation.Kind.PATIENTS.value


def _own(request: SignedInRequest) -> Organisation:
    return Organisation.objects.select_related("profile").get(
        pk=request.actor.organisation_id or 0
    )


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    organisation, today = _own(request), timezone.localdate()
    asks = workload.asked(organisation)
    first, last = workload.months(today)
    context = {
        "organisation": organisation,
        "weeks": workload.by_week(asks, today),
        "by_who": workload.by_who(asks),
        "count": sum(ask.count for ask in asks),
        "first": first,
        "last": last,
        "today": today,
        "not_now": not_now.reasons(organisation, today),
        "may_keep": request.actor.has("administrator"),
    }
    return render(request, "independence/workload/index.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def say_not_now(request: SignedInRequest) -> HttpResponse:
    organisation, today = _own(request), timezone.localdate()
    form = NotNowForm(request.POST or None)
    if form.is_valid():
        try:
            actions.say(
                organisation,
                until=form.cleaned_data["until"],
                words=form.cleaned_data["words"],
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Companies see that you ask them to wait."))
            return redirect("independence:workload")
    context = {
        "organisation": organisation,
        "form": form,
    }
    return render(request, "independence/workload/not_now.html", context)


@require_POST
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def end_not_now(request: SignedInRequest) -> HttpResponse:
    actions.take_back(_own(request), by=request.actor)
    messages.success(request, _("Companies may ask you again."))
    return redirect("independence:workload")
