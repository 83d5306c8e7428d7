"""Last days of all organisations of a person: on one page, and in their own calendar."""

import datetime

import pytest
from django.utils import timezone

from audit.acting import Actor, acting
from disclosures.actions import feeds, opening
from disclosures.calendar import rows
from disclosures.models import CalendarFeed, Entry, Period
from organisations.actors import seats
from organisations.models import Membership
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger
from tests.ui.calendars import events

PAGE = "/periods/calendar/"
FEED = f"{PAGE}feed/"
BACK = f"{FEED}take-back/"
THIS_YEAR = timezone.localdate().year
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)
YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
EARLY = datetime.date(2026, 1, 2)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def period(company, patients, by):
    ledger.transfer(company, patients, by=by)
    return ledger.period_of(company)


@pytest.fixture
def other_rules(company, patients, by, period):
    """The same year once more, under the rules of a region, with a payment of its own."""
    made = Period.objects.create(
        company=company,
        regime=Regime.objects.get(code="efpia-24"),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    row = ledger.transfer(company, patients, by=by, amount="9.00")
    with acting(by):
        Entry.objects.filter(transfer=row).update(period=made)
    return made


def of(person, first=YEAR[0], last=YEAR[1]):
    return rows(seats(person, datetime.date(2026, 3, 1)), first, last)


def words(row, today):
    return row.at(today).colour, row.at(today).words


def test_each_rules_of_a_year_have_their_own_last_days(officer, other_rules):
    told = [(row.rules, row.title, row.on) for row in of(officer)]

    name = other_rules.regime.name
    assert told[:2] == [
        (name, "2025: Recipients begin to check", datetime.date(2026, 4, 1)),
        (name, "2025: Recipients’ check ends", datetime.date(2026, 5, 1)),
    ]
    assert {
        rules for rules, title, _on in told if title.endswith("To be published")
    } == {
        name,
        "Generic calendar year",
    }


def test_a_last_day_comes_near_passes_and_is_done(
    company, officer, second_officer, by, period
):
    (row,) = of(officer)
    day = datetime.date(2026, 6, 30)
    assert row.on == day

    assert words(row, EARLY) == ("coming", "Due in 179 days")
    # ten working days before 30 June 2026, a Tuesday
    assert words(row, datetime.date(2026, 6, 15))[0] == "coming"
    assert words(row, datetime.date(2026, 6, 16)) == ("waiting", "Due in 14 days")
    assert words(row, day) == ("waiting", "Today is the last day")
    assert words(row, datetime.date(2026, 7, 1)) == ("late", "Late by 1 day")

    ledger.published(
        ledger.in_review(company, by=by), by=by, second=cast.actor(second_officer)
    )
    done = of(officer)[-1]
    assert words(done, datetime.date(2026, 8, 1)) == ("done", "Done on 1 March 2026")


def test_a_day_stays_where_it_is_on_a_weekend(officer, company, by):
    opening.open_year(company, 2023, by=by)  # 30 June 2024 is a Sunday

    (row,) = of(officer, datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert row.on == datetime.date(2024, 6, 30)


def test_recipients_see_until_when_they_check_and_are_never_late(
    company, patients, po_administrator, by, period
):
    ledger.in_review(company, by=by, today=EARLY)

    (row,) = of(po_administrator)
    assert row.title == "2025: Check what Northwind Pharma reports"
    assert row.on == EARLY + datetime.timedelta(days=30)
    assert words(row, row.on + datetime.timedelta(days=9)) == (
        "coming",
        "Over, not everything answered",
    )


def test_nobody_sees_days_of_others(outsider_officer, outsider_po, company, by, period):
    ledger.in_review(company, by=by, today=EARLY)

    assert of(outsider_officer) == of(outsider_po) == []


def test_somebody_of_one_company_sees_its_rows_only(
    company, other_company, patients, outsider_officer, by, period
):
    ledger.in_review(company, by=by, today=EARLY)
    theirs = cast.actor(outsider_officer)
    ledger.transfer(other_company, patients, by=theirs)
    ledger.in_review(other_company, by=theirs, today=EARLY)
    someone = cast.member(patients, "administrator", only_company=company)

    assert [row.title for row in of(someone)] == [
        "2025: Check what Northwind Pharma reports"
    ]


@pytest.mark.parametrize("many", [1, 4])
def test_the_page_costs_the_same_for_any_number(
    sign_in, officer, company, patients, django_assert_num_queries, many
):
    for number in range(many):
        place = cast.company(f"Company {number}")
        cast.member(place, "disclosure_officer", person=officer)
        by = cast.actor(officer, place)
        for year in range(THIS_YEAR - 1, THIS_YEAR + 1):
            opening.open_year(place, year, by=by)
    client = sign_in(officer, company)
    client.get(PAGE)

    with django_assert_num_queries(7):
        page = client.get(PAGE)

    assert len(page.context["rows"]) == many


def test_the_page_is_filtered_and_goes_to_other_years(
    sign_in, officer, company, other_company
):
    cast.member(other_company, "disclosure_officer", person=officer)
    for place in (company, other_company):
        opening.open_year(place, THIS_YEAR - 1, by=cast.actor(officer, place))
    client = sign_in(officer, company)

    assert len(client.get(PAGE).context["rows"]) == 2
    one = client.get(PAGE, {"organisation": other_company.public_id})
    assert [s.row.organisation for s in one.context["rows"]] == [other_company]
    assert client.get(one.context["later"]).context["rows"] == []
    for wrong in ({"year": "next"}, {"year": "99999"}, {"organisation": "x"}):
        page = client.get(PAGE, wrong)
        assert page.status_code == 400
        assert "Choose a year and an organisation" in page.content.decode()


def test_what_is_late_from_before_is_pointed_out(
    sign_in, officer, company, patients, by
):
    ledger.transfer(company, patients, by=by, paid_year=THIS_YEAR - 3)

    page = sign_in(officer, company).get(PAGE)

    assert page.context["late_before"] == 1
    assert "1 last day of an earlier year is over" in page.content.decode()


@pytest.fixture
def address(sign_in, officer, company):
    page = sign_in(officer, company).post(FEED)
    return page.context["address"].partition("://")[2].partition("/")[2]


def test_a_calendar_program_reads_the_days_without_signing_in(
    client, address, company, by
):
    period = opening.open_year(company, THIS_YEAR - 1, by=by)
    client.logout()

    answer = client.get(f"/{address}")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = events(answer.content)
    assert event["SUMMARY"] == f"{THIS_YEAR - 1}: To be published (Northwind Pharma)"
    assert event["DTSTART;VALUE=DATE"] == f"{THIS_YEAR}0630"
    assert event["UID"].startswith(f"{period.public_id}-publish@")
    assert events(client.get(f"/{address}").content)[0]["UID"] == event["UID"]


def test_the_secret_is_shown_once_and_not_kept(client, address, officer):
    secret = address.rpartition("/")[2].removesuffix(".ics")

    feed = CalendarFeed.objects.get(person=officer)
    assert secret not in feed.digest
    assert secret not in client.get(PAGE).content.decode()


def test_another_address_ends_the_one_before(client, address):
    client.post(FEED)

    assert client.get(f"/{address}").status_code == 404
    assert CalendarFeed.objects.count() == 1


def test_an_address_taken_back_leads_nowhere(client, address):
    assert client.get(f"/{address}").status_code == 200

    client.post(BACK)

    assert client.get(f"/{address}").status_code == 404
    assert client.post(BACK).status_code == 302


def test_the_page_says_when_the_address_was_last_read(client, address):
    assert "It was not read yet." in client.get(PAGE).content.decode()

    client.get(f"/{address}")

    assert "It was last read on" in client.get(PAGE).content.decode()
    assert CalendarFeed.history.count() == 1
    client.post(FEED)
    assert "It was not read yet." in client.get(PAGE).content.decode()


def test_days_of_an_organisation_that_somebody_left_are_gone(
    client, address, officer, company, other_company, by
):
    cast.member(other_company, "disclosure_officer", person=officer)
    for place in (company, other_company):
        opening.open_year(place, THIS_YEAR - 1, by=cast.actor(officer, place))
    assert len(events(client.get(f"/{address}").content)) == 2

    left = Membership.objects.filter(person=officer)
    with acting(by):
        left.filter(organisation=company).update(until_on=YESTERDAY)
    (event,) = events(client.get(f"/{address}").content)
    assert other_company.legal_name in event["SUMMARY"]

    with acting(by):
        left.update(until_on=YESTERDAY)
    assert client.get(f"/{address}").status_code == 404


def test_the_address_of_somebody_who_left_leads_nowhere(client, address, officer):
    officer.is_active = False
    officer.save()

    assert client.get(f"/{address}").status_code == 404


def test_nobody_makes_an_address_for_somebody_else(officer, second_officer):
    feeds.make(officer, by=Actor(person_id=officer.pk))
    feeds.take_back(second_officer, by=Actor(person_id=second_officer.pk))

    assert CalendarFeed.objects.get().person == officer
