"""A last day ends when it ends by the clock of the period's own rules."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from disclosures import last_days as reading
from disclosures.actions import last_days, periods
from disclosures.calendar import rows
from disclosures.models import Period, RegisterLate
from disclosures.publishing import coverage
from notices.models import Notice
from organisations.actors import seats
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger
from ui.dates import day_in

DAY = datetime.date
SYDNEY, LOS_ANGELES, LONDON = (
    "Australia/Sydney",
    "America/Los_Angeles",
    "Europe/London",
)


def moment(zone, *parts):
    return datetime.datetime(*parts, tzinfo=ZoneInfo(zone))


@pytest.fixture
def by(officer):
    return cast.actor(officer)


def year_in(zone, company, patients, by, *, year=2025, **due):
    ledger.transfer(company, patients, by=by, paid_year=year)
    period = ledger.period_of(company, year)
    profile = {**period.regime.profile, "time_zone": zone}
    if due:
        profile["publish_due"] = due
    regime = Regime.objects.create(
        code=f"{zone.lower().replace('/', '-').replace('_', '-')}-{year}",
        name=zone,
        version="1",
        valid_from=DAY(2020, 1, 1),
        profile=profile,
    )
    Period.objects.filter(pk=period.pk).update(regime=regime, time_zone=zone)
    return Period.objects.get(pk=period.pk)


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        (SYDNEY, moment(LONDON, 2025, 12, 31, 12, 59), DAY(2025, 12, 31)),
        (SYDNEY, moment(LONDON, 2025, 12, 31, 13, 0), DAY(2026, 1, 1)),
        (LOS_ANGELES, moment(LONDON, 2026, 1, 1, 7, 59), DAY(2025, 12, 31)),
        (LOS_ANGELES, moment(LONDON, 2026, 1, 1, 8, 0), DAY(2026, 1, 1)),
        (SYDNEY, moment(LONDON, 2024, 2, 28, 13, 0), DAY(2024, 2, 29)),
        (SYDNEY, moment(LONDON, 2025, 2, 28, 13, 0), DAY(2025, 3, 1)),
        (LOS_ANGELES, moment(LONDON, 2024, 3, 1, 7, 59), DAY(2024, 2, 29)),
        (SYDNEY, DAY(2025, 12, 31), DAY(2025, 12, 31)),
    ],
)
def test_a_moment_is_another_day_elsewhere_at_the_year_s_end_and_in_leap_years(
    zone, at, day
):
    assert day_in(zone, at) == day
    assert Period(time_zone=zone).today(at) == day


@pytest.mark.parametrize(
    ("zone", "last_minute", "over"),
    [
        (
            SYDNEY,
            moment(SYDNEY, 2026, 6, 30, 23, 59),
            moment(SYDNEY, 2026, 7, 1, 0, 0),
        ),
        (
            LOS_ANGELES,
            moment(LOS_ANGELES, 2026, 6, 30, 23, 59),
            moment(LOS_ANGELES, 2026, 7, 1, 0, 0),
        ),
    ],
)
def test_the_calendar_calls_nobody_late_before_their_own_midnight(
    company, patients, officer, by, zone, last_minute, over
):
    year_in(zone, company, patients, by)
    row = rows(seats(officer, DAY(2026, 6, 1)), DAY(2026, 6, 1), DAY(2026, 7, 31))[-1]

    assert row.at(last_minute).words == "Today is the last day"
    assert not row.late(last_minute)
    assert row.at(over).words == "Late by 1 day"


def test_the_officers_are_told_by_the_clock_of_the_period(
    company, patients, officer, by
):
    year_in(SYDNEY, company, patients, by)
    in_london = moment(LONDON, 2026, 6, 30, 15, 30)  # 1 July in Sydney

    last_days.remind(in_london)

    assert Notice.objects.get().kind == "last_day_over"


def test_the_register_waits_for_the_last_clock(company, patients, by, second_officer):
    ledger.transfer(company, patients, by=by, paid_year=2024)
    before = ledger.in_review(company, by=by, year=2024)
    ledger.published(before, by=by, second=cast.actor(second_officer))
    year_in(LOS_ANGELES, company, patients, by)

    assert coverage.note_late(moment(LONDON, 2026, 7, 15, 7, 59)) == 0
    assert not RegisterLate.objects.exists()
    assert coverage.note_late(moment(LONDON, 2026, 7, 15, 8, 0)) == 1


def test_a_check_ends_when_its_day_is_over_there(company, patients, by):
    year = year_in(LOS_ANGELES, company, patients, by)
    period = periods.freeze(year, by=by)
    period = periods.open_review(period, by=by, today=DAY(2026, 3, 1))
    last = period.review_closes_on
    after = last + datetime.timedelta(days=1)

    night = moment(LONDON, after.year, after.month, after.day, 1)
    assert periods.end_reviews(night) == 0
    noon = moment(LONDON, after.year, after.month, after.day, 12)
    assert periods.end_reviews(noon) == 1


def test_a_last_day_of_february_is_the_28th_in_common_years(company, patients, by):
    february = {"month": 2, "day": 29, "years_after": 1}
    found = {
        year: year_in(SYDNEY, company, patients, by, year=year, **february).publish_due
        for year in (2022, 2023)
    }

    assert found == {2022: DAY(2023, 2, 28), 2023: DAY(2024, 2, 29)}


def test_years_end_on_the_same_day_everywhere(company, patients, by):
    year = year_in(SYDNEY, company, patients, by)

    told = reading.of_period(reading.with_steps(Period.objects).get(pk=year.pk))
    assert (year.starts_on, year.ends_on) == (DAY(2025, 1, 1), DAY(2025, 12, 31))
    assert told[-1].on == DAY(2026, 6, 30)
