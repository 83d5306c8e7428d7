"""Changing a profile: whose page it is, and what a form leads to."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest
from organisations.lifecycle.profiles import may_not_keep
from organisations.models import Organisation
from workflow.moves import Refused
from workflow.races import Outdated

Page = Callable[..., HttpResponse]
COMPANY = Organisation.Kind.COMPANY
PATIENTS = Organisation.Kind.PATIENTS


def known(request: SignedInRequest, public_id: str, *kinds: str) -> Organisation:
    """An organisation with a profile that this person may know; else not found."""
    visible = Organisation.objects.for_actor(request.actor).filter(
        kind__in=kinds or (COMPANY, PATIENTS)
    )
    related = visible.select_related("profile", "company_profile", "successor")
    found: Organisation = get_object_or_404(related, public_id=public_id)
    return found


def for_keepers(*kinds: str) -> Callable[[Page], Page]:
    """Gives the view the organisation; whoever does not keep its profile reads why."""

    def decorate(view: Page) -> Page:
        @wraps(view)
        def guarded(
            request: SignedInRequest, public_id: str, **kwargs: Any
        ) -> HttpResponse:
            organisation = known(request, public_id, *kinds)
            if reasons := may_not_keep(organisation, request.actor):
                messages.error(request, str(Refused(reasons)))
                return redirect("organisations:profile", public_id)
            return view(request, organisation, **kwargs)

        return guarded

    return decorate


def done(
    request: SignedInRequest, form: forms.Form, act: Callable[[], Any]
) -> list[Any] | None:
    """Acts when the form is right. None when that was done, else what differs, if anything."""
    if not form.is_valid():
        return []
    try:
        act()
    except Outdated as race:
        form.data = again = request.POST.copy()
        again["version"] = str(race.version)
        form.add_error(None, race.reasons)
        return race.conflicts
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return []
    messages.success(request, _("The profile is changed."))
    return None


def found_part(name: str, names: Any) -> str:
    """The name of a part, or not found."""
    if name not in names:
        raise Http404
    return name
