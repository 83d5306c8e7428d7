"""What came of it for patients: lists, one of them, writing, seeing it otherwise."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships import overview
from partnerships.actions import outcomes as actions
from partnerships.continuity import continuity
from partnerships.forms.outcomes import OutcomeForm, ViewForm
from partnerships.lifecycle.outcomes import may_not_change, may_not_say_view
from partnerships.models import Metric, Outcome, Partnership
from partnerships.models.taking_part import joins
from partnerships.views.learning import (
    for_writers,
    form_page,
    listed,
    the_partnership,
    turned_away,
    why_not,
)
from partnerships.views.partnerships import ANYBODY

MOST = 50


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Of all partnerships of the actor's side."""
    found = Outcome.objects.for_actor(request.actor).select_related(
        "partnership", "written_by"
    )
    rows, addresses = listed(request, found)
    context = {"rows": rows, **addresses}
    return render(request, "partnerships/outcomes/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def of(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Of one partnership: outcomes, metrics, what it cost, how lasting it is."""
    partnership = the_partnership(request, public_id)
    found = Outcome.objects.for_actor(request.actor).filter(partnership=partnership)
    rows, addresses = listed(request, found.select_related("written_by"))
    signed = list(
        overview.signed(request.actor)
        .filter(partnership=partnership)
        .select_related("agreed")
        .order_by("-pk")[: MOST + 1]
    )
    metrics = Metric.objects.for_actor(request.actor).filter(partnership=partnership)
    context = {
        "partnership": partnership,
        "tab": "outcomes",
        "rows": rows,
        "metrics": metrics.order_by("-pk")[:MOST],
        "agreements": signed[:MOST],
        "more_agreements": len(signed) > MOST,
        "continuity": continuity(overview.spans(signed), timezone.localdate()),
        "may_write": not why_not(request, partnership),
        **addresses,
    }
    return render(request, "partnerships/outcomes/of.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    outcome = _get(request, public_id)
    joined = outcome.joined
    paid = overview.signed(request.actor).filter(
        outcomes__outcome=outcome, outcomes__ended_on__isnull=True
    )
    agreements = list(paid.select_related("agreed").order_by("pk"))
    context = {
        "outcome": outcome,
        "agreements": agreements,
        "amounts": overview.sums(agreements),
        "views": outcome.views.select_related("organisation").order_by("pk"),
        "may_change": not may_not_change(outcome, request.actor, joined=joined),
        "may_say_view": not may_not_say_view(outcome, request.actor, joined=joined),
        "moments": timeline(outcome, viewer=request.actor),
    }
    return render(request, "partnerships/outcomes/detail.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    back = reverse("partnerships:outcomes-of", args=[public_id])
    if reasons := why_not(request, partnership):
        return turned_away(request, reasons, back)
    form = OutcomeForm(
        request.POST or None,
        agreements=_payers(request, partnership),
        initial={"from_on": partnership.began_on},
    )
    return form_page(
        request,
        form,
        lambda facts: actions.write(
            partnership, by=request.actor, today=timezone.localdate(), **_facts(facts)
        ),
        title=_("Write what came of it for patients"),
        submit=_("Save"),
        words=_("It is written. The other side is told."),
        back=back,
        caption=partnership.title,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    outcome = _get(request, public_id)
    joined = outcome.joined
    if reasons := may_not_change(outcome, request.actor, joined=joined):
        return turned_away(request, reasons, outcome)
    names = (
        *("title", "intended", "came", "reached", "reached_number", "not_reached"),
        *("from_on", "until_on", "version"),
    )
    linked = outcome.agreements.filter(ended_on__isnull=True)
    form = OutcomeForm(
        request.POST or None,
        agreements=_payers(request, outcome.partnership),
        initial={
            **{name: getattr(outcome, name) for name in names},
            "agreements": list(linked.values_list("agreement_id", flat=True)),
        },
    )
    return form_page(
        request,
        form,
        lambda facts: actions.change(
            outcome,
            by=request.actor,
            today=timezone.localdate(),
            version=facts["version"] or 0,
            **_facts(facts),
        ),
        title=_("Change what came of it"),
        submit=_("Save"),
        words=_("It is changed. What stood there before is in the history."),
        back=outcome,
    )


def _facts(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cleaned.items() if name != "version"}


def _payers(request: SignedInRequest, partnership: Partnership) -> Any:
    return (
        overview.signed(request.actor)
        .filter(partnership=partnership)
        .select_related("agreed", "current")
        .order_by("-pk")
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def say_view(request: SignedInRequest, public_id: str) -> HttpResponse:
    outcome = _get(request, public_id)
    joined = outcome.joined
    if reasons := may_not_say_view(outcome, request.actor, joined=joined):
        return turned_away(request, reasons, outcome)
    said = outcome.views.filter(organisation=request.actor.organisation).first()
    return form_page(
        request,
        ViewForm(request.POST or None, initial={"words": said.words if said else ""}),
        lambda facts: actions.say_view(
            outcome, by=request.actor, today=timezone.localdate(), words=facts["words"]
        ),
        title=_("How do you see it?"),
        submit=_("Save"),
        words=_("It stands beside the other side’s words."),
        back=outcome,
    )


def _get(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Outcome.objects.for_actor(request.actor)
        .select_related("partnership", "written_by")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
