"""The last days of agencies' lists: in the calendars of both sides, by the period's clock."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from config import due
from disclosures.actions import passed_on
from disclosures.actions.passed_on_days import remind
from disclosures.calendar import rows
from disclosures.models import PassOnList, Period
from inbox.waiting import waiting
from notices.models import Notice
from organisations.actors import seats
from tests import cast
from tests.disclosures.periods.test_clocks import (
    LONDON,
    LOS_ANGELES,
    SYDNEY,
    moment,
)
from tests.disclosures.periods.test_clocks_everywhere import FAR
from tests.disclosures.received.passing_on import (
    DUE,
    NAME,
    agency,
    asked,
    handed_in,
    paid_through,
    reporter_of,
)
from tests.ui.calendars import events
from ui.dates import day_in

PAGE = "/periods/calendar/"
YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
TO_ASK = f"2025: {NAME} hands in what it passed on"
TO_HAND_IN = "2025: Hand in what you passed on for Northwind Pharma"
DAY_AFTER = DUE + datetime.timedelta(days=1)


@pytest.fixture
def body():
    return agency()


@pytest.fixture
def person(body):
    return reporter_of(body)


@pytest.fixture
def made(company, patients, body, person, firm):
    paid_through(company, patients, by=firm)
    return asked(body, company, by=firm)


def of(person):
    found = rows(seats(person, timezone.localdate()), *YEAR)
    return {row.title: row for row in found if "passed on" in row.title}


def by_the_clock_of(zone, made):
    Period.objects.filter(pk=made.period_id).update(time_zone=zone)
    return PassOnList.objects.select_related("period__regime").get(pk=made.pk)


def due_on(day, made):
    PassOnList.objects.filter(pk=made.pk).update(due_on=day)


def test_both_sides_have_the_day_in_their_calendar(
    made, company, body, officer, person
):
    (row,) = of(officer).values()
    assert (row.title, row.organisation, row.on) == (TO_ASK, company, DUE)
    (row,) = of(person).values()
    assert (row.title, row.organisation, row.on) == (TO_HAND_IN, body, DUE)
    assert row.url == made.get_absolute_url()


def test_others_have_not(made, body, po_administrator, outsider_officer, outsider_po):
    without = cast.member(body, "viewer")
    of_another = reporter_of(agency("Other Events (invented)"))

    for someone in (
        po_administrator,
        outsider_officer,
        outsider_po,
        without,
        of_another,
    ):
        assert of(someone) == {}


def test_it_is_late_then_done_then_gone(made, officer, person, firm):
    for someone in (officer, person):
        (row,) = of(someone).values()
        assert row.at(DUE).words == "Today is the last day"
        assert row.at(DAY_AFTER).words == "Late by 1 day"

    handed_in(made, by=cast.actor(person))
    for someone in (officer, person):
        (row,) = of(someone).values()
        assert row.at(DAY_AFTER).colour == "done"

    passed_on.withdraw(
        passed_on.take_back(made, by=cast.actor(person)), "By mistake", by=firm
    )
    assert of(officer) == of(person) == {}


@pytest.mark.parametrize(
    ("zone", "at", "words"),
    [
        (SYDNEY, moment(LONDON, 2026, 3, 22, 20), "Late by 1 day"),
        (LOS_ANGELES, moment(LONDON, 2026, 3, 23, 2), "Today is the last day"),
    ],
)
def test_the_day_ends_by_the_clock_of_the_period(made, person, zone, at, words):
    by_the_clock_of(zone, made)

    (row,) = of(person).values()
    assert row.at(at).words == words


@pytest.mark.parametrize(
    ("zone", "at", "left"),
    [
        (SYDNEY, moment(LONDON, 2026, 3, 22, 20), "1 day ago"),
        (LOS_ANGELES, moment(LONDON, 2026, 3, 23, 2), "Today is the last day"),
    ],
)
def test_so_it_does_on_the_desk(made, person, zone, at, left):
    by_the_clock_of(zone, made)

    found = waiting(person, seats(person, timezone.localdate()), at)
    assert [r.left for r in found if r.item.kind == "passed_on"] == [left]


@pytest.mark.parametrize(
    ("zone", "at", "kind"),
    [
        (SYDNEY, moment(LONDON, 2026, 3, 22, 20), "list_late"),
        (LOS_ANGELES, moment(LONDON, 2026, 3, 23, 2), "list_due"),
    ],
)
def test_so_it_does_in_reminders(made, person, officer, zone, at, kind):
    by_the_clock_of(zone, made)
    before = Notice.objects.count()

    assert remind(at) == 1
    assert Notice.objects.count() == before + 1
    assert Notice.objects.latest("pk").kind == kind


def test_so_it_does_in_what_time_makes_due(made, person, officer):
    now, here = timezone.now(), timezone.localdate()
    zone = next(each for each in FAR if day_in(each, now) != here)
    by_the_clock_of(zone, made)
    last = min(here, day_in(zone, now))
    due_on(last, made)

    assert due.remind_of_lists(here) == 1
    kind = "list_due" if day_in(zone, now) == last else "list_late"
    assert Notice.objects.latest("pk").kind == kind


def test_so_it_does_in_the_lists(made, officer, person, sign_in):
    now, here = timezone.now(), timezone.localdate()
    zone = next(each for each in FAR if day_in(each, now) != here)
    by_the_clock_of(zone, made)
    last = min(here, day_in(zone, now))
    due_on(last, made)

    pages = [
        (officer, reverse("disclosures:passed-on-list")),
        (
            officer,
            reverse("disclosures:period-passed-on", args=[made.period.public_id]),
        ),
        (person, reverse("disclosures:passed-on-list")),
    ]
    for someone, page in pages:
        ((_each, late),) = sign_in(someone).get(page).context["lists"]
        assert late is (day_in(zone, now) > last)


def test_what_is_late_from_before_is_pointed_out_to_the_agency(made, person, sign_in):
    due_on(datetime.date(timezone.localdate().year - 1, 12, 30), made)

    page = sign_in(person).get(PAGE)

    assert page.context["late_before"] == 1


def test_a_calendar_program_reads_it(made, body, person, sign_in, client):
    day = timezone.localdate() + datetime.timedelta(days=9)
    due_on(day, made)
    page = sign_in(person).post(f"{PAGE}feed/")
    address = page.context["address"].partition("://")[2].partition("/")[2]
    client.logout()

    (event,) = events(client.get(f"/{address}").content)

    assert event["SUMMARY"] == f"{TO_HAND_IN} ({NAME})"
    assert event["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}"
    assert event["UID"].startswith(f"{made.public_id}-passed-on@")


@pytest.mark.parametrize("many", [1, 3])
def test_the_calendar_of_an_agency_costs_the_same_for_any_number(
    body, person, patients, sign_in, django_assert_num_queries, many
):
    for number in range(many):
        place = cast.company(f"Company {number}")
        its = cast.actor(cast.member(place, "disclosure_officer"))
        paid_through(place, patients, by=its)
        asked(body, place, by=its)
    client = sign_in(person)
    client.get(PAGE)

    with django_assert_num_queries(8):
        page = client.get(PAGE, {"year": DUE.year})

    assert len(page.context["rows"]) == many
