"""Metrics are chosen by both sides; names of the list are ours until one is confirmed."""

import datetime

import pytest

from partnerships.actions import metrics
from partnerships.criteria import questions, scale
from partnerships.metric_list import groups
from partnerships.models import Metric, MetricName
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

State = Metric.State


@pytest.fixture
def table():
    return laying.laid()


def proposed(table, **more):
    return metrics.propose(
        table.partnership,
        by=table.volunteer,
        today=TODAY,
        listed="process-9",
        name="Share of speaking time",
        baseline="10 per cent",
        target="40 per cent",
        **more,
    )


def test_a_form_that_is_sent_twice_proposes_one(table):
    first = proposed(table, key="form")

    assert proposed(table, key="form") == first
    assert proposed(table, key="another") != first
    assert first.consents.count() == 1


def test_the_list_has_the_groups_and_counts_of_the_source():
    assert {group.key: len(group.metrics) for group in groups()} == {
        "input": 13,
        "process": 16,
        "learning": 13,
        "impact": 45,
        "context": 15,
    }
    assert all(group.of == len(group.metrics) for group in groups())
    names = [metric.name for group in groups() for metric in group.metrics]
    assert len(set(names)) == 102


def test_the_seven_criteria_have_their_exact_names():
    assert [each.name for each in questions() if each.is_pfmd] == [
        "Shared purpose",
        "Respect and accessibility",
        "Representativeness of stakeholders",
        "Roles and responsibilities",
        "Capacity and capability for engagement",
        "Transparency in communication and documentation",
        "Continuity and sustainability",
    ]
    assert len(questions()) == 11
    assert [score for score, _words in scale()] == [1, 2, 3, 4, 5]


def test_it_is_chosen_when_both_sides_agree(table):
    metric = proposed(table)

    with pytest.raises(Refused, match="agreed already"):
        metrics.agree(metric, by=table.volunteer, today=TODAY)
    assert metrics.agree(metric, by=table.lead, today=TODAY)
    metric.refresh_from_db()

    assert metric.state == State.CHOSEN
    assert metric.chosen_on == TODAY


def test_another_target_has_to_be_agreed_again(table):
    metric = proposed(table)
    metrics.agree(metric, by=table.lead, today=TODAY)

    metrics.change(
        metric,
        by=table.lead,
        today=TODAY,
        version=1,
        name="Share of speaking time",
        baseline="10 per cent",
        target="20 per cent",
        due_on=None,
    )
    metric.refresh_from_db()

    assert metric.state == State.PROPOSED
    assert metrics.agree(metric, by=table.volunteer, today=TODAY)


def measured(metric, by, day=TODAY):
    metrics.measure(
        metric,
        result="35 per cent",
        result_on=day,
        is_reached=False,
        evidence="Counted in the minutes.",
        document=None,
        by=by,
        today=TODAY,
    )


def test_a_result_is_written_by_either_side_after_both_chose(table):
    metric = proposed(table)
    with pytest.raises(Refused, match="choose it first"):
        measured(metric, table.lead)
    metrics.agree(metric, by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="after today"):
        measured(metric, table.lead, TODAY + datetime.timedelta(days=1))

    measured(metric, table.lead)
    metric.refresh_from_db()

    assert (metric.result, metric.result_by) == ("35 per cent", table.company)


def test_what_was_dropped_stays_with_the_reason(table):
    metric = proposed(table)

    metrics.drop(metric, by=table.lead, reason="Nobody can count it.")
    metric.refresh_from_db()

    assert (metric.state, metric.end_reason) == (State.DROPPED, "Nobody can count it.")
    with pytest.raises(Refused, match="It was dropped"):
        metrics.agree(metric, by=table.lead, today=TODAY)


def test_nobody_else_sees_or_chooses(table):
    metric = proposed(table)
    place = cast.company("Tannwald")
    outsider = cast.actor(cast.member(place, "lead"), place)

    assert not Metric.objects.for_actor(outsider).exists()
    with pytest.raises(Refused, match="does not take part"):
        metrics.agree(metric, by=outsider, today=TODAY)


def test_a_registrar_confirms_a_name_and_nobody_else(table):
    place = cast.operator()
    registrar = cast.actor(cast.member(place, "registrar"), place)
    facts = {"name": "As in the source", "source": "Table 2", "today": TODAY}

    metrics.confirm_name("input-1", by=registrar, **facts)

    assert MetricName.objects.get().name == "As in the source"
    with pytest.raises(Refused, match="A registrar compares"):
        metrics.confirm_name("input-2", by=table.lead, **facts)
    with pytest.raises(Refused, match="not in the list"):
        metrics.confirm_name("input-99", by=registrar, **facts)
