"""The conditions that a partnership is about."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.forms.organisations import ConditionForm
from organisations.permissions import for_kind
from partnerships.actions import partnerships as actions
from partnerships.lifecycle.partnerships import may_not_lead
from partnerships.models import PartnershipCondition
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, done, place_of


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def conditions(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Those it is about now, each to be taken off; and one more."""
    place = place_of(request, public_id)
    partnership = place.partnership
    form = ConditionForm(request.POST or None)
    if acted(
        request,
        form,
        lambda: actions.add_condition(
            partnership,
            by=request.actor,
            today=timezone.localdate(),
            **form.cleaned_data,
        ),
        _("Added."),
    ):
        return redirect("partnerships:conditions", public_id)
    context = {
        "partnership": partnership,
        "conditions": partnership.conditions.filter(ended_on=None).order_by("pk"),
        "form": form,
        "reasons": may_not_lead(place, request.actor),
    }
    return render(request, "partnerships/conditions.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
def condition_end(request: SignedInRequest, public_id: str) -> HttpResponse:
    place = place_of(request, public_id)
    wanted = request.POST.get("condition", "")
    found = get_object_or_404(
        PartnershipCondition,
        partnership=place.partnership,
        ended_on=None,
        pk=int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0,
    )
    done(
        request,
        lambda: actions.end_condition(
            found, by=request.actor, today=timezone.localdate()
        ),
        _("Taken off."),
    )
    return redirect("partnerships:conditions", public_id)
