"""Where there is nothing to report: who must say so, by when, and who is never late."""

import datetime

import pytest
from django.utils import timezone

from audit.acting import acting
from disclosures import last_days as reading
from disclosures.actions import last_days, opening, periods
from disclosures.calendar import rows
from disclosures.models import Entry, Period, RegisterLate, RegisterOrganisation
from disclosures.publishing import coverage
from inbox.items import Desk
from inbox.providers.companies import years
from notices.models import Notice
from organisations.actors import seats
from regimes import nil
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger

DAY = datetime.date
LONG_AFTER = DAY(2026, 12, 1)
IN_2026 = DAY(2026, 1, 1), DAY(2026, 12, 31)
REQUIRED, ADVISED, UNKNOWN = "be-sunshine", "uk-abpi", "nl-cgr"
NOT_ASKED = "none-asked"


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def on_register(company, patients, by, second_officer):
    """A company that has published a year before."""
    ledger.transfer(company, patients, by=by, paid_year=2024)
    year = ledger.in_review(company, by=by, year=2024)
    ledger.published(year, by=by, second=cast.actor(second_officer))
    Notice.objects.all().delete()


def rules(code):
    if code != NOT_ASKED:
        return Regime.objects.get(code=code)
    profile = {**Regime.objects.get(code=REQUIRED).profile, "nil_return": nil.NONE}
    return Regime.objects.create(
        code=code,
        name="No report of nothing",
        version="1",
        valid_from=DAY(2020, 1, 1),
        profile=profile,
    )


def empty(company, code):
    """A year under the rules of a country in which nothing was paid."""
    regime = rules(code)
    made = Period.objects.create(
        company=company,
        regime=regime,
        rules_name=regime.name,
        starts_on=DAY(2025, 1, 1),
        ends_on=DAY(2025, 12, 31),
        time_zone=regime.profile["time_zone"],
    )
    return reading.with_steps(Period.objects.select_related("regime")).get(pk=made.pk)


def late():
    return set(RegisterLate.objects.values_list("rules", flat=True))


def desk(officer):
    return [
        each.title
        for each in years(Desk(officer, seats(officer, LONG_AFTER), LONG_AFTER))
        if each.kind == "publication"
    ]


def test_what_the_profiles_that_come_with_the_portal_say():
    said = {each.code: nil.nil_return(each.profile) for each in Regime.objects.all()}

    assert {code for code, each in said.items() if each == nil.REQUIRED} == {REQUIRED}
    assert {code for code, each in said.items() if each == nil.ADVISED} == {ADVISED}
    assert said["generic-calendar-year"] == nil.UNKNOWN


def test_belgium_wants_a_report_of_nothing_by_its_own_days(
    company, officer, on_register
):
    year = empty(company, REQUIRED)

    told = [(row.what, row.on, row.late(LONG_AFTER)) for row in reading.of_period(year)]
    assert told == [
        ("submit", DAY(2026, 5, 31), True),
        ("publish", DAY(2026, 6, 30), True),
    ]
    assert coverage.note_late(LONG_AFTER) == 1
    assert late() == {year.regime.name}
    assert any(year.label in title for title in desk(officer))


@pytest.mark.parametrize("code", [ADVISED, UNKNOWN, NOT_ASKED])
def test_where_it_is_not_required_nobody_is_late(company, officer, on_register, code):
    year = empty(company, code)

    assert not any(row.late(LONG_AFTER) for row in reading.of_period(year))
    assert coverage.note_late(LONG_AFTER) == 0
    assert not late()
    found = rows(seats(officer, LONG_AFTER), *IN_2026)
    assert not any(row.late(LONG_AFTER) for row in found)
    assert desk(officer) == []
    for days in range(-14, 40):
        last_days.remind(DAY(2026, 6, 30) - datetime.timedelta(days=days))
    assert not Notice.objects.filter(kind="last_day_over").exists()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (REQUIRED, "also when there is nothing to report"),
        (ADVISED, "advise a report of nothing"),
        (UNKNOWN, "Nobody knows whether these rules ask for a report of nothing"),
        (NOT_ASKED, "no report when there is nothing"),
    ],
)
def test_the_page_of_the_year_says_what_holds(sign_in, officer, company, code, says):
    year = empty(company, code)

    page = " ".join(
        sign_in(officer, company).get(year.get_absolute_url()).content.decode().split()
    )

    assert says in page
    assert ("The report is late since" in page) is (
        code == REQUIRED and timezone.localdate() > DAY(2026, 6, 30)
    )


def test_a_payment_makes_it_a_duty_and_leaving_it_out_ends_it(
    company, patients, by, officer, on_register
):
    year = empty(company, UNKNOWN)
    row = ledger.transfer(company, patients, by=by)
    entry = Entry.objects.filter(transfer=row)
    with acting(by):
        entry.update(period=year)
    assert coverage.note_late(LONG_AFTER) == 1

    with acting(by):
        entry.update(state="excluded")

    assert coverage.note_late(LONG_AFTER) == 0
    assert not late()


def test_nobody_checks_nothing(company):
    assert [row.what for row in reading.of_period(empty(company, ADVISED))] == [
        "data_closes",
        "sign_off",
        "publish",
    ]
    assert reading.of_period(empty(company, NOT_ASKED)) == []


def test_a_reminder_says_whether_nothing_has_to_be_reported(company, officer):
    empty(company, REQUIRED)

    last_days.remind(DAY(2026, 5, 30))

    told = Notice.objects.get(kind="last_day_near")
    assert "a report also when there is nothing to report" in " ".join(
        told.body.split()
    )


def test_the_calendar_says_so_beside_the_day(company, officer):
    empty(company, ADVISED)

    row = rows(seats(officer, LONG_AFTER), *IN_2026)[-1]

    assert "without it you are not late" in row.nil
    assert row.at(LONG_AFTER).words == "Over; nobody is late with nothing to report"


def test_a_year_that_was_reported_says_nothing_of_it(
    company, by, second_officer, on_register
):
    published = Period.objects.get(starts_on=DAY(2024, 1, 1))
    year = reading.with_steps(Period.objects.select_related("regime"))

    assert reading.nil_told(year.get(pk=published.pk)) == ""
    assert RegisterOrganisation.objects.filter(public_id=company.public_id).exists()


def test_the_figures_name_no_day_that_nobody_has_to_keep(sign_in, officer, company):
    year = empty(company, UNKNOWN)

    page = sign_in(officer, company).get(f"{year.get_absolute_url()}figures/")

    assert page.context["due"] == []


def test_an_empty_year_is_opened_and_closed_as_before(company, by):
    year = opening.open_year(company, 2025, by=by)

    assert periods.freeze(year, by=by).state == Period.State.FROZEN
