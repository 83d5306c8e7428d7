"""Officers are told of last days once each; who is late hears it first, then everybody."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.acting import acting
from disclosures import last_days as reading
from disclosures.actions import last_days, opening, periods
from disclosures.models import Coverage, Entry, Period, RegisterLate
from disclosures.publishing import coverage
from notices.models import Notice
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger

DUE = datetime.date(2026, 6, 30)
FROM_EVERYBODY = datetime.date(2026, 7, 15)


def before(days):
    return DUE - datetime.timedelta(days=days)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def period(company, patients, by):
    ledger.transfer(company, patients, by=by)
    return ledger.period_of(company)


@pytest.fixture
def region(company, patients, by, period):
    """The same year under the rules of a region too, with a payment of its own."""
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


@pytest.fixture
def on_register(company, patients, by, second_officer):
    """A company that has published a year before."""
    ledger.transfer(company, patients, by=by, paid_year=2024)
    year = ledger.in_review(company, by=by, year=2024)
    ledger.published(year, by=by, second=cast.actor(second_officer))


def test_officers_are_told_once_for_each_mark(officer, viewer, period):
    sent = {days: last_days.remind(before(days)) for days in range(40, -1, -1)}

    # 21, 7 and 1 by the rules; 14 are ten working days before a Tuesday
    assert [days for days, number in sent.items() if number] == [21, 14, 7, 1]
    told = Notice.objects.filter(kind="last_day_near")
    assert set(told.values_list("person", flat=True)) == {officer.pk}
    assert (
        told.order_by("id").first().subject == "21 days left for 2025: To be published"
    )
    assert last_days.remind(before(0)) == 0


def test_after_days_without_the_calendar_one_notice_says_it(officer, period):
    assert last_days.remind(before(3)) == 1
    assert last_days.remind(before(3)) == 0

    assert Notice.objects.get().subject == "3 days left for 2025: To be published"


def test_the_rules_of_a_region_say_their_own_days(officer, region):
    last_days.remind(datetime.date(2026, 4, 1))

    told = Notice.objects.get(subject__contains="begin to check")
    assert told.subject == "Today is the last day for 2025: Recipients begin to check"
    assert region.regime.name in told.body


def test_what_is_done_reminds_nobody(company, officer, second_officer, by, period):
    year = ledger.in_review(company, by=by)
    ledger.published(year, by=by, second=cast.actor(second_officer))
    Notice.objects.all().delete()

    assert last_days.remind(before(7)) == last_days.remind(before(-1)) == 0


def test_who_is_late_hears_it_first(officer, second_officer, period, on_register):
    assert last_days.remind(before(-1)) == 1
    assert last_days.remind(before(-2)) == 0

    told, also = Notice.objects.filter(kind="last_day_over")
    assert {told.person, also.person} == {officer, second_officer}
    assert told.subject == "The last day is over for 2025: To be published"
    assert "Until 14 July 2026 only you are told" in told.body
    assert coverage.note_late(before(-1)) == 0
    assert not RegisterLate.objects.exists()


def test_what_is_over_for_long_is_told_to_nobody_anew(officer, period):
    assert last_days.remind(FROM_EVERYBODY) == 0


def test_then_everybody_reads_since_when(
    client, period, region, on_register, django_assert_num_queries
):
    assert coverage.note_late(FROM_EVERYBODY) == 2
    assert coverage.note_late(FROM_EVERYBODY) == 0

    with django_assert_num_queries(3):
        answer = client.get(reverse("register:coverage"), {"year": 2025})
    page = answer.content.decode()
    assert "late since 30 June 2026: Generic calendar year" in page
    assert f"late since 30 June 2026: {region.regime.name}" in page
    late = client.get(reverse("register:coverage"), {"year": 2025, "state": "late"})
    assert len(late.context["rows"]) == 1


def test_publication_under_one_of_two_rules_leaves_the_other_late(
    client, company, second_officer, by, period, region, on_register
):
    coverage.note_late(FROM_EVERYBODY)
    year = periods.freeze(period, by=by)
    year = periods.open_review(year, by=by, today=ledger.TODAY)
    ledger.published(year, by=by, second=cast.actor(second_officer))

    assert RegisterLate.objects.get().rules == region.regime.name
    late = client.get(reverse("register:coverage"), {"year": 2025, "state": "late"})
    page = late.content.decode()
    assert "Report<" in page
    assert f"late since 30 June 2026: {region.regime.name}" in page
    assert "Generic calendar year" not in page


def test_other_rules_give_the_company_more_time(period, on_register):
    rules = Regime.objects.create(
        code="slow",
        name="Slow rules",
        version="1",
        valid_from=datetime.date(2020, 1, 1),
        profile={**period.regime.profile, "late_told_days": 60},
    )
    coverage.note_late(FROM_EVERYBODY)
    assert Coverage.objects.filter(year=2025, state="late").exists()

    Period.objects.filter(pk=period.pk).update(regime=rules)
    coverage.note_late(FROM_EVERYBODY)

    assert not RegisterLate.objects.exists()
    assert not Coverage.objects.filter(year=2025, state="late").exists()


def test_rules_without_a_day_of_publication_break_no_page(
    sign_in, officer, company, period, on_register
):
    profile = {**period.regime.profile}
    del profile["publish_due"]
    rules = Regime.objects.create(
        code="dayless",
        name="Rules without a day",
        version="1",
        valid_from=datetime.date(2020, 1, 1),
        profile=profile,
    )
    Period.objects.filter(pk=period.pk).update(regime=rules)

    assert coverage.note_late(FROM_EVERYBODY) == last_days.remind(FROM_EVERYBODY) == 0
    client = sign_in(officer, company)
    page = client.get(period.get_absolute_url()).content.decode()
    assert "The rules name no last day for publishing." in page
    assert client.get("/inbox/").status_code == 200


def test_the_page_of_a_year_says_that_it_is_late(
    sign_in, officer, company, patients, by
):
    year = opening.open_year(company, timezone.localdate().year - 3, by=by)
    ledger.transfer(company, patients, by=by, paid_year=year.year)

    client = sign_in(officer, company)
    page = client.get(year.get_absolute_url()).content.decode()

    assert f"The report is late since 30 June {year.year + 1}." in page
    assert "The register says so too" in page


def test_a_year_takes_the_clock_of_its_rules(company, by):
    Regime.objects.filter(code="generic-calendar-year").update(
        profile={
            **Regime.objects.get(code="generic-calendar-year").profile,
            "time_zone": "Europe/Rome",
        }
    )

    assert opening.open_year(company, 2025, by=by).time_zone == "Europe/Rome"


def test_half_years_are_called_by_their_months(company):
    half = Period(
        company=company,
        regime=Regime.objects.get(code="fr-transparence"),
        starts_on=datetime.date(2025, 1, 1),
        ends_on=datetime.date(2025, 6, 30),
    )
    half.save()

    assert half.label == "2025, January to June"
    told = reading.of_period(reading.with_steps(Period.objects).get(pk=half.pk))
    assert [(day.what, day.on) for day in told] == [
        ("submit", datetime.date(2025, 9, 1)),
        ("publish", datetime.date(2025, 10, 1)),
    ]
