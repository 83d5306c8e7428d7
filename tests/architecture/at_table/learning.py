"""An insight, an open evaluation, a lesson, a metric, an outcome."""

from partnerships.actions import evaluations, insights, lessons, metrics, outcomes
from partnerships.models import EvaluationParty, NextStep
from tests.partnerships.table import TODAY


def make(table, _persons):
    by, partnership = table.volunteer, table.partnership
    insight = insights.record(
        partnership,
        by=by,
        today=TODAY,
        stage="development",
        given_by="patient",
        occasion="Helpline",
        told_on=TODAY,
        told="The way to the clinic is too long.",
    )
    decision = insights.decide(
        insight,
        organisation=table.company,
        by=table.lead,
        today=TODAY,
        function="medical_affairs",
        outcome="changed",
        words="Two visits are by telephone now.",
        decided_on=TODAY,
    )
    evaluation = evaluations.begin(partnership, by=by, today=TODAY)
    step = NextStep.objects.create(
        partnership=partnership,
        evaluation=evaluation,
        what="Write the summary.",
        organisation=table.company,
        due_on=TODAY,
        recorded_by=table.company,
        recorded_on=TODAY,
    )
    step.refresh_from_db()
    lesson = lessons.write(
        partnership, by=by, today=TODAY, title="Ask early", text="Ask before you plan."
    )
    metric = metrics.propose(
        partnership, by=by, today=TODAY, name="Calls answered", target="All"
    )
    outcome = outcomes.write(
        partnership,
        agreements=[],
        by=by,
        today=TODAY,
        title="A helpline",
        intended="Somebody answers.",
        from_on=TODAY,
    )
    assert EvaluationParty.objects.filter(evaluation=evaluation).count() == 2
    of = {"public_id": partnership.public_id}
    found = {
        "evaluation": evaluation,
        "insight": insight,
        "lesson": lesson,
        "metric": metric,
        "outcome": outcome,
        "step-done": step,
        "told-back": decision,
    }
    arguments = {
        f"partnerships:{name}": {"public_id": thing.public_id}
        for name, thing in found.items()
    }
    arguments |= {
        "partnerships:evaluation-move": {
            "public_id": evaluation.public_id,
            "move": "skip",
        },
        "partnerships:insights-of": of,
        "partnerships:evaluations-of": of,
        "partnerships:outcomes-of": of,
        "partnerships:lesson-create": of,
        "partnerships:metric-create": of,
        "partnerships:metric-name-confirm": {"listed": "input-1"},
        "partnerships:relationship": {"public_id": table.company.public_id},
        # lists and figures take nothing
        "partnerships:evaluations": {},
        "partnerships:insights": {},
        "partnerships:lessons": {},
        "partnerships:metrics": {},
        "partnerships:metric-names": {},
        "partnerships:outcomes": {},
        "partnerships:outcome-agreements": {},
        "partnerships:evaluations-of-": of,
        "partnerships:insights-of-": of,
        "partnerships:outcomes-of-": of,
        "partnerships:insights-figures": {},
        "partnerships:evaluations-summed": {},
    }
    return arguments, {}
