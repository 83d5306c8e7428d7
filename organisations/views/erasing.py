"""A person erases their account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.models import User
from organisations import leaving, own_words
from organisations.actions.erasing import erase as erase_person
from organisations.forms.erasing import EraseForm
from organisations.lifecycle.erasing import may_not_erase, places
from organisations.models import Membership
from organisations.permissions import fresh
from organisations.views.people import refuse
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@fresh
@never_cache
def erase(request: SignedInRequest) -> HttpResponse:
    """What goes, what stays, and why it may not happen now."""
    today = timezone.localdate()
    reasons = may_not_erase(request.user, today)
    form = EraseForm(
        request.POST or None,
        colleagues=[
            (place, _colleagues(request.user, place.pk))
            for place in places(request.user, today)
        ],
        named_in=own_words.places(request.user),
    )
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            erase_person(
                request.user,
                today=today,
                takers=form.takers,
                named_in=form.cleaned_data.get("named_in", ()),
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("register:home")
    context = {
        "form": form,
        "reasons": reasons,
        "remarks": leaving.remarks(request.user),
    }
    return render(request, "organisations/erasing/erase.html", context)


def _colleagues(person: User, organisation_id: int) -> "object":
    """Others who act for the organisation, to take open work."""
    lasting = Membership.objects.lasting(timezone.localdate()).filter(
        organisation=organisation_id
    )
    people = User.objects.filter(pk__in=lasting.values("person_id"))
    return people.exclude(pk=person.pk).order_by("name", "pk")
