"""The names, numbers and conditions of a record: each added and ended by itself."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import SignedInRequest
from audit.acting import Actor
from organisations.actions import organisations as actions
from organisations.forms.organisations import ConditionForm, IdentifierForm, NameForm
from organisations.models import Condition, Identifier, Organisation, OrganisationName
from organisations.profiles.sight import readable
from organisations.reading import with_everything
from organisations.templatetags.numbers import number, number_standing
from workflow.moves import Refused


def listed(organisation: Organisation, actor: Actor) -> list[dict[str, Any]]:
    """Names, numbers and conditions in force, each with its form."""
    whole = with_everything(
        Organisation.objects.filter(pk=organisation.pk), timezone.localdate()
    ).get()
    numbers = [n for n in whole.told_identifiers if not n["ended_on"]]
    told: list[tuple[str, str, str, forms.Form, list[tuple[int, str]]]] = [
        (
            "name",
            _("Other names"),
            _("Add a name"),
            NameForm(auto_id="name_%s"),
            [(n["pk"], n["name"]) for n in whole.told_names if not n["until_on"]],
        ),
        (
            "identifier",
            _("Numbers in registers"),
            _("Add a number"),
            IdentifierForm(auto_id="identifier_%s"),
            [(n["pk"], _number(n)) for n in numbers],
        ),
        (
            "condition",
            _("Conditions"),
            _("Add a condition"),
            ConditionForm(auto_id="condition_%s"),
            [(n["pk"], n["name"]) for n in whole.told_conditions if not n["ended_on"]],
        ),
    ]
    confirm = {
        n["pk"]: reverse(
            "organisations:identifier-confirm",
            args=[whole.public_id, f"{n['scheme']}-{n['value']}"],
        )
        for n in numbers
        if actor.has("registrar") and not n["verified_on"]
    }
    return [
        {
            "id": noun,
            "heading": heading,
            "add": add,
            "form": form,
            "parts": [
                (pk, words, confirm.get(pk, "") if noun == "identifier" else "")
                for pk, words in parts
            ],
            "add_url": reverse(f"organisations:{noun}-add", args=[whole.public_id]),
            "end_url": reverse(f"organisations:{noun}-end", args=[whole.public_id]),
        }
        for noun, heading, add, form, parts in told
        if noun != "condition" or readable(whole, "conditions", actor)
    ]


def _number(facts: dict[str, Any]) -> str:
    return f"{number(facts)} ({number_standing(facts)})"


def _get(request: SignedInRequest, public_id: str) -> Organisation:
    visible = Organisation.objects.for_actor(request.actor)
    return get_object_or_404(visible, public_id=public_id)


def _add(
    request: SignedInRequest,
    public_id: str,
    form: forms.Form,
    action: Callable[..., Any],
) -> HttpResponse:
    """A part of the record is added; what is wrong is told on the page of the record."""
    organisation = _get(request, public_id)
    if not form.is_valid():
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(request, f"{label}: {' '.join(map(str, errors))}")
    else:
        try:
            action(organisation, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The record is changed."))
    return _back(request, organisation)


def _back(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """To the page that had the form: the profile's page of conditions, or the record."""
    page = "profile-conditions" if "from_profile" in request.POST else "edit"
    return redirect(f"organisations:{page}", organisation.public_id)


def _change_part(
    request: SignedInRequest, public_id: str, model: Any, action: Callable[..., None]
) -> HttpResponse:
    organisation = _get(request, public_id)
    number = request.POST.get("part", "")
    part = get_object_or_404(
        model.objects.select_related("organisation"),
        organisation=organisation,
        pk=number if number.isdecimal() and len(number) < 19 else 0,
    )
    try:
        action(part, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The record is changed."))
    return _back(request, organisation)


@require_POST
@login_required
def name_add(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _add(request, public_id, NameForm(request.POST), actions.add_name)


@require_POST
@login_required
def name_end(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _change_part(request, public_id, OrganisationName, actions.end_name)


@require_POST
@login_required
def identifier_add(request: SignedInRequest, public_id: str) -> HttpResponse:
    form = IdentifierForm(request.POST)
    return _add(request, public_id, form, actions.add_identifier)


@require_POST
@login_required
def identifier_end(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _change_part(request, public_id, Identifier, actions.end_identifier)


@require_POST
@login_required
def condition_add(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _add(request, public_id, ConditionForm(request.POST), actions.add_condition)


@require_POST
@login_required
def condition_end(request: SignedInRequest, public_id: str) -> HttpResponse:
    return _change_part(request, public_id, Condition, actions.end_condition)
