"""What a company paid to persons in a year: totals and numbers, without names."""

import uuid
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import people as actions
from disclosures.forms.people import PeopleTotalForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.people import asks_reason, may_not_change
from disclosures.models import PeopleTotal, Period
from disclosures.people_words import told
from disclosures.views.periods import get_period, period_tabs
from organisations.permissions import for_kind, for_roles
from regimes.people import FEW, groups_of_people
from ui import keyset
from workflow.moves import Refused
from workflow.races import Outdated

OFFICER = "disclosure_officer"
ORDER = ("group", "currency", "category", "id")


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Those that stand, and those that were taken out, with why."""
    period = get_period(request, public_id)
    page = keyset.page(
        PeopleTotal.objects.for_actor(request.actor).filter(period=period),
        order=ORDER,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    groups = groups_of_people(period.regime.profile)
    officer = request.actor.has(OFFICER)
    refused = may_not_change(period, request.actor) if officer else []
    context = {
        "subnavigation": period_tabs(period, "people"),
        "period": period,
        "groups": list(groups.values()),
        "rows": [
            (each, *told(groups, each.group, each.category)) for each in page.rows
        ],
        "few": any(
            each.people < FEW and not each.removed_because for each in page.rows
        ),
        "changing": bool(officer and groups and not refused),
        "refused": refused,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/people/of_period.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(OFFICER)
def add(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    currency = period.report_currency or period.regime.profile.get("currency", "")
    form = _form(
        request, period, {"key": uuid.uuid4().hex, "currency": currency or "EUR"}
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            total = actions.add(
                period,
                form.facts(),
                by=request.actor,
                reason=given.get("reason", ""),
                key=given["key"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            _tell(request, total, _("The total is added."))
            return redirect("disclosures:period-people", period.public_id)
    return _form_page(request, period, form, _("Add a total"))


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(OFFICER)
def change(request: SignedInRequest, public_id: str) -> HttpResponse:
    total = _get(request, public_id)
    period, conflicts = total.period, []
    form = _form(request, period, _facts(total))
    if form.is_valid():
        given = form.cleaned_data
        try:
            changed = actions.change(
                total,
                form.facts(),
                version=given["version"] or 0,
                by=request.actor,
                reason=given.get("reason", ""),
            )
        except Outdated as race:
            conflicts = race.conflicts
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            _tell(request, changed, _("The total is changed."))
            return redirect("disclosures:period-people", period.public_id)
    return _form_page(request, period, form, _("Change a total"), conflicts)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(OFFICER)
def remove(request: SignedInRequest, public_id: str) -> HttpResponse:
    total = _get(request, public_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("Your company can read this. It is not published."),
    )
    if form.is_valid():
        try:
            actions.remove(total, form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Taken out. It stays in the list and can be put back.")
            )
            return redirect("disclosures:period-people", total.period.public_id)
    return _form_page(request, total.period, form, _("Take out a total"))


@require_POST
@login_required
@for_kind("company")
@for_roles(OFFICER)
def put_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    total = _get(request, public_id)
    try:
        kept = actions.put_back(total, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        _tell(request, kept, _("The total is in the report again."))
    return redirect("disclosures:period-people", total.period.public_id)


def _get(request: SignedInRequest, public_id: str) -> PeopleTotal:
    visible = PeopleTotal.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("period__company", "period__regime"), public_id=public_id
    )


def _form(
    request: SignedInRequest, period: Period, initial: dict[str, Any]
) -> PeopleTotalForm:
    return PeopleTotalForm(
        request.POST if request.method == "POST" else None,
        groups=groups_of_people(period.regime.profile),
        closed=asks_reason(period),
        initial=initial,
    )


def _facts(total: PeopleTotal) -> dict[str, Any]:
    """What the form shows; the sum as plain digits."""
    names = ("group", "category", "currency", "people", "words", "version")
    amount: Decimal = total.amount
    return {
        **{name: getattr(total, name) for name in names},
        "amount": f"{amount.normalize():f}",
    }


def _tell(request: SignedInRequest, total: PeopleTotal, said: str) -> None:
    messages.success(request, said)
    if total.people < FEW:
        messages.warning(request, few_words())


def few_words() -> str:
    return _(
        "A total of fewer than five people could show who they are. Put kinds together"
        " if you can; else you have to say before publication why it goes out."
    )


def _form_page(
    request: SignedInRequest,
    period: Period,
    form: Any,
    title: str,
    conflicts: list[Any] | None = None,
) -> HttpResponse:
    context = {
        "period": period,
        "form": form,
        "title": title,
        "conflicts": conflicts or [],
        "refused": may_not_change(period, request.actor),
        "cancel_url": reverse("disclosures:period-people", args=[period.public_id]),
    }
    return render(request, "disclosures/people/form.html", context)
