"""Companies of a group, as the officer of the one that reports sees and asks them."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import affiliates as actions
from disclosures.forms.affiliates import AskForm, NameForm
from disclosures.lifecycle.affiliates import SPEAKERS
from disclosures.models import AffiliateStatement, Entry, Period
from disclosures.models.affiliates import companies_of
from disclosures.views.periods import get_period, period_tabs
from organisations.models import Membership, Organisation
from organisations.permissions import for_kind, for_roles
from ui import keyset
from workflow.moves import Refused

OFFICER = "disclosure_officer"
ANSWER_DAYS = 14


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Every company that the report is also about, and what it said."""
    period = get_period(request, public_id)
    return _page(request, period, _ask_form(request, period))


def _ask_form(request: SignedInRequest, period: Period) -> AskForm:
    today = period.today(timezone.now())
    return AskForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"answer_by": today + datetime.timedelta(days=ANSWER_DAYS)},
    )


def _page(
    request: SignedInRequest, period: Period, form: AskForm, status: int = 200
) -> HttpResponse:
    page = keyset.page(
        _companies(period, timezone.localdate()),
        order=("name_key", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "subnavigation": period_tabs(period, "affiliates"),
        "period": period,
        "rows": _rows(period, page.rows, period.today(timezone.now())),
        "form": form if request.actor.has(OFFICER) else None,
        **keyset.addresses(page, request.GET),
    }
    return render(
        request, "disclosures/affiliates/of_period.html", context, status=status
    )


def _companies(period: Period, today: datetime.date) -> Any:
    """`reachable`: somebody there could answer in the portal."""
    speakers = Membership.objects.on(today).filter(
        organisation=OuterRef("pk"), role__in=SPEAKERS
    )
    return companies_of(period.pk, period.company_id).annotate(
        reachable=Exists(speakers)
    )


def _rows(
    period: Period, companies: list[Any], today: datetime.date
) -> list[dict[str, Any]]:
    keys = [each.pk for each in companies]
    asked = AffiliateStatement.objects.filter(period=period, affiliate__in=keys)
    statements = {each.affiliate_id: each for each in asked.with_rows()}
    paid = (
        Entry.objects.included()
        .filter(period=period, transfer__paid_by__in=keys)
        .order_by()
        .values_list("transfer__paid_by")
        .annotate(number=Count("pk"))
    )
    payments = dict(paid)
    return [
        {
            "company": each,
            "statement": (said := statements.get(each.pk)),
            "late": bool(said and said.late(today)),
            "payments": payments.get(each.pk, 0),
        }
        for each in companies
    ]


@require_http_methods(["POST"])
@login_required
@for_roles(OFFICER)
def ask(request: SignedInRequest, public_id: str) -> HttpResponse:
    """All that were not asked before."""
    period = get_period(request, public_id)
    form = _ask_form(request, period)
    if not form.is_valid():
        return _page(request, period, form)
    try:
        asked = actions.ask(
            period,
            by=request.actor,
            today=period.today(timezone.now()),
            answer_by=form.cleaned_data["answer_by"],
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        _tell(request, len(asked))
    return redirect("disclosures:period-affiliates", period.public_id)


def _tell(request: SignedInRequest, number: int) -> None:
    if not number:
        messages.info(request, _("All of them were asked before."))
        return
    told = ngettext(
        "%(number)d company is asked.", "%(number)d companies are asked.", number
    )
    messages.success(request, told % {"number": number})


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def name(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One more company, which is not known here as one of the group."""
    period = get_period(request, public_id)
    today = period.today(timezone.now())
    form = NameForm(
        request.POST if request.method == "POST" else None,
        today=today,
        among=Organisation.objects.for_actor(request.actor).companies().current(),
        initial={"answer_by": today + datetime.timedelta(days=ANSWER_DAYS)},
    )
    if form.is_valid():
        try:
            asked = actions.name(
                period, **form.cleaned_data, by=request.actor, today=today
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            _tell(request, len(asked))
            return redirect("disclosures:period-affiliates", period.public_id)
    context = {"period": period, "form": form, "title": _("Ask another company")}
    return render(request, "disclosures/periods/form.html", context)
