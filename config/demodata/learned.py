"""What the partnership of two years told, decided, measured and evaluated."""

from typing import Any

from config.demodata.tables import Table
from partnerships.actions import evaluations, insights, lessons, metrics, outcomes
from partnerships.models import Agreement

SCORES = ("purpose", "respect", "roles", "transparency", "independence", "paid")
THEIRS = {
    "company": (5, 4, 4, 4, 5, 4),
    "patients": (5, 4, 3, 4, 5, 2),
}
WORDS = {
    "company": "Invoices took us too long; the lesson below says what we changed.",
    "patients": "We paid the nurse from our reserve for two months.",
}
LESSON = {
    "title": "Send the first payment before the work begins",
    "text": "A group without reserves can’t wait for the first payment until the first"
    " report. Half of the sum on the first day made the second year easier for everybody.",
    "tags": ["paying on time", "small groups"],
}


def tell(table: Table, helpline: Agreement) -> None:
    first = _evaluate(table)
    _lesson(table, first)
    _insights(table)
    _metric(table)
    _outcome(table, helpline)


def _evaluate(table: Table) -> Any:
    """Last year's is open to both; of this year's, one side has answered."""
    first = evaluations.begin(
        table.partnership, by=table.volunteer, today=table.ago(390)
    )
    _answer(table, first, "company", ago=380)
    _answer(table, first, "patients", ago=372)
    second = evaluations.begin(table.partnership, by=table.lead, today=table.ago(9))
    _answer(table, second, "company", ago=6)
    return first


def _answer(table: Table, evaluation: Any, side: str, *, ago: int) -> None:
    by = table.lead if side == "company" else table.volunteer
    said: dict[str, tuple[int | None, str]] = {
        key: (score, "") for key, score in zip(SCORES, THEIRS[side], strict=True)
    }
    said["paid"] = (said["paid"][0], WORDS[side])
    own = evaluation.parties.get(organisation=by.organisation_id)
    evaluations.answer(
        evaluation, said, by=by, today=table.ago(ago), version=own.version
    )


def _lesson(table: Table, evaluation: Any) -> None:
    """Written after the evaluation, and opened to everybody here."""
    lesson = lessons.write(
        table.partnership,
        by=table.volunteer,
        today=table.ago(360),
        evaluation=evaluation,
        **LESSON,
    )
    lessons.consent(lesson, by=table.volunteer, today=table.ago(360))
    lessons.consent(lesson, by=table.lead, today=table.ago(352))


def _insights(table: Table) -> None:
    """One changed a trial and was fed back; one waits for a decision."""
    told = insights.record(
        table.partnership,
        by=table.volunteer,
        today=table.ago(400),
        stage="development",
        given_by="group",
        occasion="An evening with nine members",
        told_on=table.ago(402),
        told="The visits every second week are what makes people give up: it is a day’s"
        " journey with oxygen.",
    )
    decision = insights.decide(
        told,
        organisation=table.company,
        by=table.lead,
        today=table.ago(350),
        function="research",
        outcome="changed",
        words="Every second visit became a call, and a nurse takes blood at home.",
        decided_on=table.ago(352),
    )
    insights.feed_back(
        decision,
        by=table.lead,
        today=table.ago(330),
        fed_back_on=table.ago(332),
        fed_back_how="At the members’ meeting, and in the magazine.",
    )
    insights.record(
        table.partnership,
        by=table.volunteer,
        today=table.ago(27),
        stage="assessment",
        given_by="carer",
        occasion="The meeting about the walking test",
        told_on=table.ago(28),
        told="After the walking test my wife needs two days of rest. Nobody asks for"
        " these days.",
    )


def _metric(table: Table) -> None:
    metric = metrics.propose(
        table.partnership,
        by=table.volunteer,
        today=table.ago(320),
        listed="process-6",
        name="Days from a question to its answer",
        baseline="19 days, in the first year",
        target="10 days",
        due_on=table.ahead(75),
    )
    metrics.agree(metric, by=table.lead, today=table.ago(316))


def _outcome(table: Table, helpline: Agreement) -> None:
    outcome = outcomes.write(
        table.partnership,
        agreements=[helpline],
        by=table.volunteer,
        today=table.ago(60),
        title="Somebody answers",
        intended="Everybody who calls reaches somebody on the same day.",
        came="Nine out of ten calls were answered on the same evening; before it was six.",
        reached="People with the disease and their families, mostly in towns.",
        reached_number=640,
        not_reached="People who speak no English or Welsh.",
        from_on=table.ago(290),
        until_on=table.ago(65),
    )
    outcomes.say_view(
        outcome,
        words="The same view. We should talk about who is not reached.",
        by=table.lead,
        today=table.ago(52),
    )
