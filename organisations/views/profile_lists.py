"""Parts of a profile that are lists of things: conditions and the governing body."""

import datetime
import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions import governing_bodies
from organisations.actions import profiles as actions
from organisations.forms.organisations import ConditionForm
from organisations.forms.profiles import GoverningMemberForm, SightForm
from organisations.models import Condition, GoverningMember, Organisation
from organisations.profiles import shown
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import chosen, profile_of
from organisations.views.keeping import PATIENTS, done, for_keepers


def page(
    request: SignedInRequest, organisation: Organisation, part: str, **context: Any
) -> HttpResponse:
    """The page of such a part: its things, and who may read them."""
    kept = profile_of(organisation)
    first = {"version": kept.version, "sight": chosen(organisation, PARTS[part])}
    form = SightForm(request.POST or None, initial=first, part=PARTS[part])
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.edit(
                organisation,
                part,
                {},
                version=form.cleaned_data["version"],
                sight=form.cleaned_data["sight"],
                by=request.actor,
            ),
        )
        if left is None:
            return redirect("organisations:profile", organisation.public_id)
    shared = {"organisation": organisation, "part": PARTS[part], "form": form}
    return render(request, f"organisations/profile/{part}.html", {**shared, **context})


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def conditions(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    served = Condition.objects.filter(organisation=organisation, ended_on=None)
    return page(
        request,
        organisation,
        "conditions",
        parts=[
            (each.pk, shown.condition_text(each.scheme, each.code, each.name), "")
            for each in served.order_by("name_key", "pk")
        ],
        add_form=ConditionForm(auto_id="condition_%s"),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def governing_body(
    request: SignedInRequest, organisation: Organisation
) -> HttpResponse:
    today = timezone.localdate()
    people = list(
        GoverningMember.objects.filter(organisation=organisation).order_by("pk")
    )
    now = [each for each in people if in_office(each, today)]
    answers = [each.is_patient_or_carer for each in now]
    return page(
        request,
        organisation,
        "governing_body",
        now=now,
        before=[each for each in people if each not in now],
        share=shown.share_of_patients(
            answers.count(True), len(answers), answers.count(None)
        ),
    )


def in_office(member: GoverningMember, today: datetime.date) -> bool:
    return member.until_on is None or member.until_on >= today


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def member_add(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    form = GoverningMemberForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: governing_bodies.add(
                organisation,
                form.cleaned_data,
                by=request.actor,
                key=form.cleaned_data["key"],
            ),
        )
        if left is None:
            return redirect("organisations:profile-body", organisation.public_id)
    return _member_page(request, organisation, form, _("Add a person"), [])


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(PATIENTS)
def member(
    request: SignedInRequest, organisation: Organisation, member_id: str
) -> HttpResponse:
    found = get_object_or_404(
        GoverningMember, organisation=organisation, public_id=member_id
    )
    first: dict[str, Any] = {
        name: getattr(found, name) for name in governing_bodies.EDITABLE
    }
    said = found.is_patient_or_carer
    first["is_patient_or_carer"] = "" if said is None else "yes" if said else "no"
    first["version"] = profile_of(organisation).version
    form = GoverningMemberForm(request.POST or None, initial=first)
    conflicts: list[Any] = []
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: governing_bodies.edit(
                found,
                form.cleaned_data,
                version=form.cleaned_data["version"] or 0,
                by=request.actor,
            ),
        )
        if left is None:
            return redirect("organisations:profile-body", organisation.public_id)
        conflicts = left
    return _member_page(request, organisation, form, found.office, conflicts)


def _member_page(
    request: SignedInRequest,
    organisation: Organisation,
    form: GoverningMemberForm,
    heading: str,
    conflicts: list[Any],
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "heading": heading,
        "form": form,
        "conflicts": conflicts,
        "back": reverse("organisations:profile-body", args=[organisation.public_id]),
    }
    return render(request, "organisations/profile/one.html", context)
