"""Pages on which an organisation says what it lives on."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Case, CharField, F, Value, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from audit.timeline import Related, timeline
from documents.http import sent
from documents.models import Document, keep
from independence.actions import incomes as actions
from independence.forms.incomes import IncomeEditForm, IncomeForm, PartForm
from independence.lifecycle.incomes import may_not_keep
from independence.models import Income, IncomePart
from independence.names import year_name
from independence.seen import readable_incomes
from independence.years import Span
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified
from ui import keyset
from ui.amounts import written
from workflow.moves import Refused
from workflow.races import Outdated

PATIENTS = Organisation.Kind.PATIENTS.value


def _get(request: SignedInRequest, public_id: str) -> Income:
    own = Income.objects.filter(organisation_id=request.actor.organisation_id or 0)
    return get_object_or_404(
        own.select_related("organisation", "document"), public_id=public_id
    )


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def index(request: SignedInRequest) -> HttpResponse:
    page = keyset.page(
        Income.objects.filter(organisation_id=request.actor.organisation_id or 0),
        order=("-ends_on", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "incomes": page.rows,
        "may_keep": not may_not_keep(request.actor, request.actor.organisation_id),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "independence/income/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def create(request: SignedInRequest) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IncomeForm(*posted, initial={"key": uuid.uuid4().hex})
    if form.is_valid():
        try:
            with acting(request.actor):
                made = actions.enter(
                    form.facts(),
                    by=request.actor,
                    document=_kept(form.cleaned_data["document"], request),
                    key=form.cleaned_data["key"],
                )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The income is stored."))
            return redirect("independence:income-detail", made.public_id)
    context = {"form": form}
    return render(request, "independence/income/form.html", context)


def _kept(file: Any, request: SignedInRequest) -> Document | None:
    if not file:
        return None
    return keep(
        file.read(),
        name=file.name,
        media_type=file.content_type,
        kind=Document.Kind.PROFILE,
        owner_id=request.actor.organisation_id,
    )


@require_safe
@login_required
@for_kind(PATIENTS)
@for_verified
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    income = _get(request, public_id)
    return _detail(request, income, PartForm(income=income, initial=_key()))


def _key() -> dict[str, str]:
    return {"key": uuid.uuid4().hex}


def _detail(request: SignedInRequest, income: Income, form: PartForm) -> HttpResponse:
    parts = list(income.parts.filter(ended_on__isnull=True).order_by("-amount", "pk"))
    context = {
        "income": income,
        "name": year_name(Span(income.starts_on, income.ends_on)),
        "facts": _facts(income),
        "parts": parts,
        "form": form,
        "may_keep": not may_not_keep(request.actor, income.organisation_id),
        "history": timeline(
            income,
            viewer=request.actor,
            related=[
                Related(
                    IncomePart.history.filter(
                        income_id=income.pk, ended_on__isnull=True
                    ),
                    _("Source"),
                    _part_in_words(),
                )
            ],
        ),
    }
    return render(request, "independence/income/detail.html", context)


def _part_in_words() -> Case:
    """Who a source was, or of which kind where nobody is named."""
    kinds = (
        When(funder="", kind=kind, then=Value(str(label)))
        for kind, label in IncomePart.Kind.choices
    )
    return Case(*kinds, default=F("funder"), output_field=CharField())


def _facts(income: Income) -> list[dict[str, Any]]:
    core = income.core_amount
    free = _("not said") if core is None else written(core, income.currency)
    return [
        {"label": _("Whole income"), "value": written(income.amount, income.currency)},
        {"label": _("Of it, free to use"), "value": free},
        {"label": _("Where it stands"), "value": income.source},
        {"label": _("Who may read it"), "value": income.get_sight_display()},
    ]


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    income = _get(request, public_id)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = IncomeEditForm(*posted, initial=_initial(income))
    conflicts: list[Any] = []
    if form.is_valid():
        try:
            with acting(request.actor, form.cleaned_data["reason"]):
                actions.edit(
                    income,
                    form.facts(),
                    version=form.cleaned_data["version"],
                    by=request.actor,
                    reason=form.cleaned_data["reason"],
                    document=_kept(form.cleaned_data["document"], request),
                )
        except Outdated as race:
            conflicts = race.conflicts
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The income is changed."))
            return redirect("independence:income-detail", income.public_id)
    context = {
        "form": form,
        "income": income,
        "conflicts": conflicts,
    }
    return render(request, "independence/income/form.html", context)


def _initial(income: Income) -> dict[str, Any]:
    facts = {name: getattr(income, name) for name in (*actions.EDITABLE, "version")}
    for name in ("amount", "core_amount"):
        if facts[name] is not None:
            facts[name] = f"{facts[name].normalize():f}"
    return facts


@require_POST
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def part_add(request: SignedInRequest, public_id: str) -> HttpResponse:
    income = _get(request, public_id)
    form = PartForm(request.POST, income=income)
    if form.is_valid():
        try:
            actions.add_part(income, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The source is added."))
            return redirect("independence:income-detail", income.public_id)
    return _detail(request, income, form)


@require_POST
@login_required
@for_kind(PATIENTS)
@for_verified
@for_roles("administrator")
def part_end(request: SignedInRequest, public_id: str) -> HttpResponse:
    income = _get(request, public_id)
    number = request.POST.get("part", "")
    part = get_object_or_404(
        income.parts.select_related("income"),
        pk=number if number.isdecimal() and len(number) < 19 else 0,
    )
    actions.end_part(part, by=request.actor, today=timezone.localdate())
    messages.success(request, _("The source is taken out."))
    return redirect("independence:income-detail", income.public_id)


@require_safe
@login_required
@for_verified
def document(request: SignedInRequest, public_id: str) -> HttpResponse:
    """For the organisation itself, and for companies that may read the income."""
    income = get_object_or_404(
        readable_incomes(request.actor).select_related("document__content"),
        public_id=public_id,
    )
    if income.document is None:
        raise Http404
    return sent(income.document, about=income, by=request.actor)
