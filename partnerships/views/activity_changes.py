"""Adding and changing activities, counting people, beginning and ending."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_roles
from partnerships.actions import activities as actions
from partnerships.forms.activities import ActivityForm, PeopleForm
from partnerships.lifecycle.activities import (
    MOVES,
)
from partnerships.models import (
    Agreement,
    Partnership,
)
from partnerships.views.activities import NEEDED, activity_of
from partnerships.views.living import (
    SPEAKERS,
    acted,
    form_page,
    move_page,
    new_key,
    partnership_of,
    today,
)

SAID = {
    "start": gettext_lazy("It counts as running."),
    "finish": gettext_lazy("It counts as done."),
    "cancel": gettext_lazy("It is cancelled; all can read why."),
}


def _agreements(request: SignedInRequest, partnership: Partnership) -> list[Agreement]:
    seen = Agreement.objects.for_actor(request.actor).filter(partnership=partnership)
    return list(seen.select_related("current").order_by("-id")[:100])


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = partnership_of(request, public_id)
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        agreements=_agreements(request, partnership),
        initial={"key": new_key(), "stage": partnership.stage},
    )
    if request.method == "POST":
        made = acted(
            request,
            form,
            lambda: actions.add(
                partnership,
                form.facts(),
                agreements=form.cleaned_data.get("agreements", ()),
                by=request.actor,
                today=today(),
                key=form.cleaned_data["key"],
            ),
            _("The activity is added; all who take part see it."),
        )
        if made:
            return redirect(made)
    return form_page(
        request,
        form,
        title=_("Add an activity"),
        back=reverse("partnerships:activity-list", args=[public_id]),
        context={"partnership": partnership, "tab": "activities"},
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    activity = activity_of(request, public_id)
    under = activity.under.filter(ended_on=None).select_related("agreement")
    initial = {
        name: getattr(activity, name)
        for name in ActivityForm.base_fields
        if hasattr(activity, name)
    }
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        agreements=_agreements(request, activity.partnership),
        initial={
            **initial,
            "agreements": [each.agreement.reference for each in under],
        },
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.change(
            activity,
            form.facts(),
            agreements=form.cleaned_data.get("agreements", ()),
            by=request.actor,
            today=today(),
        ),
        _("The activity is changed."),
    ):
        return redirect(activity)
    return form_page(
        request,
        form,
        title=_("Change the activity"),
        back=activity.get_absolute_url(),
        context={"partnership": activity.partnership, "tab": "activities"},
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def people(request: SignedInRequest, public_id: str) -> HttpResponse:
    activity = activity_of(request, public_id)
    initial: dict[str, Any] = {}
    for each in activity.people.all():
        initial |= {
            f"people_{each.role}": each.people or None,
            f"hours_{each.role}": None
            if each.hours is None
            else f"{each.hours.normalize():f}",
        }
    form = PeopleForm(
        request.POST if request.method == "POST" else None, initial=initial
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.count_people(activity, form.numbers(), by=request.actor),
        _("The numbers are kept."),
    ):
        return redirect(activity)
    return form_page(
        request,
        form,
        title=_("People and hours"),
        back=activity.get_absolute_url(),
        context={"partnership": activity.partnership, "tab": "activities"},
        template="partnerships/activities/people.html",
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    activity = activity_of(request, public_id)
    by, on = request.actor, today()
    return move_page(
        request,
        activity,
        name,
        moves=MOVES,
        acts={
            "start": lambda _w: actions.start(activity, by=by, today=on),
            "finish": lambda _w: actions.finish(activity, by=by, today=on),
            "cancel": lambda words: actions.cancel(
                activity, by=by, today=on, reason=words
            ),
        },
        needed=NEEDED,
        said=SAID,
        context={"partnership": activity.partnership, "tab": "activities"},
    )
