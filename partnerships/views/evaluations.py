"""Evaluations: lists, one of them, beginning, asking for one more, and the buttons."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships import evaluated
from partnerships.actions import evaluations as actions
from partnerships.forms.evaluations import AskForm
from partnerships.lifecycle.evaluations import (
    MOVES,
    evaluation_steps,
    may_not_follow_up,
)
from partnerships.models import Evaluation, EvaluationParty, Lesson, NextStep
from partnerships.models.taking_part import joins
from partnerships.views.learning import (
    done,
    for_writers,
    form_page,
    listed,
    the_partnership,
    turned_away,
    why_not,
)
from partnerships.views.partnerships import ANYBODY

BUTTONS = ("accept", "decline", "take_back", "skip")
MOST = 20


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Of all partnerships of the actor's side, newest first."""
    found = Evaluation.objects.for_actor(request.actor)
    state = request.GET.get("state", "")
    if state in Evaluation.State.values:
        found = found.filter(state=state)
    rows, addresses = listed(request, found.select_related("partnership"))
    context = {"rows": rows, "state": state, **addresses}
    return render(request, "partnerships/evaluations/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def of(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Evaluations and lessons of one partnership, and what can be begun."""
    partnership, today = the_partnership(request, public_id), timezone.localdate()
    found = Evaluation.objects.for_actor(request.actor).filter(partnership=partnership)
    rows, addresses = listed(request, found)
    alone = actions.why_not_begin(
        partnership, request.actor, today, alone=True, joined=partnership.joined
    )
    lessons = Lesson.objects.of_own(request.actor).filter(partnership=partnership)
    writes = not why_not(request, partnership)
    context = {
        "partnership": partnership,
        "tab": "evaluation",
        "rows": rows,
        "may_begin": not alone,
        "may_ask": bool(alone) and writes and not _under_way(rows),
        "reasons": alone,
        "lessons": lessons.order_by("-pk")[:MOST],
        "may_write": writes,
        **addresses,
    }
    return render(request, "partnerships/evaluations/of.html", context)


def _under_way(rows: list[Evaluation]) -> bool:
    open_states = {Evaluation.State.PROPOSED, Evaluation.State.OPEN}
    return any(row.state in open_states for row in rows)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    evaluation = the_evaluation(request, public_id)
    parties = list(
        evaluation.parties.select_related("organisation").order_by("side", "pk")
    )
    own = next((x for x in parties if _is_own(x, request)), None)
    joined = evaluation.joined
    steps = evaluation_steps(evaluation, request.actor, own=own, joined=joined)
    rows = evaluated.rows(evaluation, parties, request.actor.organisation_id or 0)
    context = {
        "evaluation": evaluation,
        "parties": parties,
        "own": own,
        "rows": rows,
        "has_answers": any(row.said for row in rows),
        "withheld": [x for x in parties if x.only_summed and x is not own],
        "may_answer": not steps["answer"],
        "steps": _buttons(evaluation, steps),
        "may_follow_up": not may_not_follow_up(
            evaluation, request.actor, joined=joined
        ),
        "next_steps": NextStep.objects.filter(evaluation=evaluation)
        .select_related("organisation")
        .order_by("due_on", "pk"),
        "lessons": evaluation.lessons.order_by("pk"),
        "today": timezone.localdate(),
    }
    return render(request, "partnerships/evaluations/detail.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def history(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What happened in it; never what somebody answered."""
    evaluation = the_evaluation(request, public_id)
    context = {
        "evaluation": evaluation,
        "moments": timeline(evaluation, viewer=request.actor),
    }
    return render(request, "partnerships/evaluations/history.html", context)


def _is_own(party: EvaluationParty, request: SignedInRequest) -> bool:
    return party.organisation_id == request.actor.organisation_id


def _buttons(
    evaluation: Evaluation, steps: dict[str, list[str]]
) -> list[dict[str, Any]]:
    return [
        {
            "label": MOVES[move].label,
            "url": reverse(
                "partnerships:evaluation-move", args=[evaluation.public_id, move]
            ),
            "quiet": move != "accept",
        }
        for move in BUTTONS
        if not steps[move]
    ]


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def begin(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    return done(
        request,
        lambda: actions.begin(
            partnership, by=request.actor, today=timezone.localdate()
        ),
        reverse("partnerships:evaluations-of", args=[public_id]),
        _("It is open. All who take part are told."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def ask(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership, today = the_partnership(request, public_id), timezone.localdate()
    back = reverse("partnerships:evaluations-of", args=[public_id])
    if reasons := actions.why_not_begin(partnership, request.actor, today, alone=False):
        return turned_away(request, reasons, back)
    return form_page(
        request,
        AskForm(request.POST or None),
        lambda facts: actions.ask(
            partnership, by=request.actor, today=today, words=facts["words"]
        ),
        title=_("Ask for one more evaluation"),
        submit=_("Ask the other side"),
        words=_("The other side is asked."),
        back=back,
        caption=partnership.title,
        intro=_(
            "There was one in the last year. One more is held only if the other side"
            " wishes it too. If it says no, nothing follows."
        ),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def move(request: SignedInRequest, public_id: str, move: str) -> HttpResponse:
    evaluation, today = the_evaluation(request, public_id), timezone.localdate()
    by = request.actor
    acts: dict[str, Any] = {
        "accept": lambda: actions.accept(evaluation, by=by, today=today),
        "decline": lambda: actions.decline(evaluation, by=by),
        "take_back": lambda: actions.take_back(evaluation, by=by),
        "skip": lambda: actions.skip(evaluation, by=by, today=today),
    }
    if move not in acts:
        raise Http404
    said = {
        "accept": _("It is open. All who take part are told."),
        "decline": _("It is not held now. The yearly one comes as before."),
        "take_back": _("It is taken back."),
        "skip": _("You don’t answer this time. Nothing else follows from it."),
    }
    return done(request, acts[move], evaluation, said[move])


@require_safe
@login_required
@for_kind("company")
def summed(request: SignedInRequest) -> HttpResponse:
    """What organisations told a company only together."""
    pools, missing = evaluated.summed(request.actor.organisation_id or 0)
    context = {"pools": pools, "missing": missing}
    return render(request, "partnerships/evaluations/summed.html", context)


def the_evaluation(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Evaluation.objects.for_actor(request.actor)
        .select_related("partnership", "asked_by")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
