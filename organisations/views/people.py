"""Who acts for an organisation: the page of its people, and what is done there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import people as read
from organisations.actions import people as actions
from organisations.forms.people import EndForm, RolesForm
from organisations.interests import beside
from organisations.lifecycle import memberships as rules
from organisations.middleware import SEAT_KEY
from organisations.models import AccessRequest, Organisation
from ui import keyset
from workflow.moves import Refused


def own(request: SignedInRequest, public_id: str) -> Organisation:
    """The organisation, for its own people and registrars: 404 or 403 for others."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor), public_id=public_id
    )
    mine = request.actor.organisation_id == organisation.pk
    if not mine and not request.actor.has("registrar"):
        raise PermissionDenied
    return organisation


def managed(request: SignedInRequest, public_id: str) -> Organisation:
    """The organisation, for its administrators and registrars."""
    organisation = own(request, public_id)
    if rules.manage_reasons(organisation, request.actor):
        raise PermissionDenied
    return organisation


def colleague(
    request: SignedInRequest, organisation: Organisation, person_id: str
) -> read.Person:
    """One of the people whom this actor sees, with their roles."""
    today = timezone.localdate()
    person = get_object_or_404(
        read.members(organisation, request.actor, today), public_id=person_id
    )
    return read.with_roles(organisation, [person], today)[0]


def refuse(form: object, refusal: Refused) -> None:
    """Puts the reasons of a refusal where the person looks: above the form."""
    for reason in refusal.reasons:
        form.add_error(None, reason)  # type: ignore[attr-defined]


@require_safe
@login_required
def people(request: SignedInRequest, public_id: str) -> HttpResponse:
    organisation = own(request, public_id)
    today = timezone.localdate()
    page = keyset.page(
        read.members(organisation, request.actor, today),
        order=("name", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    manages = not rules.manage_reasons(organisation, request.actor)
    context = {
        "organisation": organisation,
        "people": read.with_roles(organisation, page.rows, today),
        "manages": manages,
        "can_change": manages and not rules.limited_reasons(request.actor),
        "invitations": [
            (invitation, read.role_labels(invitation.roles))
            for invitation in read.open_invitations(organisation, request.actor)
            .select_related("by_company")
            .order_by("-id")[: keyset.SIZE]
        ]
        if manages
        else [],
        "mandate": AccessRequest.objects.filter(
            organisation=organisation,
            person=request.user,
            state=AccessRequest.State.WAITING,
        ).first()
        if request.actor.only_company_id
        else None,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/people/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
def roles(request: SignedInRequest, public_id: str, person_id: str) -> HttpResponse:
    organisation = managed(request, public_id)
    member = colleague(request, organisation, person_id)
    form = RolesForm(
        request.POST or None,
        organisation=organisation,
        initial={
            "roles": [membership.role for membership in member.memberships],
            "function": next(
                (m.function for m in member.memberships if m.function), ""
            ),
            "until_on": member.until,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_roles(
                organisation,
                member.person,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("The roles of %(name)s are changed.") % {"name": member.person},
            )
            return redirect("organisations:people", organisation.public_id)
    context = {
        "organisation": organisation,
        "member": member,
        "form": form,
        "declared": beside(
            [member.person], organisation.pk, request.actor, timezone.localdate()
        ),
    }
    return render(request, "organisations/people/roles.html", context)


@require_http_methods(FORM_METHODS)
@login_required
def end(request: SignedInRequest, public_id: str, person_id: str) -> HttpResponse:
    organisation = own(request, public_id)
    member = colleague(request, organisation, person_id)
    if rules.end_reasons(organisation, member.person, request.actor):
        raise PermissionDenied
    today = timezone.localdate()
    colleagues = read.members(organisation, request.actor, today)
    form = EndForm(
        request.POST or None,
        colleagues=colleagues.exclude(pk=member.person.pk).order_by("name", "pk"),
        initial={"last_day": today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_membership(
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
                _("The membership of %(name)s ends on the day that you chose.")
                % {"name": member.person},
            )
            if member.person == request.user:
                return redirect("accounts:preferences")
            return redirect("organisations:people", organisation.public_id)
    context = {"organisation": organisation, "member": member, "form": form}
    return render(request, "organisations/people/end.html", context)


@require_POST
@login_required
def act_for(request: SignedInRequest) -> HttpResponse:
    """Takes another seat. The page that the person was on may not be for that one."""
    chosen = request.POST.get("organisation", "")
    if chosen not in {seat.organisation.public_id for seat in request.seats}:
        raise Http404
    request.session[SEAT_KEY] = chosen
    after = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        after, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(after if here and after.startswith("/") else "inbox:index")
