"""Activities: kept apart by nature, moved on by their dates, counted without names."""

import datetime
from decimal import Decimal

import pytest

from audit.acting import CALENDAR
from partnerships.actions import activities
from partnerships.models import Activity, Partnership, PartnershipParty
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import added
from tests.partnerships.table import TODAY
from workflow.moves import Refused

DAY = datetime.timedelta(days=1)


@pytest.fixture
def table():
    return laying.laid()


def test_either_side_adds_one_and_both_see_it(table):
    added(table)
    added(table, by=table.lead)

    assert Activity.objects.for_actor(table.lead).count() == 2
    assert Activity.objects.for_actor(table.volunteer).count() == 2


def test_nobody_else_sees_it(table):
    added(table)
    outsider = cast.patients("Somebody Else")

    seen = Activity.objects.for_actor(
        cast.actor(cast.member(outsider, "administrator"), outsider)
    )

    assert not seen.exists()


@pytest.mark.parametrize(
    ("role", "of"),
    [("member", "patients"), ("viewer", "company"), ("administrator", "company")],
)
def test_those_who_do_not_speak_for_their_side_only_read(table, role, of):
    with pytest.raises(Refused, match="This is for those who speak"):
        added(table, by=table.actor(role, of=of))


def test_who_left_the_partnership_adds_nothing(table):
    PartnershipParty.objects.filter(organisation=table.company).update(
        state="left", ended_on=TODAY
    )

    with pytest.raises(Refused, match="does not take part"):
        added(table, by=table.lead)


def test_the_same_form_sent_twice_adds_one(table):
    first, second = added(table, key="k"), added(table, key="k")

    assert first == second
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("starts", "ends", "state"),
    [
        (None, None, "planned"),
        (TODAY + DAY, None, "planned"),
        (TODAY, TODAY, "running"),
        (TODAY - 9 * DAY, TODAY - DAY, "done"),
    ],
)
def test_dates_say_where_it_stands_from_the_start(table, starts, ends, state):
    assert added(table, starts_on=starts, ends_on=ends).state == state


def test_dates_move_it_on_and_doing_it_twice_changes_nothing(table):
    one = added(table, starts_on=TODAY + DAY, ends_on=TODAY + 3 * DAY)

    assert [activities.move_on(TODAY + n * DAY) for n in (0, 1, 1, 3, 4, 4)] == [
        0,
        1,
        0,
        0,
        1,
        0,
    ]
    one.refresh_from_db()
    assert (one.state, one.done_on) == ("done", TODAY + 3 * DAY)


def test_a_day_that_passed_both_moves_at_once(table):
    one = added(table, starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)

    activities.move_on(TODAY + 30 * DAY)

    one.refresh_from_db()
    assert one.state == "done"


def test_cancelling_needs_a_reason_and_ends_it(table):
    one = added(table)
    with pytest.raises(Refused, match="Say why"):
        activities.cancel(one, by=table.lead, today=TODAY, reason="")

    activities.cancel(one, by=table.lead, today=TODAY, reason="Nobody came")

    with pytest.raises(Refused, match="It is now: “Cancelled”"):
        activities.start(one, by=table.lead, today=TODAY)
    with pytest.raises(Refused, match="was cancelled"):
        activities.change(one, {"title": "X"}, by=table.lead, today=TODAY)


def test_the_calendar_does_not_cancel(table):
    with pytest.raises(Refused):
        activities.cancel(added(table), by=CALENDAR, today=TODAY, reason="Late")


def test_company_programmes_stand_apart(table):
    added(table)
    programme = added(table, by=table.lead, nature="company_programme")

    assert list(Activity.objects.programmes()) == [programme]
    assert programme not in Activity.objects.of_organisations()


def test_advocacy_while_a_medicine_is_assessed_needs_a_second_look(table):
    assert added(table, nature="advocacy", hta=True).sensitive
    assert added(table, kinds=["advocacy"], hta=True).sensitive
    assert not added(table, nature="advocacy").sensitive
    assert not added(table, hta=True).sensitive


def test_people_are_numbers_by_role_and_can_be_corrected(table):
    one = added(table)
    activities.count_people(one, {"lived": (4, Decimal(12))}, by=table.volunteer)
    activities.count_people(
        one, {"lived": (5, None), "staff": (0, None)}, by=table.lead
    )

    assert [(row.role, row.people, row.hours) for row in one.people.all()] == [
        ("lived", 5, None)
    ]


def test_an_activity_is_done_under_agreements_of_its_partnership_alone(table):
    agreement = laying.sent(table)
    elsewhere = laying.laid(cast.company("Southgate Biologics"), table.patients)
    foreign = laying.sent(elsewhere)

    one = added(table, agreements=[agreement])
    with pytest.raises(Refused, match="agreements of this partnership"):
        added(table, agreements=[foreign])

    assert one.under.get().agreement == agreement


def test_what_another_side_linked_stays_when_somebody_else_changes_it(table):
    draft = laying.drafted(table)  # the company's own, not sent
    one = added(table, by=table.lead, agreements=[draft])

    activities.change(one, {"title": "New"}, by=table.volunteer, today=TODAY)

    assert one.under.get().ended_on is None


def test_unverified_people_do_not_see_partnerships_with_other_companies(table):
    added(table)
    other = cast.company("Southgate Biologics")
    unverified = cast.actor(
        cast.member(table.patients, "administrator", only_company=other),
        table.patients,
    )

    assert not Partnership.objects.for_actor(unverified).exists()
    assert not Activity.objects.for_actor(unverified).exists()
