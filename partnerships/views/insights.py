"""Insights: lists and figures, one of them, what followed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships import insight_figures
from partnerships.actions import insights as actions
from partnerships.forms.insights import (
    DecisionForm,
    FedBackForm,
    InsightFilter,
    InsightForm,
    ReasonForm,
)
from partnerships.lifecycle.insights import (
    may_not_correct,
    may_not_decide,
    may_not_feed_back,
)
from partnerships.models import Insight, InsightDecision, Partnership
from partnerships.models.taking_part import joins
from partnerships.views.learning import (
    for_writers,
    form_page,
    listed,
    the_partnership,
    those_in,
    turned_away,
    why_not,
)
from partnerships.views.partnerships import ANYBODY


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """What patients told in all partnerships of the actor's side."""
    return _list(request, Insight.objects.for_actor(request.actor))


@require_safe
@login_required
@for_kind(*ANYBODY)
def of(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Those of one partnership."""
    partnership = the_partnership(request, public_id)
    found = Insight.objects.for_actor(request.actor).filter(partnership=partnership)
    return _list(request, found, partnership)


def _list(
    request: SignedInRequest, found: Any, partnership: Partnership | None = None
) -> HttpResponse:
    form = InsightFilter(request.GET)
    rows, addresses = listed(
        request,
        form.apply(found.standing()).select_related("partnership", "recorded_by"),
    )
    context = {
        "rows": rows,
        "filter_form": form,
        "partnership": partnership,
        "tab": "insights",
        "why_not": why_not(request, partnership) if partnership else [],
        **addresses,
    }
    return render(request, "partnerships/insights/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def figures(request: SignedInRequest) -> HttpResponse:
    context = {
        "tables": [
            (_("By stage"), "stage", insight_figures.by_stage(request.actor)),
            (_("By company"), "company", insight_figures.by_company(request.actor)),
        ],
        "today": timezone.localdate(),
    }
    return render(request, "partnerships/insights/figures.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    insight = _get(request, public_id)
    decisions = insight.decisions.select_related(
        "organisation", "recorded_by", "fed_back_by"
    ).order_by("pk")
    joined = insight.joined
    context = {
        "insight": insight,
        "decisions": decisions,
        "may_decide": not may_not_decide(insight, request.actor, joined=joined),
        "may_correct": not may_not_correct(insight, request.actor, joined=joined),
        "moments": timeline(insight, viewer=request.actor),
    }
    return render(request, "partnerships/insights/detail.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    if reasons := why_not(request, partnership):
        return turned_away(request, reasons, partnership)
    today = timezone.localdate()
    form = InsightForm(
        request.POST or None, initial={"stage": partnership.stage, "told_on": today}
    )
    return form_page(
        request,
        form,
        lambda facts: actions.record(
            partnership, by=request.actor, today=today, **_facts(facts)
        ),
        title=_("Record what patients told"),
        submit=_("Record"),
        words=_("It is recorded. The other side is told."),
        back=partnership,
        caption=partnership.title,
    )


def _facts(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cleaned.items() if name != "version"}


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def correct(request: SignedInRequest, public_id: str) -> HttpResponse:
    insight = _get(request, public_id)
    joined = insight.joined
    if reasons := may_not_correct(insight, request.actor, joined=joined):
        return turned_away(request, reasons, insight)
    names = ("told", "given_by", "stage", "occasion", "told_on", "version")
    form = InsightForm(
        request.POST or None, initial={name: getattr(insight, name) for name in names}
    )
    return form_page(
        request,
        form,
        lambda facts: actions.correct(
            insight,
            by=request.actor,
            today=timezone.localdate(),
            version=facts["version"] or 0,
            **_facts(facts),
        ),
        title=_("Correct what is written"),
        submit=_("Save"),
        words=_("It is corrected. What stood there before is in the history."),
        back=insight,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    insight = _get(request, public_id)
    joined = insight.joined
    if reasons := may_not_correct(insight, request.actor, joined=joined):
        return turned_away(request, reasons, insight)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda facts: actions.take_back(
            insight,
            by=request.actor,
            today=timezone.localdate(),
            reason=facts["reason"],
        ),
        title=_("Take it back"),
        submit=_("Take it back"),
        words=_("It is taken back and no longer counted."),
        back=insight,
        intro=_("It stays readable for both sides, and is no longer counted."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def decide(request: SignedInRequest, public_id: str) -> HttpResponse:
    insight, today = _get(request, public_id), timezone.localdate()
    joined = insight.joined
    if reasons := may_not_decide(insight, request.actor, joined=joined):
        return turned_away(request, reasons, insight)
    form = DecisionForm(
        request.POST or None,
        among=those_in(insight.partnership),
        initial={"organisation": request.actor.organisation_id, "decided_on": today},
    )
    return form_page(
        request,
        form,
        lambda facts: (
            actions.decide(insight, by=request.actor, today=today, **facts) and None
        ),
        title=_("What followed from it?"),
        submit=_("Record"),
        words=_("It is recorded. Now those who told it should hear it."),
        back=insight,
        about=insight.told,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def feed_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    decision: Any = get_object_or_404(
        InsightDecision.objects.filter(
            insight__in=Insight.objects.for_actor(request.actor)
        )
        .select_related("insight__partnership")
        .annotate(joined=joins(request.actor, partnership="insight__partnership")),
        public_id=public_id,
    )
    insight, today = decision.insight, timezone.localdate()
    joined = decision.joined
    if reasons := may_not_feed_back(decision, request.actor, joined=joined):
        return turned_away(request, reasons, insight)
    return form_page(
        request,
        FedBackForm(request.POST or None, initial={"fed_back_on": today}),
        lambda facts: actions.feed_back(
            decision, by=request.actor, today=today, **facts
        ),
        title=_("Those who told it have heard"),
        submit=_("Record"),
        words=_("It is recorded that they heard what followed."),
        back=insight,
        about=decision.words,
    )


def _get(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Insight.objects.for_actor(request.actor)
        .select_related("partnership", "recorded_by")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
