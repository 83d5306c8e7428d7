"""Each page costs the same for one row as for many, and leads on after its form."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from inbox.waiting import waiting
from organisations.actors import seats
from partnerships.actions import evaluations, insights, lessons, metrics, outcomes
from partnerships.models import Evaluation, Insight, NextStep
from tests.partnerships import table as laying
from tests.partnerships.evaluations.table import give

TODAY = timezone.localdate()


@pytest.fixture
def table():
    return laying.laid()


def fill(table, number):
    """So many of everything; every evaluation but the last is over."""
    by, partnership = table.volunteer, table.partnership
    for each in range(number):
        insight = insights.record(
            partnership,
            by=by,
            today=TODAY,
            stage="access",
            given_by="patient",
            told_on=TODAY,
            told="The way is too long.",
        )
        insights.decide(
            insight,
            organisation=table.company,
            by=by,
            today=TODAY,
            outcome="nothing",
            words="No money.",
            decided_on=TODAY,
        )
        lessons.write(partnership, by=by, today=TODAY, title="Ask", text="Early")
        metrics.propose(partnership, by=by, today=TODAY, name="Calls", target="All")
        outcomes.write(
            partnership,
            agreements=[],
            by=by,
            today=TODAY,
            title="Helpline",
            intended="Help",
            from_on=TODAY,
        )
        evaluation = Evaluation.objects.create(
            partnership=partnership,
            cause="yearly",
            state="shown",
            recorded_on=TODAY,
            opened_on=TODAY - datetime.timedelta(days=400 + each),
            closes_on=TODAY,
            shown_on=TODAY,
        )
        NextStep.objects.create(
            partnership=partnership,
            evaluation=evaluation,
            what="Write",
            organisation=table.company,
            due_on=TODAY,
            recorded_by=table.company,
            recorded_on=TODAY,
        )
    return evaluations.begin(partnership, by=by, today=TODAY)


COUNTS = {
    "insights": 5,
    "insights-figures": 6,
    "evaluations": 5,
    "next-steps": 5,
    "lessons": 6,
    "metrics": 5,
    "outcomes": 5,
    "outcome-agreements": 5,
    "overview": 8,
    "insights-of": 6,
    "evaluations-of": 9,
    "outcomes-of": 8,
}
"""Four of them say who asks: session, person, deputies, roles."""


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("number", [1, 4])
def test_lists_cost_the_same(client, table, django_assert_num_queries, name, number):
    fill(table, number)
    client.force_login(User.objects.get(pk=table.lead.person_id))
    of = [table.partnership.public_id] if name.endswith("-of") else []
    client.get(reverse("inbox:index"))  # the session is written once

    with django_assert_num_queries(COUNTS[name]):
        assert client.get(reverse(f"partnerships:{name}", args=of)).status_code == 200


@pytest.mark.parametrize(
    ("name", "count"),
    [("insight", 9), ("lesson", 10), ("metric", 9), ("outcome", 10), ("evaluation", 9)],
)
def test_one_thing_costs_the_same(
    client, table, django_assert_num_queries, name, count
):
    fill(table, 2)
    thing = {
        "insight": table.partnership.insights,
        "lesson": table.partnership.lessons,
        "metric": table.partnership.metrics,
        "outcome": table.partnership.outcomes,
        "evaluation": table.partnership.evaluations,
    }[name].latest("pk")
    if name == "evaluation":
        evaluations.show(thing, today=TODAY + datetime.timedelta(days=61))
    client.force_login(User.objects.get(pk=table.lead.person_id))
    client.get(reverse("inbox:index"))

    with django_assert_num_queries(count):
        assert client.get(thing.get_absolute_url()).status_code == 200


def test_forms_lead_on_and_say_what_is_wrong(client, table):
    client.force_login(User.objects.get(pk=table.volunteer.person_id))
    url = reverse("partnerships:insights-of-create", args=[table.partnership.public_id])

    wrong = client.post(url, {"told": ""})
    right = client.post(
        url,
        {
            "told": "The way is too long.",
            "given_by": "patient",
            "stage": "access",
            "told_on": TODAY.isoformat(),
        },
    )

    assert set(wrong.context["form"].errors) == {"told", "given_by", "stage", "told_on"}
    assert right.url == Insight.objects.get().get_absolute_url()


def test_answers_are_kept_for_later_or_given(client, table):
    evaluation = evaluations.begin(table.partnership, by=table.lead, today=TODAY)
    client.force_login(User.objects.get(pk=table.volunteer.person_id))
    url = reverse("partnerships:evaluation-answers", args=[evaluation.public_id])

    client.post(url, {"purpose": "2", "version": "0", "later": "yes"})
    own = evaluation.parties.get(organisation=table.patients)
    assert own.state == "waiting"
    client.post(url, {"purpose": "3", "version": "1", "only_summed": "on"})
    own.refresh_from_db()

    assert (own.state, own.only_summed) == ("answered", True)
    assert own.answers.get().score == 3
    again = client.post(url, {"purpose": "9", "version": "2"})
    assert "purpose" in again.context["form"].errors


def test_what_waits_is_in_the_inbox_of_both_sides(table):
    evaluation = fill(table, 2)
    person = User.objects.get(pk=table.lead.person_id)

    def kinds(actor):
        who = User.objects.get(pk=actor.person_id)
        found = waiting(who, seats(who, TODAY), TODAY)
        return {each.item.kind: each.item.count for each in found}

    mine, theirs = kinds(table.lead), kinds(table.volunteer)

    assert mine["evaluations"] == 1
    assert mine["next_steps"] == 2
    assert mine["insights_silent"] == 2
    assert mine["metrics"] == 2
    assert theirs["evaluations"] == 1
    assert "metrics" not in theirs
    give(evaluation, table.lead, 4, today=TODAY)
    assert "evaluations" not in kinds(table.lead)
    assert person.pk == table.lead.person_id
    lesson = table.partnership.lessons.latest("pk")
    lessons.consent(lesson, by=table.volunteer, today=TODAY)
    assert kinds(table.lead)["lessons"] == 1
    assert "lessons" not in kinds(table.volunteer)
