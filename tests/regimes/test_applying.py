"""Which rules hold for a payment."""

import datetime

from regimes.applying import applying
from regimes.models import Regime

ON = datetime.date(2025, 3, 10)


def regime(code, version="1", begins=2020, until=None, **profile):
    return Regime(
        code=code,
        name=code,
        version=version,
        valid_from=datetime.date(begins, 1, 1),
        valid_until=until,
        profile={"period": "calendar year", **profile},
    )


def asked(regimes, recipient="GB", affiliate="DE", on=ON):
    return applying(
        regimes, recipient_country=recipient, affiliate_country=affiliate, on=on
    )


BRITISH = regime("uk", countries=["GB"])
GERMAN = regime("de", countries=["DE"])
EUROPEAN = regime("europe", countries=["AT", "GB"], general=True)
ANYWHERE = regime("anywhere")
ALL = [BRITISH, GERMAN, EUROPEAN, ANYWHERE]


def test_the_rules_of_the_recipients_country_come_first():
    assert asked(ALL).rules is BRITISH


def test_a_country_without_its_own_has_those_of_its_region():
    assert asked(ALL, recipient="AT").rules is EUROPEAN


def test_the_affiliate_decides_where_the_recipients_country_has_none():
    assert asked(ALL, recipient="JP").rules is GERMAN
    assert asked(ALL, recipient="").rules is GERMAN


def test_where_nothing_fits_the_general_ones_hold():
    assert asked(ALL, recipient="JP", affiliate="BR").rules is ANYWHERE


def test_two_that_fit_equally_well_are_asked_about():
    other = regime("de-other", countries=["DE"])

    answer = asked([*ALL, other], recipient="DE")

    assert answer.rules is None
    assert answer.choices == (GERMAN, other)


def test_a_day_keeps_the_version_of_that_day():
    old = regime("uk", "2021", 2021, datetime.date(2024, 12, 31), countries=["GB"])
    new = regime("uk", "2024", 2025, countries=["GB"])

    assert asked([new, old], on=datetime.date(2024, 5, 1)).rules is old
    assert asked([new, old]).rules is new


def test_the_period_follows_the_rules():
    french = regime("fr", countries=["FR"])
    french.profile["period"] = "half-year"

    answer = asked([french], recipient="FR")

    assert (answer.starts_on, answer.ends_on) == (
        datetime.date(2025, 1, 1),
        datetime.date(2025, 6, 30),
    )


def test_the_profiles_of_the_portal_leave_no_country_between_two():
    regimes = list(Regime.objects.all())
    countries = {
        country for each in regimes for country in each.profile.get("countries", ())
    }

    unclear = [country for country in countries if not asked(regimes, country).rules]

    assert unclear == []
