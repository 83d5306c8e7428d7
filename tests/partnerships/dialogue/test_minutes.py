"""Minutes: by one side, corrected by either, with what is to be done and who was there."""

import datetime

import pytest

from config.due import remind_of_follow_ups
from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations.actors import seats
from partnerships.actions import follow_ups, minutes
from partnerships.models import FollowUp, Message, Minutes
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused
from workflow.races import Outdated

DUE = TODAY + datetime.timedelta(days=20)


@pytest.fixture
def table():
    return laying.laid()


def meeting(table, text="We meet again.", **more):
    facts = {
        "roles": {table.company.pk: "the lead", table.patients.pk: "the chair"},
        "others": "an interpreter",
        **more,
    }
    return minutes.Meeting("First meeting", TODAY, text, **facts)


def written(table, *, audience="parties", **more):
    return minutes.write(
        table.partnership,
        meeting(table),
        audience=audience,
        by=table.volunteer,
        today=TODAY,
        **more,
    )


def promised(table, owner, *, by=None, **more):
    todo = follow_ups.ToDo("Send the dates", owner, **{"due_on": DUE, **more})
    return follow_ups.add(
        written(table).message, todo, by=by or table.volunteer, today=TODAY
    )


def test_both_sides_read_them_with_roles_and_no_names(table):
    made = written(table)

    assert Minutes.objects.for_actor(table.lead).get() == made
    assert list(made.attendances.order_by("pk").values_list("roles", flat=True)) == [
        "the lead",
        "the chair",
    ]
    assert (
        Notice.objects.get(
            organisation_id=table.company.pk, kind="minutes_written"
        ).target
        == made.get_absolute_url()
    )


def test_minutes_for_the_own_side_are_private(table):
    written(table, audience="own")

    assert not Minutes.objects.for_actor(table.lead).exists()
    assert not Notice.objects.filter(kind="minutes_written").exists()


def test_a_meeting_that_was_not_held_has_none(table):
    future = minutes.Meeting("Next", DUE, "Soon")

    with pytest.raises(Refused, match="has not been held"):
        minutes.write(
            table.partnership,
            future,
            audience="parties",
            by=table.lead,
            today=TODAY,
        )


def test_either_side_corrects_and_the_other_reads_why(table):
    made = written(table)

    minutes.correct(
        made,
        meeting(table, "We meet again in May."),
        version=1,
        by=table.lead,
        today=TODAY,
        reason="The month was missing.",
    )
    made.refresh_from_db()

    assert made.message.text == "We meet again in May."
    texts = Message.history.filter(id=made.message_id).order_by("history_id")
    assert [row.text for row in texts] == ["We meet again.", "We meet again in May."]
    told = Notice.objects.get(
        organisation_id=table.patients.pk, kind="minutes_corrected"
    )
    assert "The month was missing." in told.body


def test_the_slower_of_two_sees_what_the_quicker_one_wrote(table):
    made = written(table)
    facts = {"by": table.lead, "today": TODAY, "reason": "Why"}
    minutes.correct(made, meeting(table, "One"), version=1, **facts)

    with pytest.raises(Outdated) as race:
        minutes.correct(made, meeting(table, "Two"), version=1, **facts)

    assert [(c.now, c.wanted) for c in race.value.conflicts] == [("One", "Two")]


def test_a_member_corrects_nothing(table):
    with pytest.raises(Refused, match="Minutes are corrected by"):
        minutes.correct(
            written(table),
            meeting(table),
            version=1,
            by=table.actor("member", of="patients"),
            today=TODAY,
            reason="x",
        )


def test_the_same_form_twice_makes_one(table):
    assert written(table, key="form") == written(table, key="form")


def test_its_organisation_is_told_and_says_when_it_is_done(table):
    todo = promised(table, table.company)

    with pytest.raises(Refused, match="Northwind Pharma says when it is done"):
        follow_ups.finish(todo, by=table.volunteer, today=TODAY)
    follow_ups.finish(todo, by=table.lead, today=DUE, words="Sent to all")
    todo.refresh_from_db()

    assert (todo.state, todo.ended_on, todo.words) == ("done", DUE, "Sent to all")
    assert Notice.objects.filter(
        organisation_id=table.company.pk, kind="follow_up_set"
    ).exists()
    assert "Sent to all" in Notice.objects.get(kind="follow_up_ended").body
    with pytest.raises(Refused, match="It is now: “Done”"):
        follow_ups.finish(todo, by=table.lead, today=DUE)


def test_whoever_wrote_it_down_can_say_that_it_is_not_needed(table):
    todo = promised(table, table.company)

    follow_ups.drop(todo, by=table.volunteer, today=TODAY)
    todo.refresh_from_db()

    assert todo.state == "dropped"


def test_each_organisation_names_its_own_people(table):
    colleague = cast.member(table.company, "lead")

    with pytest.raises(Refused, match="names its own people"):
        promised(table, table.company, person=colleague)
    todo = promised(table, table.company)
    follow_ups.assign(todo, person=colleague, due_on=DUE, by=table.lead, today=TODAY)
    todo.refresh_from_db()

    assert todo.owner_person == colleague


def test_an_organisation_that_does_not_read_it_gets_nothing_to_do(table, other_company):
    with pytest.raises(Refused, match="does not read this"):
        promised(table, other_company)


def test_something_to_do_without_minutes_stands_in_the_conversation(table):
    todo = follow_ups.ToDo("Book a room", table.patients)

    made = follow_ups.agree_on(
        table.partnership, todo, audience="parties", by=table.lead, today=TODAY, key="k"
    )

    assert made.message.text == "Book a room"
    assert FollowUp.objects.for_actor(table.volunteer).get() == made


def test_it_is_called_to_mind_a_week_before_and_on_its_day_once_each(table):
    promised(table, table.company)
    days = [DUE - datetime.timedelta(days=left) for left in (8, 7, 6, 0, -3)]

    reminded = [remind_of_follow_ups(day) for day in days for _ in range(2)]

    assert reminded == [0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
    assert Notice.objects.filter(kind="follow_up_due").count() == 2


def test_another_day_is_called_to_mind_anew(table):
    todo = promised(table, table.company)
    remind_of_follow_ups(DUE)

    later = DUE + datetime.timedelta(days=30)
    follow_ups.assign(todo, person=None, due_on=later, by=table.lead, today=DUE)

    assert remind_of_follow_ups(later) == 1


def test_it_waits_in_the_inbox_of_the_one_who_does_it(table):
    colleague = cast.member(table.company, "viewer")
    todo = promised(table, table.company)
    follow_ups.assign(todo, person=colleague, due_on=DUE, by=table.lead, today=TODAY)

    desk = Desk(colleague, seats(colleague, TODAY), TODAY)
    [item] = [each for each in waiting(desk) if each.kind == "follow_ups"]

    assert item.due_on == DUE
    assert item.title == "Do 1 thing that was agreed in a partnership"
