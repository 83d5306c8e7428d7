"""Who leads: named, handed over with words, asked again when the stage changes."""

import datetime

import pytest

from accounts.models import User
from inbox.counts import around as waiting
from inbox.items import Desk
from notices.models import Notice
from organisations.actions import people
from organisations.actors import seats
from partnerships.actions import joining, leads, partnerships, stages
from partnerships.models import FollowUp, Lead, StagePeriod
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

LATER = TODAY + datetime.timedelta(days=400)


@pytest.fixture
def table():
    return laying.laid()


def person(actor):
    return User.objects.get(pk=actor.person_id)


def named(table, someone, *, by=None, today=TODAY, **more):
    choice = leads.Choice(someone, **more)
    return leads.name(table.partnership, choice, by=by or table.lead, today=today)


def items(someone, kind):
    desk = Desk(someone, seats(someone, TODAY), TODAY)
    return [item for item in waiting(desk) if item.kind == kind]


def test_a_hand_over_ends_one_row_and_begins_the_next_with_words(table):
    first = named(table, person(table.lead), function="medical_affairs")
    next_one = cast.member(table.company, "lead")

    named(table, next_one, words="Ring the chair on Mondays.", today=LATER)
    first.refresh_from_db()

    assert (first.until_on, first.handover) == (LATER, "Ring the chair on Mondays.")
    now = Lead.objects.get(until_on=None)
    assert (now.person, now.from_on) == (next_one, LATER)
    told = Notice.objects.get(person=next_one, kind="lead_named")
    assert "Ring the chair" in told.body
    assert Notice.objects.filter(
        organisation_id=table.patients.pk, kind="lead_changed"
    ).exists()


def test_the_same_person_again_makes_no_new_row(table):
    named(table, person(table.lead))
    named(table, person(table.lead), function="access", today=LATER)

    assert Lead.objects.get().function == "access"


def test_a_lead_is_one_of_the_own_side_who_may_lead(table):
    viewer = cast.member(table.company, "viewer")

    for someone in (viewer, person(table.volunteer)):
        with pytest.raises(Refused, match="somebody who can lead"):
            named(table, someone)


def test_a_volunteer_organisation_names_any_of_its_people(table):
    member = cast.member(table.patients, "member")

    named(table, member, by=table.volunteer)

    assert Lead.objects.get().organisation == table.patients


def test_a_member_names_nobody(table):
    with pytest.raises(Refused, match="This is for leads"):
        named(
            table,
            person(table.volunteer),
            by=table.actor("member", of="patients"),
        )


def test_a_stage_change_tells_both_sides_and_asks_who_leads(table):
    named(table, person(table.lead))
    named(table, person(table.volunteer), by=table.volunteer)

    stages.change(
        table.partnership,
        "access",
        "The medicine is approved.",
        by=table.lead,
        today=LATER,
        leader=leads.Choice(person(table.lead), "access"),
    )
    table.partnership.refresh_from_db()

    assert table.partnership.stage == "access"
    old, new = StagePeriod.objects.order_by("pk")
    assert (old.until_on, new.from_on, new.words) == (
        LATER,
        LATER,
        "The medicine is approved.",
    )
    told = Notice.objects.get(organisation_id=table.patients.pk, kind="stage_changed")
    assert "Say who leads for you now" in told.body
    own, theirs = (
        Lead.objects.get(organisation=place)
        for place in (table.company, table.patients)
    )
    assert (own.asked_on, theirs.asked_on) == (None, LATER)
    [item] = items(person(table.volunteer), "partnership_leads")
    assert item.title == "Say who leads 1 partnership now"


def test_confirming_the_lead_answers_it(table):
    named(table, person(table.volunteer), by=table.volunteer)
    stages.change(table.partnership, "access", "Why", by=table.lead, today=LATER)

    named(table, person(table.volunteer), by=table.volunteer, today=LATER)

    assert Lead.objects.get().asked_on is None
    assert items(person(table.volunteer), "partnership_leads") == []


def test_the_same_stage_is_no_change(table):
    with pytest.raises(Refused, match="is in this stage"):
        stages.change(
            table.partnership, "development", "Why", by=table.lead, today=TODAY
        )


def test_nothing_changes_any_more_when_it_has_ended(table):
    partnerships.end(table.partnership, by=table.lead, today=TODAY, reason="Done")

    with pytest.raises(Refused, match="is now: “Ended”"):
        stages.change(table.partnership, "access", "Why", by=table.lead, today=TODAY)


def test_whoever_leaves_an_organisation_hands_over_to_the_one_named(table):
    leaver, taker = person(table.lead), cast.member(table.company, "lead")
    named(table, leaver, function="medical_affairs")
    admin = cast.actor(cast.member(table.company, "administrator"), table.company)

    people.end_membership(
        table.company, leaver, taker=taker, by=admin, today=TODAY, last_day=TODAY
    )

    old, new = Lead.objects.order_by("pk")
    assert (old.person, old.until_on) == (leaver, TODAY)
    assert "left the organisation" in old.handover
    assert (new.person, new.function) == (taker, "medical_affairs")


def test_when_nobody_takes_over_the_inbox_asks_who_leads(table):
    leaver, other = person(table.lead), cast.member(table.company, "lead")
    named(table, leaver)
    admin = cast.actor(cast.member(table.company, "administrator"), table.company)

    people.end_membership(
        table.company, leaver, taker=None, by=admin, today=TODAY, last_day=TODAY
    )

    assert not Lead.objects.filter(until_on=None).exists()
    assert items(other, "partnership_leads")


def test_starting_and_joining_name_leads_at_once(company, patients):
    lead = cast.actor(cast.member(company, "lead"), company)
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)
    partnership = laying.proposed(
        [patients], by=lead, leader=leads.Choice(person(lead), "patient_advocacy")
    )

    joining.join(
        partnership.parties.get(organisation=patients),
        by=volunteer,
        today=TODAY,
        role="Asks its members",
        expertise="What living with it is like",
        leader=leads.Choice(person(volunteer)),
    )

    assert Lead.objects.filter(until_on=None).count() == 2
    assert partnership.parties.get(organisation=patients).role == "Asks its members"
    assert not FollowUp.objects.exists()
