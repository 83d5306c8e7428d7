"""Opened once a year, more often only if both wish; skipping has no effect."""

import pytest

from audit.acting import CALENDAR
from notices.models import Notice
from partnerships.actions import agreements, evaluation_days, evaluations
from partnerships.lifecycle.closing import waits_for_evaluation
from partnerships.models import Agreement, Evaluation, EvaluationParty, Partnership
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.evaluations.table import days, give, opened
from tests.partnerships.table import TODAY
from workflow.moves import Refused
from workflow.races import Outdated

State = Evaluation.State


@pytest.fixture
def table():
    return laying.laid()


def test_a_side_opens_the_yearly_one_and_all_who_take_part_are_told(table):
    evaluation = opened(table)

    assert evaluation.state == State.OPEN
    assert evaluation.closes_on == days(60)
    assert evaluation.parties.count() == 2
    told = Notice.objects.filter(kind="evaluation_opened")
    assert set(told.values_list("organisation_id", flat=True)) == {
        table.company.pk,
        table.patients.pk,
    }


def test_a_second_one_in_a_year_needs_the_other_side(table):
    give_both(table, opened(table))

    with pytest.raises(Refused, match="only if both sides"):
        evaluations.begin(table.partnership, by=table.lead, today=days(100))


def give_both(table, evaluation):
    give(evaluation, table.volunteer, 4)
    give(evaluation, table.lead, 5)


def test_one_more_is_held_when_the_other_side_wishes_it(table):
    give_both(table, opened(table))
    asked = evaluations.ask(
        table.partnership, by=table.lead, today=days(100), words="Much has changed."
    )

    with pytest.raises(Refused, match="other side answers"):
        evaluations.accept(asked, by=table.lead, today=days(101))
    evaluations.accept(asked, by=table.volunteer, today=days(101))
    asked.refresh_from_db()

    assert asked.state == State.OPEN
    assert asked.parties.count() == 2


def test_one_more_that_is_declined_has_no_further_effect(table):
    give_both(table, opened(table))
    asked = evaluations.ask(
        table.partnership, by=table.lead, today=days(100), words="Much has changed."
    )

    evaluations.decline(asked, by=table.volunteer)
    asked.refresh_from_db()

    assert asked.state == State.NOT_HELD
    assert not asked.parties.exists()
    again = evaluations.ask(
        table.partnership, by=table.volunteer, today=days(120), words="Now we wish it."
    )
    evaluations.take_back(again, by=table.volunteer)


def test_nobody_is_asked_for_one_more_before_the_yearly_one(table):
    with pytest.raises(Refused, match="need not ask"):
        evaluations.ask(table.partnership, by=table.lead, today=TODAY, words="Why")


def test_two_at_a_time_are_refused(table):
    opened(table)

    with pytest.raises(Refused, match="under way"):
        evaluations.begin(table.partnership, by=table.lead, today=TODAY)


@pytest.mark.parametrize(
    ("role", "of"), [("viewer", "company"), ("member", "patients")]
)
def test_who_reads_does_not_begin_or_answer(table, role, of):
    reader = table.actor(role, of=of)

    with pytest.raises(Refused):
        evaluations.begin(table.partnership, by=reader, today=TODAY)
    evaluation = opened(table)
    with pytest.raises(Refused):
        give(evaluation, reader, 5)


def test_an_outsider_has_no_part_in_it(table):
    evaluation = opened(table)
    place = cast.patients("Somebody Else")
    outsider = cast.actor(cast.member(place, "administrator"), place)

    assert not Evaluation.objects.for_actor(outsider).exists()
    with pytest.raises(Refused, match="those who take part and"):
        evaluations.skip(evaluation, by=outsider, today=TODAY)


def test_the_calendar_opens_the_yearly_one_once(table):
    assert evaluation_days.open_yearly(days(364)) == 0
    assert evaluation_days.open_yearly(days(365)) == 1
    assert evaluation_days.open_yearly(days(365)) == 0

    evaluation = Evaluation.objects.get()
    assert evaluation.asked_by is None
    assert evaluation.cause == Evaluation.Cause.YEARLY


