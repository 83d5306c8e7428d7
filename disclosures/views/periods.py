"""A company's years: what is in them, how far the check is, and the next steps."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import progress
from disclosures.actions import opening
from disclosures.belonging import GENERIC
from disclosures.forms.periods import YearForm
from disclosures.last_days import nil_told, of_period, told_until, with_steps
from disclosures.lifecycle.periods import IN_HANDS_OF_RECIPIENTS, days_left
from disclosures.models import Claim, Delivery, Entry, Period, Question, Report
from disclosures.rules_asked import Asked, waiting
from disclosures.views.period_steps import next_steps
from organisations.permissions import for_kind, for_roles
from regimes.deadlines import PUBLISH
from regimes.models import Regime
from ui import keyset
from ui.amounts import written
from workflow.moves import Refused


def get_period(request: SignedInRequest, public_id: str) -> Any:
    """The period with what its pages say beside it: report, questions, claims."""
    report = Report.objects.filter(period=OuterRef("pk")).order_by("-version")
    questions = Question.objects.filter(
        entry__period=OuterRef("pk"), state=Question.State.OPEN
    )
    claims = Claim.objects.filter(
        company=OuterRef("company"),
        year=OuterRef("starts_on__year"),
        state=Claim.State.OPEN,
    )
    visible = (
        with_steps(Period.objects.for_actor(request.actor))
        .select_related("company", "regime")
        .annotate(
            report_public_id=Subquery(report.values("public_id")[:1]),
            report_state=Subquery(report.values("state")[:1]),
            questions_open=_number(questions),
            claims_open=_number(claims),
            empty=~Exists(Entry.objects.filter(period=OuterRef("pk"))),
        )
    )
    return get_object_or_404(visible, public_id=public_id)


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("state").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def period_tabs(period: Period, current: str) -> list[dict[str, Any]]:
    pages = [
        ("detail", _("The year"), "period-detail"),
        ("recipients", _("Recipients"), "period-recipients"),
        ("figures", _("Figures"), "period-figures"),
        ("books", _("Payments in the books"), "period-books"),
        ("affiliates", _("Companies of the group"), "period-affiliates"),
        ("passed-on", _("Agencies"), "period-passed-on"),
        ("people", _("Payments to individual people"), "period-people"),
        ("wordings", _("Better words"), "period-wordings"),
        ("currencies", _("Currencies"), "period-currencies"),
        ("findings", _("Before publication"), "period-findings"),
    ]
    return [
        {
            "label": label,
            "url": reverse(f"disclosures:{name}", args=[period.public_id]),
            "current": key == current,
        }
        for key, label, name in pages
    ]


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    published = Report.objects.filter(
        period=OuterRef("pk"), state=Report.State.PUBLISHED
    )
    page = keyset.page(
        Period.objects.for_actor(request.actor).annotate(published=Exists(published)),
        order=("-starts_on", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    figures = progress.of_periods(page.rows)
    empty = progress.Figures()
    context = {
        "periods": [(period, figures.get(period.pk, empty)) for period in page.rows],
        "officer": request.actor.has("disclosure_officer"),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/periods/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def create(request: SignedInRequest) -> HttpResponse:
    """A year in which nothing was paid needs a period too, for a report of nothing."""
    versions = Regime.objects.in_use().order_by("valid_from", "pk")
    regimes = versions.values_list("code", "name")
    form = YearForm(request.POST or None, regimes=regimes)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            period = opening.open_year(
                request.seat.organisation,
                facts["year"],
                rules=facts["rules"] or GENERIC,
                half=facts["half"],
                by=request.actor,
            )
            return redirect(period)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    return render(request, "disclosures/periods/new.html", {"form": form})


@require_safe
@login_required
@for_kind("company")
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    today = period.today(timezone.now())
    figures = progress.of_periods([period]).get(period.pk, progress.Figures())
    reached = progress.deliveries(period, today=today)
    days = of_period(period)
    context = {
        "subnavigation": period_tabs(period, "detail"),
        "period": period,
        "in_hands": period.state in IN_HANDS_OF_RECIPIENTS,
        "days_left": days_left(period.review_closes_on, today)
        if period.review_closes_on
        else None,
        "last_days": days,
        "publish_due": period.publish_due,
        "late": next(
            (day for day in days if day.what == PUBLISH and day.late(today)), None
        ),
        "told_until": told_until(period),
        "nil_told": nil_told(period),
        "today": today,
        "figures": figures,
        "rules_waiting": _undecided(period),
        "reached": reached,
        "reached_by_state": [
            (state, label, reached.by_state.get(state, 0))
            for state, label in Delivery.State.choices
        ],
        "stats": _stats(figures, reached),
        "steps": next_steps(period, request.actor),
    }
    return render(request, "disclosures/periods/detail.html", context)


def _undecided(period: Period) -> list[Asked]:
    """Countries whose payments could leave the general rules, while the year is open."""
    if period.state != Period.State.OPEN or period.regime.code != GENERIC:
        return []
    return waiting(period.company, period)


def _stats(
    figures: progress.Figures, reached: progress.Deliveries
) -> list[dict[str, Any]]:
    stats: list[dict[str, Any]] = [
        {"value": written(amount, currency), "label": _("to disclose")}
        for currency, amount in figures.totals.items()
    ]
    stats.append({"value": figures.entries, "label": _("entries")})
    if figures.response_rate is not None:
        stats += [
            {
                "value": f"{figures.response_rate}%",
                "label": _("answered"),
                "note": _("%(answered)d of %(asked)d entries")
                % {"answered": figures.answered, "asked": figures.asked},
            },
            {"value": figures.questioned, "label": _("where something is wrong")},
        ]
    if reached.late:
        stats.append({"value": reached.late, "label": _("recipients late")})
    return stats
