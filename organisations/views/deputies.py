"""Deputies: my own, those for whom I act, and those that an administrator names."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
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
from organisations import people as read
from organisations.actions import people as actions
from organisations.forms.people import DeputyForm
from organisations.interests import beside
from organisations.lifecycle import memberships as rules
from organisations.models import Deputy
from organisations.views.people import colleague, own, refuse
from workflow.moves import Refused


@require_safe
@login_required
def deputies(request: SignedInRequest) -> HttpResponse:
    """Across all organisations of this person."""
    mine = (
        Deputy.objects.lasting(timezone.localdate())
        .filter(Q(person=request.user) | Q(deputy=request.user))
        .select_related("person", "deputy", "organisation")
        .order_by("from_on", "pk")
    )
    return render(request, "organisations/people/deputies.html", {"deputies": mine})


@require_http_methods(FORM_METHODS)
@login_required
def name(request: SignedInRequest, public_id: str, person_id: str) -> HttpResponse:
    organisation = own(request, public_id)
    member = colleague(request, organisation, person_id)
    if rules.deputy_reasons(organisation, member.person, request.actor):
        raise PermissionDenied
    today = timezone.localdate()
    colleagues = read.members(organisation, request.actor, today)
    form = DeputyForm(
        request.POST or None,
        colleagues=colleagues.exclude(pk=member.person.pk).order_by("name", "pk"),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.name_deputy(
                organisation,
                member.person,
                by=request.actor,
                today=today,
                **form.cleaned_data,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("%(deputy)s acts in the place of %(person)s on the days you chose.")
                % {"deputy": made.deputy, "person": member.person},
            )
            return redirect("organisations:people", organisation.public_id)
    context = {
        "organisation": organisation,
        "member": member,
        "form": form,
        "declared": beside(
            form.fields["deputy"].queryset,  # type: ignore[attr-defined]
            organisation.pk,
            request.actor,
            today,
        ),
    }
    return render(request, "organisations/people/deputy.html", context)


@require_POST
@login_required
def end(request: SignedInRequest) -> HttpResponse:
    """The person is back: the deputy's part ends at once."""
    visible = Deputy.objects.filter(
        Q(person=request.user)
        | Q(deputy=request.user)
        | Q(organisation_id=request.actor.organisation_id)
    )
    number = request.POST.get("deputy", "")
    deputy = get_object_or_404(
        visible.select_related("organisation", "person"),
        pk=int(number) if number.isdecimal() and len(number) < 19 else 0,
    )
    try:
        actions.end_deputy(deputy, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The deputy’s part has ended."))
    if deputy.person_id == request.user.pk or deputy.deputy_id == request.user.pk:
        return redirect("organisations:deputies")
    return redirect("organisations:people", deputy.organisation.public_id)