def test_a_day_on_which_none_is_due_asks_once_and_locks_nothing(
    table, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert evaluation_days.open_yearly(days(365 + 90)) == 0


def test_a_partnership_that_ended_is_not_opened(table):
    Partnership.objects.update(state="ended", ended_on=TODAY, end_reason="It is done.")

    assert evaluation_days.open_yearly(days(365)) == 0


def test_it_opens_to_all_with_the_last_answer(table):
    evaluation = opened(table)

    give(evaluation, table.volunteer, 2)
    assert evaluation.state == State.OPEN
    give(evaluation, table.lead, 5)

    assert evaluation.state == State.SHOWN
    assert evaluation.shown_on == TODAY


def test_time_opens_what_is_there(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2)

    assert evaluation_days.move_on(days(60)) == 1  # a reminder, it still runs
    assert evaluation_days.move_on(days(61)) == 1
    assert evaluation_days.move_on(days(61)) == 0
    evaluation.refresh_from_db()

    assert evaluation.state == State.SHOWN


def test_those_who_have_not_answered_are_reminded_once(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2)

    assert evaluation_days.move_on(days(45)) == 0
    assert evaluation_days.move_on(days(46)) == 1
    assert evaluation_days.move_on(days(47)) == 0

    reminded = Notice.objects.filter(kind="evaluation_ending")
    assert {notice.organisation_id for notice in reminded} == {table.company.pk}


def test_what_nobody_accepts_is_let_go(table):
    give_both(table, opened(table))
    evaluations.ask(table.partnership, by=table.lead, today=days(100), words="Why")

    assert evaluation_days.move_on(days(160)) == 0
    assert evaluation_days.move_on(days(161)) == 1

    assert Evaluation.objects.filter(state=State.NOT_HELD).count() == 1


def test_skipping_opens_it_and_keeps_nothing_back(table):
    evaluation = opened(table)
    evaluations.skip(evaluation, by=table.volunteer, today=TODAY)
    give(evaluation, table.lead, 3)

    assert evaluation.state == State.SHOWN
    agreement = laying.sent(table)
    agreements.agree(agreement, by=table.volunteer, today=TODAY)
    agreement.refresh_from_db()
    assert agreement.state == Agreement.State.APPROVAL


def test_closing_waits_for_answers_and_for_sixty_days_at_most(table):
    agreement = laying.sent(table)
    assert waits_for_evaluation(agreement, TODAY) == []

    evaluation = opened(table)

    assert waits_for_evaluation(agreement, days(60)) != []
    assert waits_for_evaluation(agreement, days(61)) == []
    give_both(table, evaluation)
    assert waits_for_evaluation(agreement, TODAY) == []


def test_answers_are_kept_for_later_and_can_be_changed_until_all_are_opened(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2, hand_in=False)
    party = EvaluationParty.objects.get(organisation=table.patients)
    assert party.state == EvaluationParty.State.WAITING

    give(evaluation, table.volunteer, 3)
    give(evaluation, table.volunteer, 4)

    assert set(party.answers.values_list("score", flat=True)) == {4}
    give(evaluation, table.lead, 5)
    with pytest.raises(Refused, match="Opened to all"):
        give(evaluation, table.volunteer, 1)


def test_two_people_of_a_side_do_not_overwrite_each_other(table):
    evaluation = opened(table)
    give(evaluation, table.volunteer, 2)

    with pytest.raises(Outdated):
        evaluations.answer(
            evaluation,
            {"purpose": (1, "")},
            by=table.actor("signatory", of="patients"),
            today=TODAY,
            version=0,
        )


def test_a_question_that_is_not_asked_and_an_empty_sheet_are_refused(table):
    evaluation = opened(table)

    with pytest.raises(Refused, match="no such question"):
        evaluations.answer(
            evaluation,
            {"beauty": (5, "")},
            by=table.lead,
            today=TODAY,
            version=0,
        )
    with pytest.raises(Refused, match="at least one"):
        give(evaluation, table.lead, None)


def test_the_calendar_does_not_answer(table):
    with pytest.raises(Refused):
        evaluations.skip(opened(table), by=CALENDAR, today=TODAY)
