"""The last days of periods, by the profiles that come with the portal."""

import datetime

import pytest

from regimes.deadlines import (
    KINDS,
    clamped,
    deadlines,
    due,
    period_of,
    working_days_before,
)
from regimes.profile import public_until, publish_due, records_until
from regimes.reference import profiles

PROFILES = {each["code"]: each["profile"] for each in profiles()}
END_2024 = datetime.date(2024, 12, 31)
HALF_2024 = datetime.date(2024, 6, 30)
day = datetime.date


def by_kind(code, ends_on=END_2024):
    return {each.what: each.on for each in deadlines(PROFILES[code], ends_on)}


def test_the_british_year_has_every_day_but_that_of_a_register():
    assert by_kind("uk-abpi") == {
        "data_closes": day(2025, 2, 28),
        "review_opens": day(2025, 4, 1),
        "review_closes": day(2025, 5, 1),
        "correction_closes": day(2025, 5, 16),
        "sign_off": day(2025, 6, 10),
        "publish": day(2025, 6, 30),
    }


def test_the_belgian_year_is_sent_before_it_is_public():
    assert by_kind("be-sunshine") == {
        "submit": day(2025, 5, 31),
        "publish": day(2025, 6, 30),
    }


def test_the_dutch_recipients_check_until_the_end_of_june():
    assert by_kind("nl-cgr") == {
        "submit": day(2025, 6, 1),
        "review_closes": day(2025, 6, 30),
        "publish": day(2025, 7, 15),
    }


def test_each_french_half_year_has_its_own_days():
    assert by_kind("fr-transparence", HALF_2024) == {
        "submit": day(2024, 9, 1),
        "publish": day(2024, 10, 1),
    }
    assert by_kind("fr-transparence") == {
        "submit": day(2025, 3, 1),
        "publish": day(2025, 4, 1),
    }


@pytest.mark.parametrize(
    "code",
    [
        "efpia-24",
        "uk-abpi",
        "ch-pcc",
        "de-fsa",
        "se-lif",
        "es-farmaindustria",
        "ie-ipha",
        "be-sunshine",
        "generic-calendar-year",
    ],
)
def test_publication_is_due_half_a_year_after_the_year(code):
    assert publish_due(PROFILES[code], END_2024) == day(2025, 6, 30)


@pytest.mark.parametrize("code", ["it-trasparente", "au-ma"])
def test_a_day_that_nobody_knows_is_not_made_up(code):
    assert due(PROFILES[code], "publish", END_2024) is None
    with pytest.raises(LookupError):
        publish_due(PROFILES[code], END_2024)


def test_records_are_kept_for_five_years_after_the_period():
    assert records_until(PROFILES["uk-abpi"], END_2024) == day(2029, 12, 31)


def test_a_first_publication_on_a_leap_day_ends_on_the_last_of_february():
    assert public_until(PROFILES["uk-abpi"], day(2024, 2, 29)) == day(2027, 2, 28)


def test_a_late_line_has_its_own_three_years():
    assert public_until(PROFILES["uk-abpi"], day(2026, 3, 1)) == day(2029, 3, 1)


def test_a_day_that_the_month_lacks_becomes_its_last():
    assert clamped(2024, 2, 29) == day(2024, 2, 29)
    assert clamped(2025, 2, 29) == day(2025, 2, 28)
    assert clamped(2025, 6, 31) == day(2025, 6, 30)


def test_a_day_on_a_weekend_stays_and_is_pointed_out_ten_working_days_before():
    publish = deadlines(PROFILES["uk-abpi"], day(2023, 12, 31))[-1]

    assert publish.on == day(2024, 6, 30)  # a Sunday
    assert publish.warn_on == day(2024, 6, 17)  # a Monday


def test_working_days_leave_out_saturdays_and_sundays():
    assert working_days_before(day(2025, 6, 30), 1) == day(2025, 6, 27)
    assert working_days_before(day(2025, 6, 30), 0) == day(2025, 6, 30)


def test_a_payment_belongs_to_its_year_or_half_year():
    year = (day(2024, 1, 1), day(2024, 12, 31))

    assert period_of(PROFILES["uk-abpi"], day(2024, 3, 10)) == year
    assert period_of(PROFILES["fr-transparence"], day(2024, 6, 30)) == (
        day(2024, 1, 1),
        day(2024, 6, 30),
    )
    assert period_of(PROFILES["fr-transparence"], day(2024, 7, 1)) == (
        day(2024, 7, 1),
        day(2024, 12, 31),
    )


def test_two_instalments_stand_in_two_years():
    """Case A of the domain: one grant, paid in March 2024 and in January 2025."""
    profile = PROFILES["uk-abpi"]
    ends = [period_of(profile, on)[1] for on in (day(2024, 3, 10), day(2025, 1, 15))]

    assert ends == [day(2024, 12, 31), day(2025, 12, 31)]
    assert records_until(profile, ends[0]) == day(2029, 12, 31)


@pytest.mark.parametrize("code", PROFILES)
def test_every_day_of_a_profile_is_of_a_known_kind(code):
    kinds = {rule["what"] for rule in PROFILES[code].get("deadlines", [])}

    assert kinds <= set(KINDS)
