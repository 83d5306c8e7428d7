"""A year that nobody paid anything in, opened under the rules of a country."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from audit.models import Event
from disclosures.actions import (
    choices,
    opening,
    people,
    periods,
    publication,
    reports,
)
from disclosures.belonging import HELD_BY
from disclosures.calendar import rows
from disclosures.models import Entry, Period, PublishedReport
from disclosures.rules_asked import Wanted
from organisations.actors import seats
from regimes.models import Regime
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.people.conftest import FEES
from workflow.moves import Refused

DAY = datetime.date
TODAY = ledger.TODAY
NEW = reverse("disclosures:period-create")
BELGIAN, FRENCH, BRITISH = "be-sunshine", "fr-transparence", "uk-abpi"


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def desk(officer, company, sign_in):
    return sign_in(officer, company)


def dates(period):
    return period.starts_on, period.ends_on


def refused(company, year, *, by, **rules):
    with pytest.raises(Refused) as refusal:
        opening.open_year(company, year, by=by, **rules)
    assert not Period.objects.exists()
    (reason,) = refusal.value.reasons
    return reason


def test_it_has_the_dates_clock_and_currency_of_the_rules(company, by):
    period = opening.open_year(company, 2025, rules=BELGIAN, by=by)

    assert dates(period) == (DAY(2025, 1, 1), DAY(2025, 12, 31))
    assert (period.time_zone, period.report_currency) == ("Europe/Brussels", "EUR")
    assert period.regime.code == BELGIAN
    assert period.label == f"2025, {period.regime.name}"


@pytest.mark.parametrize(
    ("half", "expected"),
    [
        ("first", (DAY(2025, 1, 1), DAY(2025, 6, 30))),
        ("second", (DAY(2025, 7, 1), DAY(2025, 12, 31))),
    ],
)
def test_half_years_are_opened_one_by_one(company, by, half, expected):
    period = opening.open_year(company, 2025, rules=FRENCH, half=half, by=by)

    assert dates(period) == expected


def test_what_does_not_fit_the_rules_is_refused(company, by):
    assert "say which half" in refused(company, 2025, rules=FRENCH, by=by)
    assert "choose no half" in refused(
        company, 2025, rules=BELGIAN, half="first", by=by
    )
    assert "choose no half" in refused(company, 2025, half="second", by=by)
    assert "do not hold in 2024" in refused(company, 2024, rules=BRITISH, by=by)
    assert "not in use" in refused(company, 2025, rules="nowhere", by=by)


def test_nobody_else_opens_a_year(company, compliance_reviewer, outsider_officer):
    for person in (compliance_reviewer, outsider_officer):
        refused(company, 2025, rules=BELGIAN, by=cast.actor(person))


def test_a_new_version_of_the_rules_holds_from_its_year_on(company, by):
    old = Regime.objects.get(code=BELGIAN)
    new = Regime.objects.create(
        code=BELGIAN,
        name=old.name,
        version="2",
        valid_from=DAY(2026, 1, 1),
        profile={**old.profile, "period": "half-year"},
    )
    Regime.objects.filter(pk=old.pk).update(valid_until=DAY(2025, 12, 31))

    before = opening.open_year(company, 2025, rules=BELGIAN, by=by)
    after = opening.open_year(company, 2026, rules=BELGIAN, half="first", by=by)

    assert (before.regime_id, after.regime_id) == (old.pk, new.pk)
    assert dates(after) == (DAY(2026, 1, 1), DAY(2026, 6, 30))


@pytest.mark.parametrize(
    ("rules", "country", "half", "day"),
    [(BELGIAN, "BE", "", None), (FRENCH, "FR", "first", DAY(2025, 3, 4))],
)
def test_a_payment_that_comes_later_belongs_to_it(
    company, by, rules, country, half, day
):
    empty = opening.open_year(company, 2025, rules=rules, half=half, by=by)
    abroad = cast.patients("Souffle et Vie", country)
    ledger.transfer(company, abroad, by=by, currency="EUR", paid_on=day)

    choices.decide(company, country, Wanted(rules, 2025), by=by, today=TODAY)
    ledger.transfer(company, abroad, by=by, currency="EUR", paid_on=day, reference="2")

    assert set(Entry.objects.values_list("period", flat=True)) == {empty.pk}


def test_a_year_with_payments_is_the_one_that_is_opened(company, by):
    abroad = cast.patients("Souffle et Vie", "BE")
    first = ledger.transfer(company, abroad, by=by, currency="EUR")
    choices.decide(company, "BE", Wanted(BELGIAN, 2025), by=by, today=TODAY)
    there = Entry.objects.get(transfer=first).period

    assert opening.open_year(company, 2025, rules=BELGIAN, by=by) == there


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_open_one(company, by):
    def once(_number):
        try:
            return opening.open_year(company, 2025, rules=BELGIAN, by=by).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(once, range(4)))) == 1


def test_a_report_of_nothing_goes_out_under_these_rules(
    client, company, officer, by, second_officer
):
    ledger.transfer(company, cast.patients("Mind Together"), by=by)
    empty = opening.open_year(company, 2025, rules=BELGIAN, by=by)
    named = f"2025, {empty.regime.name}"
    (seat,) = seats(officer, TODAY)
    coming = [
        row.title
        for row in rows([seat], DAY(2026, 1, 1), DAY(2026, 12, 31))
        if named in row.title
    ]
    assert coming

    second = cast.actor(second_officer)
    report = reports.start(periods.freeze(empty, by=by), by=by, today=TODAY)
    report = reports.write(
        report,
        by=by,
        methodology=ledger.METHOD,
        nil=True,
        attestation="Nothing was paid.",
    )
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    publication.publish(report, by=by, today=TODAY)

    public = PublishedReport.objects.get()
    assert public.facts["nil"] is True
    assert public.facts["regime"]["code"] == BELGIAN
    page = client.get(public.get_absolute_url()).content.decode()
    assert "nothing" in page


def test_the_page_opens_it_and_leads_there(desk):
    page = desk.get(NEW).content.decode()
    general = page.index("generic-calendar-year")
    assert general < page.index(BELGIAN)

    answer = desk.post(NEW, {"year": "2025", "rules": FRENCH, "half": "second"})

    period = Period.objects.get()
    assert answer.url == period.get_absolute_url()
    assert period.starts_on == DAY(2025, 7, 1)
    again = desk.post(NEW, {"year": "2025", "rules": FRENCH, "half": "second"})
    assert again.url == answer.url
    assert Period.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"year": ""}, "four digits"),
        ({"year": "20x5"}, "four digits"),
        ({"year": "99999"}, "less than or equal to"),
        ({"year": "2025", "rules": "nowhere"}, "not one of"),
        ({"year": "2025", "rules": FRENCH}, "say which half"),
        ({"year": "2025", "half": "third"}, "not one of"),
    ],
)
def test_wrong_input_is_told_and_kept(desk, typed, told):
    page = desk.post(NEW, typed)

    assert page.status_code == 200
    assert told in page.content.decode()
    assert not Period.objects.exists()


def test_the_list_leads_there_for_officers_alone(desk, viewer, company, sign_in):
    index = reverse("disclosures:period-list")
    assert NEW in desk.get(index).content.decode()
    assert NEW not in sign_in(viewer, company).get(index).content.decode()


def test_a_year_opened_by_mistake_is_removed(company, by, desk):
    period = opening.open_year(company, 2025, rules=BELGIAN, by=by)
    way = reverse("disclosures:period-remove", args=[period.public_id])
    assert way in desk.get(period.get_absolute_url()).content.decode()

    assert desk.post(way).url == reverse("disclosures:period-list")

    assert not Period.objects.exists()
    told = Event.objects.get(verb="period_removed")
    assert told.data["period"] == period.label


def test_a_year_in_which_something_stands_is_not_removed(company, patients, by, desk):
    entry = ledger.entry(company, patients, by=by)
    way = reverse("disclosures:period-remove", args=[entry.period.public_id])
    assert way not in desk.get(entry.period.get_absolute_url()).content.decode()

    page = desk.post(way, follow=True)

    assert "so it stays" in page.content.decode()
    assert Period.objects.exists()


def test_a_year_with_nothing_but_words_is_not_removed(company, by):
    period = opening.open_year(company, 2025, by=by)
    people.add(period, FEES, by=by)

    with pytest.raises(Refused, match="so it stays"):
        opening.remove(period, by=by)


def test_a_decision_leaves_a_year_with_totals_of_persons(company, by):
    abroad = cast.patients("Souffle et Vie", "BE")
    ledger.transfer(company, abroad, by=by, currency="EUR")
    period = Period.objects.get()
    people.add(period, FEES, by=by)

    choices.decide(company, "BE", Wanted(BELGIAN, 2025), by=by, today=TODAY)

    assert Period.objects.filter(pk=period.pk).exists()
    assert Period.objects.count() == 2


def test_everything_that_belongs_to_a_period_keeps_it():
    tables = {
        each.related_model._meta.db_table for each in Period._meta.related_objects
    }

    assert tables == set(HELD_BY)
