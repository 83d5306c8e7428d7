"""Answering an evaluation, and next steps after it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind
from partnerships.actions import evaluations as actions
from partnerships.actions import next_steps
from partnerships.forms.evaluations import AnswersForm, DoneForm, NextStepForm
from partnerships.lifecycle.evaluations import (
    evaluation_steps,
    may_not_finish,
    may_not_follow_up,
)
from partnerships.lifecycle.taking_part import takes_part
from partnerships.models import Evaluation, NextStep, Side
from partnerships.models.taking_part import joins
from partnerships.views.evaluations import the_evaluation
from partnerships.views.learning import (
    for_writers,
    form_page,
    listed,
    those_in,
    turned_away,
)
from partnerships.views.living import new_key
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused
from workflow.races import Outdated


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def answers(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The own side's answers: kept for later, or handed in."""
    evaluation = the_evaluation(request, public_id)
    own = evaluation.parties.filter(organisation=request.actor.organisation).first()
    joined = evaluation.joined
    steps = evaluation_steps(evaluation, request.actor, own=own, joined=joined)
    if own is None or steps["answer"]:
        return turned_away(request, steps["answer"], evaluation)
    form = AnswersForm(
        request.POST or None,
        kept={answer.question: answer for answer in own.answers.all()},
        may_be_summed=own.side == Side.PATIENTS,
        only_summed=own.only_summed,
        version=own.version,
    )
    hand_in = "later" not in request.POST
    if form.is_valid():
        try:
            actions.answer(
                evaluation,
                form.said(),
                by=request.actor,
                today=timezone.localdate(),
                version=form.cleaned_data["version"],
                only_summed=form.cleaned_data.get("only_summed", False),
                hand_in=hand_in,
            )
        except Outdated as race:
            form.data = again = request.POST.copy()
            again["version"] = str(race.version)
            form.add_error(None, race.reasons)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            evaluation.refresh_from_db()
            messages.success(request, _given(evaluation, hand_in=hand_in))
            return redirect(evaluation)
    context = {"evaluation": evaluation, "form": form, "own": own}
    return render(request, "partnerships/evaluations/answers.html", context)


def _given(evaluation: Evaluation, *, hand_in: bool) -> str:
    if not hand_in:
        return _("Your answers are kept. They are not given yet.")
    if evaluation.state == Evaluation.State.SHOWN:
        return _("Your answers are given. They were the last: all are open now.")
    return _("Your answers are given. You can change them until all are opened.")


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def next_step(request: SignedInRequest, public_id: str) -> HttpResponse:
    evaluation = the_evaluation(request, public_id)
    joined = evaluation.joined
    if reasons := may_not_follow_up(evaluation, request.actor, joined=joined):
        return turned_away(request, reasons, evaluation)
    form = NextStepForm(
        request.POST or None,
        among=those_in(evaluation.partnership),
        initial={
            "organisation": request.actor.organisation_id,
            "key": new_key(),
        },
    )
    return form_page(
        request,
        form,
        lambda facts: (
            next_steps.give(
                evaluation, by=request.actor, today=timezone.localdate(), **facts
            )
            and None
        ),
        title=_("Agree a next step"),
        submit=_("Record"),
        words=_("The next step is recorded."),
        back=evaluation,
        caption=evaluation.partnership.title,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def next_step_done(request: SignedInRequest, public_id: str) -> HttpResponse:
    step: Any = get_object_or_404(
        NextStep.objects.for_actor(request.actor)
        .select_related("evaluation__partnership")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
    joined = takes_part(step.evaluation.partnership, request.actor)
    if reasons := may_not_finish(step, request.actor, joined=joined):
        return turned_away(request, reasons, step.evaluation)
    return form_page(
        request,
        DoneForm(request.POST or None),
        lambda facts: next_steps.finish(
            step, by=request.actor, today=timezone.localdate(), words=facts["words"]
        ),
        title=_("It is done"),
        submit=_("Say that it is done"),
        words=_("It is done."),
        back=step.evaluation,
        about=step.what,
    )


@require_safe
@login_required
@for_kind(*ANYBODY)
def open_steps(request: SignedInRequest) -> HttpResponse:
    """Next steps of all partnerships that are not done yet, of whichever side."""
    found = NextStep.objects.for_actor(request.actor).filter(done_on__isnull=True)
    rows, addresses = listed(
        request, found.select_related("organisation", "evaluation", "partnership")
    )
    context = {"rows": rows, "today": timezone.localdate(), **addresses}
    return render(request, "partnerships/evaluations/next_steps.html", context)
