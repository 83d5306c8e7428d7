"""What a signed agreement makes due: made once, done, accepted or questioned, reminded."""

import datetime

import pytest

from audit.acting import acting
from notices.models import Notice
from partnerships import signed
from partnerships.actions import milestones, versions
from partnerships.models import Agreement, Milestone, PlannedMilestone, Version
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.signed_table import milestone
from tests.partnerships.signed_table import signed as as_signed
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return as_signed(table)


def told(person, kind):
    return Notice.objects.filter(person_id=person.person_id, kind=kind).count()


def done(agreement, table):
    return milestones.report_done(
        milestone(agreement), by=table.volunteer, today=TODAY, words="It is online."
    )


def test_the_signed_version_makes_each_deadline_once(agreement, table):
    milestones.from_signed(agreement, table.lead, TODAY)

    rows = Milestone.objects.filter(agreement=agreement).order_by("due_on")
    assert [(row.kind, row.side, row.amount) for row in rows] == [
        ("payment", "company", 6000),
        ("report", "patients", None),
    ]
    assert rows[0].currency == "GBP"


def test_two_deadlines_with_the_same_words_are_two(table):
    days = (datetime.date(2026, 4, 1), datetime.date(2026, 8, 1))
    agreement = as_signed(
        table, deadlines=[("payment", "One half", day, 6000) for day in days]
    )

    milestones.from_signed(agreement, table.lead, TODAY)

    rows = Milestone.objects.filter(agreement=agreement).order_by("due_on")
    assert tuple(row.due_on for row in rows) == days


def test_the_last_signature_calls_it(table):
    agreement = as_signed(table)
    before = set(Milestone.objects.values_list("pk", flat=True))

    signed.signed(agreement, by=table.lead, today=TODAY)

    assert set(Milestone.objects.values_list("pk", flat=True)) == before


def test_an_amendment_moves_a_day_adds_one_and_drops_another(agreement, table):
    with acting(table.lead):
        copy = Version.objects.create(
            agreement=agreement,
            by_organisation=table.company,
            by_person_id=1,
            currency="GBP",
            title="Amended",
        )
        PlannedMilestone.objects.bulk_create(
            PlannedMilestone(
                version=copy, position=at, kind=kind, words=words, due_on=day
            )
            for at, (kind, words, day) in enumerate(
                [
                    ("report", "A report of the first year", datetime.date(2026, 9, 1)),
                    ("deliverable", "A leaflet", datetime.date(2026, 10, 1)),
                ]
            )
        )
        versions.seal(agreement, copy, today=TODAY)
        agreement.agreed = copy
        agreement.save()

    milestones.from_signed(agreement, table.lead, TODAY)

    rows = Milestone.objects.filter(agreement=agreement).order_by("kind")
    assert [(row.kind, row.state, row.due_on.month) for row in rows] == [
        ("deliverable", "open", 10),
        ("payment", "dropped", 4),
        ("report", "open", 9),
    ]


def test_done_is_said_with_something_that_shows_it(agreement, table):
    with pytest.raises(Refused, match="Show it"):
        milestones.report_done(milestone(agreement), by=table.volunteer, today=TODAY)

    one = milestones.report_done(
        milestone(agreement),
        by=table.volunteer,
        today=TODAY,
        address="https://rarelung.example/report",
        files=[milestones.File(b"%PDF-1.4 report", "report.pdf", "application/pdf")],
    )

    assert one.state == "done"
    assert one.evidence.count() == 2
    assert told(table.lead, "milestone_said") == 1


def test_the_side_that_says_so_does_not_accept_it(agreement, table):
    one = done(agreement, table)

    with pytest.raises(Refused, match="The other side says"):
        milestones.accept(one, by=table.volunteer, today=TODAY)

    milestones.accept(one, by=table.lead, today=TODAY)
    one.refresh_from_db()
    assert one.state == "accepted"
    assert one.decided_by == table.company


def test_what_is_questioned_is_done_again(agreement, table):
    one = done(agreement, table)
    with pytest.raises(Refused, match="Say what is missing"):
        milestones.question(one, by=table.lead, today=TODAY, reason=" ")

    milestones.question(one, by=table.lead, today=TODAY, reason="The figures")
    again = done(agreement, table)

    assert again.state == "done"
    assert again.question == ""
    assert told(table.volunteer, "milestone_said") == 1


def test_the_side_that_said_so_takes_it_back(agreement, table):
    one = done(agreement, table)
    with pytest.raises(Refused, match="Only the side that said so"):
        milestones.take_back(one, by=table.lead)

    milestones.take_back(one, by=table.volunteer)

    one.refresh_from_db()
    assert (one.state, one.done_by) == ("open", None)


def test_a_member_and_somebody_without_a_mandate_say_nothing(agreement, table):
    member = table.actor("member", of="patients")
    unverified = cast.member(
        table.patients, "administrator", only_company=table.company
    )
    for somebody in (member, cast.actor(unverified, table.patients)):
        assert Milestone.objects.for_actor(somebody).count() == 2
        with pytest.raises(Refused, match="speak for a party"):
            milestones.report_done(
                milestone(agreement), by=somebody, today=TODAY, words="Done"
            )


def test_nobody_else_sees_it(agreement):
    outsider = cast.company("Somebody Else")

    seen = Milestone.objects.for_actor(
        cast.actor(cast.member(outsider, "lead"), outsider)
    )

    assert not seen.exists()


@pytest.mark.parametrize(
    ("before", "sent"), [(15, 0), (14, 1), (10, 1), (3, 1), (0, 1)]
)
def test_those_who_do_it_are_reminded_once(agreement, table, before, sent):
    day = milestone(agreement).due_on - datetime.timedelta(days=before)
    Milestone.objects.filter(kind="payment").update(state="dropped")

    assert milestones.remind(day) == sent
    assert milestones.remind(day) == 0

    assert told(table.volunteer, "milestone_due") == sent
    assert told(table.lead, "milestone_due") == 0


def test_reminders_come_fourteen_and_three_days_before_and_when_it_is_late(
    agreement, table
):
    due = milestone(agreement).due_on
    Milestone.objects.filter(kind="payment").update(state="dropped")

    for before in range(20, -5, -1):
        milestones.remind(due - datetime.timedelta(days=before))

    assert told(table.volunteer, "milestone_due") == 2
    assert told(table.volunteer, "milestone_late") == 1
    assert told(table.lead, "milestone_late") == 1


def test_nobody_is_reminded_of_an_agreement_that_ended(agreement):
    Agreement.objects.filter(pk=agreement.pk).update(
        state="terminated", end_reason="Money ran out"
    )

    assert milestones.remind(datetime.date(2026, 6, 1)) == 0


def test_nobody_is_reminded_of_what_is_done(agreement, table):
    one = done(agreement, table)

    Milestone.objects.filter(kind="payment").update(state="dropped")

    assert milestones.remind(one.due_on) == 0
