"""Agencies' lists of what they passed on: asked for, handed in, read by both sides."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper
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
from audit.acting import Actor, acting
from audit.models import record
from audit.timeline import timeline
from disclosures.actions import passed_on as actions
from disclosures.exports import passed_on as exports
from disclosures.forms.passed_on import AskForm, HandInForm
from disclosures.forms.reasons import ReasonForm
from disclosures.lifecycle.passed_on import (
    REPORTING_ROLES,
    list_steps,
    may_not_ask,
    may_not_write,
)
from disclosures.models import PassOnList, Receipt
from disclosures.reconciliation.lists import unsettled
from disclosures.tasks import match_handed_in
from disclosures.views.comparisons import EVERYBODY
from disclosures.views.periods import get_period, period_tabs
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified, for_whom
from ui import keyset
from workflow.moves import Refused

FORMATS: dict[str, tuple[str, Callable[[Iterable[str], Iterable[Any]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", exports.as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        exports.as_xlsx,
    ),
}


def reads_lists(actor: Actor) -> bool:
    """Companies read the lists made for them, an agency's reporter writes them."""
    return actor.kind == Organisation.Kind.COMPANY or actor.has(*REPORTING_ROLES)


def get_list(request: SignedInRequest, public_id: str) -> PassOnList:
    visible = PassOnList.objects.for_actor(request.actor).select_related(
        "agency", "company", "period", "comparison"
    )
    return get_object_or_404(visible, public_id=public_id)


def _open() -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(unsettled(), output_field=BooleanField())


def _with_late(lists: Iterable[PassOnList]) -> list[tuple[PassOnList, bool]]:
    """Each with whether it is late now, by the clock of its own period."""
    now = timezone.now()
    return [(each, each.late(now)) for each in lists]


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(reads_lists)
def index(request: SignedInRequest) -> HttpResponse:
    ours = request.actor.kind == Organisation.Kind.COMPANY
    lists = PassOnList.objects.for_actor(request.actor).select_related(
        "agency", "company", "period"
    )
    page = keyset.page(
        lists.annotate(open=_open()) if ours else lists,
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "lists": _with_late(page.rows),
        "ours": ours,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/passed_on/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
def of_period(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The lists of a year; its officer asks another agency."""
    period = get_period(request, public_id)
    posted = request.method == "POST"
    may_ask = not may_not_ask(request.actor, period.company_id)
    if posted and not may_ask:
        raise PermissionDenied
    today = period.today(timezone.now())
    form = AskForm(
        request.POST if posted else None,
        among=Organisation.objects.for_actor(request.actor).current(),
        today=today,
    )
    if posted and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.ask(
                given["agency"],
                period,
                by=request.actor,
                due_on=given["due_on"],
                today=today,
                words=given["words"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The agency is asked for its list."))
            return redirect(made)
    lists = PassOnList.objects.for_actor(request.actor).filter(period=period)
    context = {
        "subnavigation": period_tabs(period, "passed-on"),
        "period": period,
        "lists": _with_late(
            lists.select_related("agency", "company", "period")
            .annotate(open=_open())
            .order_by("-id")
        ),
        "ours": True,
        "form": form if may_ask else None,
    }
    return render(request, "disclosures/passed_on/period.html", context)


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(reads_lists)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    return page_of(request, get_list(request, public_id))


def page_of(
    request: SignedInRequest,
    passed_on: PassOnList,
    hand_in: HandInForm | None = None,
    withdraw: ReasonForm | None = None,
) -> HttpResponse:
    """The agency's page has its rows; the company's leads to the comparison."""
    steps = list_steps(passed_on, request.actor)
    ours = request.actor.kind == Organisation.Kind.COMPANY
    context: dict[str, Any] = {
        "list": passed_on,
        "ours": ours,
        "facts": _facts(passed_on),
        "steps": steps,
        "hand_in": hand_in or HandInForm() if not steps["hand_in"] else None,
        "withdraw": withdraw or _why() if not steps["withdraw"] else None,
        "history": timeline(passed_on, viewer=request.actor),
    }
    if not ours:
        page = keyset.page(
            Receipt.objects.of_list(passed_on).standing(),
            order=("-id",),
            after=request.GET.get("after"),
            before=request.GET.get("before"),
        )
        said = exports.said_of(passed_on, page.rows) if page.rows else {}
        context |= {
            "rows": [(row, said.get(row.pk)) for row in page.rows],
            "may_write": not may_not_write(passed_on, request.actor),
            **keyset.addresses(page, request.GET),
        }
    return render(request, "disclosures/passed_on/detail.html", context)


def _why() -> ReasonForm:
    return ReasonForm(help_text=_("The agency reads it."))


def _facts(passed_on: PassOnList) -> list[dict[str, Any]]:
    from_ui = [
        (_("Company"), passed_on.company.legal_name),
        (_("Agency"), passed_on.agency.legal_name),
        (_("Year"), passed_on.period.label),
        (_("What the company says"), passed_on.words),
        (_("What the agency says"), passed_on.get_statement_display()),
        (_("No longer asked for because"), passed_on.withdrawn_because),
    ]
    return [{"label": label, "value": value} for label, value in from_ui if value]


@require_POST
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_roles(*REPORTING_ROLES)
def hand_in(request: SignedInRequest, public_id: str) -> HttpResponse:
    passed_on = get_list(request, public_id)
    form = HandInForm(request.POST)
    if not form.is_valid():
        return page_of(request, passed_on, hand_in=form)
    try:
        with acting(request.actor):
            made = actions.hand_in(
                passed_on,
                form.cleaned_data["statement"],
                by=request.actor,
                today=passed_on.period.today(timezone.now()),
            )
            match_handed_in(made)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is handed in; the company reads it."))
    return redirect(passed_on)


@require_POST
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_roles(*REPORTING_ROLES)
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    passed_on = get_list(request, public_id)
    try:
        actions.take_back(passed_on, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is yours again; the company can't read it."))
    return redirect(passed_on)


@require_POST
@login_required
@for_roles("disclosure_officer")
def withdraw(request: SignedInRequest, public_id: str) -> HttpResponse:
    passed_on = get_list(request, public_id)
    form = ReasonForm(request.POST, help_text=_("The agency reads it."))
    if not form.is_valid():
        return page_of(request, passed_on, withdraw=form)
    try:
        actions.withdraw(passed_on, form.cleaned_data["reason"], by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The agency is no longer asked."))
    return redirect(passed_on)


@require_safe
@login_required
@for_kind(*EVERYBODY)
@for_verified
@for_whom(reads_lists)
def export(request: SignedInRequest, public_id: str, form: str) -> HttpResponse:
    """The agency's own rows; for the company both sides', while it is handed in."""
    if form not in FORMATS:
        raise Http404
    passed_on = get_list(request, public_id)
    media_type, write = FORMATS[form]
    if request.actor.kind != Organisation.Kind.COMPANY:
        content = write(exports.OF_AGENCY, exports.of_agency(passed_on))
    elif passed_on.state == PassOnList.State.HANDED_IN:
        content = write(exports.OF_COMPANY, exports.of_company(passed_on))
    else:
        raise Http404
    with acting(request.actor):
        record("exported", passed_on, by=request.actor, what="passed_on")
    name = f"passed-on-{passed_on.public_id}.{form}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
