"""What patients told, what followed, and whether they heard: by either side, read by both."""

import datetime

import pytest

from notices.models import Notice
from partnerships import insight_figures
from partnerships.actions import insights
from partnerships.models import Insight, InsightDecision, PartnershipParty
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused
from workflow.races import Outdated

FACTS = {
    "stage": "development",
    "given_by": "carer",
    "occasion": "Advisory board",
    "told_on": TODAY,
    "told": "The way to the clinic is too long.",
}
LATER = TODAY + datetime.timedelta(days=30)


@pytest.fixture
def table():
    return laying.laid()


def recorded(table, *, by=None, **facts):
    return insights.record(
        table.partnership, by=by or table.volunteer, today=TODAY, **{**FACTS, **facts}
    )


def decided(table, insight, outcome="changed", **facts):
    return insights.decide(
        insight,
        organisation=table.company,
        by=table.lead,
        today=LATER,
        function="medical_affairs",
        outcome=outcome,
        words="Two visits are by telephone now.",
        decided_on=LATER,
        **facts,
    )


@pytest.mark.parametrize("who", ["lead", "volunteer"])
def test_either_side_records_and_both_read_it(table, who):
    insight = recorded(table, by=getattr(table, who))

    for actor in (table.lead, table.volunteer, table.actor("member", of="patients")):
        assert Insight.objects.for_actor(actor).get() == insight
    assert Notice.objects.filter(kind="insight_recorded").count() == 1


def test_nobody_else_reads_it(table):
    recorded(table)
    place = cast.company("Tannwald")
    outsider = cast.actor(cast.member(place, "lead"), place)

    assert not Insight.objects.for_actor(outsider).exists()
    with pytest.raises(Refused, match="does not take part"):
        recorded(table, by=outsider)


def test_who_is_only_asked_to_join_reads_nothing_yet(table):
    recorded(table)
    place = cast.company("Tannwald")
    party = PartnershipParty.objects.create(
        partnership=table.partnership,
        organisation=place,
        side="company",
        invited_on=TODAY,
        invited_by=table.patients,
    )
    invited = cast.actor(cast.member(place, "lead"), place)

    assert not Insight.objects.for_actor(invited).exists()

    party.state, party.joined_on = "joined", TODAY
    party.save()
    assert Insight.objects.for_actor(invited).exists()


def test_who_left_reads_what_was_and_nothing_later(table):
    recorded(table)
    table.partnership.parties.filter(organisation=table.company).update(
        state="left", ended_on=TODAY, reason="It is done."
    )
    insights.record(table.partnership, by=table.volunteer, today=LATER, **FACTS)

    assert Insight.objects.for_actor(table.lead).count() == 1
    assert Insight.objects.for_actor(table.volunteer).count() == 2


@pytest.mark.parametrize(
    ("role", "of"), [("viewer", "company"), ("member", "patients")]
)
def test_readers_do_not_write(table, role, of):
    with pytest.raises(Refused, match="This is written by"):
        recorded(table, by=table.actor(role, of=of))


def test_nothing_was_told_tomorrow(table):
    with pytest.raises(Refused, match="after today"):
        recorded(table, told_on=LATER)


def test_a_decision_and_how_they_heard(table):
    insight = recorded(table)
    decision = decided(table, insight)
    assert decision.fed_back_on is None

    insights.feed_back(
        decision,
        by=table.volunteer,
        today=LATER,
        fed_back_on=LATER,
        fed_back_how="At the members’ meeting.",
    )
    decision.refresh_from_db()

    assert decision.fed_back_by == table.patients
    with pytest.raises(Refused, match="heard already"):
        insights.feed_back(
            decision, by=table.lead, today=LATER, fed_back_on=LATER, fed_back_how="x"
        )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (TODAY - datetime.timedelta(days=1), "before the decision"),
        (LATER + datetime.timedelta(days=1), "after today"),
    ],
)
def test_they_hear_after_the_decision_and_not_in_the_future(table, day, reason):
    decision = decided(table, recorded(table))

    with pytest.raises(Refused, match=reason):
        insights.feed_back(
            decision, by=table.lead, today=LATER, fed_back_on=day, fed_back_how="x"
        )


def test_only_who_takes_part_decides(table):
    with pytest.raises(Refused, match="Tannwald"):
        insights.decide(
            recorded(table),
            organisation=cast.company("Tannwald"),
            by=table.lead,
            today=TODAY,
            outcome="nothing",
            words="No.",
            decided_on=TODAY,
        )


def test_the_side_that_recorded_it_corrects_it(table):
    insight = recorded(table)

    with pytest.raises(Refused, match="side that recorded it"):
        insights.correct(insight, by=table.lead, today=TODAY, version=1, **FACTS)
    insights.correct(
        insight, by=table.volunteer, today=TODAY, version=1, **{**FACTS, "told": "New"}
    )
    with pytest.raises(Outdated):
        insights.correct(insight, by=table.volunteer, today=TODAY, version=1, **FACTS)


def test_what_was_taken_back_is_not_counted(table):
    insight = recorded(table)
    insights.take_back(insight, by=table.volunteer, today=TODAY, reason="A slip.")
    insight.refresh_from_db()

    assert Insight.objects.for_actor(table.lead).count() == 1
    assert all(row.figures.told == 0 for row in insight_figures.by_stage(table.lead))
    with pytest.raises(Refused, match="taken back"):
        decided(table, insight)


def test_figures_per_stage_and_company(table):
    decided(table, recorded(table))
    decided(table, recorded(table), outcome="nothing")
    recorded(table, stage="access")

    stages = {row.key: row.figures for row in insight_figures.by_stage(table.lead)}
    (company,) = insight_figures.by_company(table.volunteer)

    assert stages["development"] == insight_figures.Figures(2, 1, 1, 0, 2)
    assert stages["access"] == insight_figures.Figures(1, 0, 0, 1, 0)
    assert company.key == table.company.public_id
    assert company.figures == insight_figures.Figures(3, 1, 1, 1, 2)


def test_one_change_among_several_decisions_counts_once(table):
    insight = recorded(table)
    decided(table, insight)
    decided(table, insight, outcome="nothing")

    (company,) = insight_figures.by_company(table.lead)

    assert company.figures == insight_figures.Figures(1, 1, 0, 0, 1)
    assert InsightDecision.objects.count() == 2
