"""The page “Currencies” of a company's year."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.actions import currencies
from disclosures.models import Entry, TypedRate
from tests.disclosures.currencies.test_conversion import FRIDAY, SUNDAY, paid


@pytest.fixture
def period(bank, company, patients, by):
    entry = paid(company, patients, by, currency="EUR", amount=Decimal(100))
    currencies.choose(entry.period, "EUR", by=by)
    entry.period.refresh_from_db()
    return entry.period


@pytest.fixture
def desk(officer, company, sign_in):
    client = sign_in(officer, company)
    client.get(reverse("disclosures:period-list"))
    return client


def at(name, period, *others):
    return reverse(f"disclosures:{name}", args=[period.public_id, *others])


def words(response):
    return " ".join(response.content.decode().split())


def test_the_page_tells_sums_rates_and_that_a_sunday_took_fridays(
    period, company, patients, by, desk
):
    paid(company, patients, by, on=SUNDAY, currency="USD", amount=Decimal(6))

    page = desk.get(at("period-currencies", period))

    assert page.context["total"] == Decimal(105)
    assert [(r.currency, r.rate, r.on) for r in page.context["rates"]] == [
        ("USD", "0.83333333333333", FRIDAY)
    ]
    assert "1 payment was made on a day without a rate" in words(page)
    assert "All payments together: €105.00" in words(page)


def test_a_missing_rate_is_asked_for_and_there_is_no_sum_till_then(
    period, company, patients, by, desk
):
    paid(company, patients, by, amount=Decimal(10))
    page = desk.get(at("period-currencies", period))
    assert page.context["total"] is None
    address = at("period-rate", period, "GBP") + "?on=2025-03-14"
    assert f'href="{address}"' in words(page)

    answer = desk.post(
        address,
        {
            "rate": "1,17",
            "rate_on_day": 14,
            "rate_on_month": 3,
            "rate_on_year": 2025,
            "source": "Bank of Example",
        },
    )

    assert answer.url == at("period-currencies", period)
    assert TypedRate.objects.get().rate == Decimal("1.17")
    assert desk.get(answer.url).context["total"] == Decimal("111.70")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("much", "is no rate. Write a number above 0"),
        ("1e3", "is no rate. Write a number above 0"),
        ("1,234", "can be read in two ways"),
        ("0", "A rate is a number above 0."),
    ],
)
def test_what_is_no_rate_is_told_on_the_form(
    period, company, patients, by, desk, typed, sentence
):
    paid(company, patients, by)

    page = desk.post(
        at("period-rate", period, "GBP") + "?on=2025-03-14",
        {
            "rate": typed,
            "rate_on_day": 14,
            "rate_on_month": 3,
            "rate_on_year": 2025,
            "source": "Bank of Example",
        },
    )

    assert page.status_code == 200
    assert sentence in words(page)


@pytest.mark.parametrize(("currency", "on"), [("XXX", ""), ("GBP", "?on=soon")])
def test_an_address_that_means_nothing_is_not_found(period, desk, currency, on):
    assert desk.get(at("period-rate", period, currency) + on).status_code == 404


def test_the_currency_is_chosen_and_taken_back(period, desk):
    desk.post(at("period-currency-choose", period), {"currency": ""})
    assert Entry.objects.get().report_amount is None

    desk.post(at("period-currency-choose", period), {"currency": "USD"})

    assert Entry.objects.get().report_amount == Decimal("120.00")


def test_a_currency_that_the_rules_ask_for_is_the_only_choice(period, desk):
    rules = period.regime
    rules.profile["currency"] = "EUR"
    type(rules).objects.filter(pk=rules.pk).update(profile=rules.profile)

    page = desk.get(at("period-currency-choose", period))
    answer = desk.post(at("period-currency-choose", period), {"currency": "USD"})

    choices = page.context["form"].fields["currency"].choices
    assert [code for code, _label in choices] == ["EUR"]
    assert answer.status_code == 200


def test_the_page_costs_the_same_for_one_row_as_for_many(
    period, company, patients, by, desk, django_assert_num_queries
):
    with django_assert_num_queries(8):
        desk.get(at("period-currencies", period))
    for days in range(12):
        day = FRIDAY + datetime.timedelta(days=days)
        paid(company, patients, by, on=day, currency="USD")
        paid(company, patients, by, on=day)

    with django_assert_num_queries(8):
        desk.get(at("period-currencies", period))
