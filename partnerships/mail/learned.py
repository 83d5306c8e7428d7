"""Who is told what a partnership learned: those who can do something about it."""

import datetime
from collections.abc import Iterable
from typing import Any

from audit.acting import Actor
from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Organisation
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import (
    Evaluation,
    EvaluationParty,
    Insight,
    InsightDecision,
    Lesson,
    Metric,
    NextStep,
    Outcome,
    Partnership,
    PartnershipParty,
    ProcessChange,
    Side,
)


def insight_recorded(insight: Insight, *, by: Actor) -> None:
    _tell_others(insight.partnership, "insight_recorded", insight, by=by)


def insight_decided(decision: InsightDecision, *, by: Actor) -> None:
    changed = decision.outcome == InsightDecision.Outcome.CHANGED
    insight = decision.insight
    _tell_others(
        insight.partnership, "insight_decided", insight, by=by, changed=changed
    )


def evaluation_asked(evaluation: Evaluation, *, by: Actor) -> None:
    _tell_others(
        evaluation.partnership,
        "evaluation_asked",
        evaluation,
        by=by,
        words=evaluation.words,
    )


def evaluation_opened(evaluation: Evaluation) -> None:
    _tell(
        evaluation.partnership,
        _joined(evaluation.partnership),
        "evaluation_opened",
        evaluation,
        until=evaluation.closes_on,
    )


def evaluation_ending(party: EvaluationParty, *, today: datetime.date) -> None:
    closes_on = party.evaluation.closes_on
    partnership = party.evaluation.partnership
    _tell(
        partnership,
        [each for each in _joined(partnership) if each[0] == party.organisation_id],
        "evaluation_ending",
        party.evaluation,
        until=closes_on,
        days=(closes_on - today).days if closes_on else 0,
    )


def evaluation_not_held(evaluation: Evaluation, *, by: Actor, reason: str) -> None:
    _tell_others(
        evaluation.partnership, "evaluation_not_held", evaluation, by=by, reason=reason
    )


def evaluation_shown(evaluation: Evaluation) -> None:
    partnership = evaluation.partnership
    _tell(partnership, _joined(partnership), "evaluation_shown", evaluation)


def next_step_given(step: NextStep, *, by: Actor) -> None:
    """The organisation that does it, unless it said so itself."""
    if step.organisation_id == by.organisation_id:
        return
    _tell(
        step.partnership,
        [each for each in _joined(step.partnership) if each[0] == step.organisation_id],
        "next_step_given",
        step.evaluation,
        who=_name(by),
        words=step.what,
        until=step.due_on,
    )


def lesson_wanted(lesson: Lesson, *, by: Actor) -> None:
    _tell_others(lesson.partnership, "lesson_wanted", lesson, by=by)


def lesson_opened(lesson: Lesson, *, by: Actor) -> None:
    _tell_others(lesson.partnership, "lesson_opened", lesson, by=by)


def process_changed(change: ProcessChange, *, by: Actor) -> None:
    lesson = change.lesson
    _tell_others(
        lesson.partnership, "process_changed", lesson, by=by, words=change.words
    )


def metric_proposed(metric: Metric, *, by: Actor) -> None:
    _tell_others(
        metric.partnership, "metric_proposed", metric, by=by, words=metric.name
    )


def outcome_written(outcome: Outcome, *, by: Actor) -> None:
    _tell_others(outcome.partnership, "outcome_written", outcome, by=by)


Place = tuple[int, str]
"""An organisation and its side."""


def _joined(partnership: Partnership) -> list[Place]:
    found = PartnershipParty.objects.filter(
        partnership=partnership, state=PartnershipParty.State.JOINED
    )
    return list(found.order_by("pk").values_list("organisation_id", "side"))


def _name(by: Actor) -> str:
    name: str = Organisation.objects.values_list("legal_name", flat=True).get(
        pk=by.organisation
    )
    return name


def _tell_others(
    partnership: Partnership, kind: str, about: Any, *, by: Actor, **context: Any
) -> None:
    others = [each for each in _joined(partnership) if each[0] != by.organisation_id]
    _tell(partnership, others, kind, about, who=_name(by), **context)


def _tell(
    partnership: Partnership,
    places: Iterable[Place],
    kind: str,
    about: Any,
    **context: Any,
) -> None:
    for place, side in places:
        roles = COMPANY_WRITERS if side == Side.COMPANY else WRITERS
        tell(
            members([place], roles).get(place, []),
            kind,
            url=about.get_absolute_url(),
            organisation_id=place,
            context={"title": partnership.title, **context},
        )
