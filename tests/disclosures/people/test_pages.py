"""The page of a year's payments to persons: what it says, asks and costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.actions import people, periods
from disclosures.models import PeopleTotal
from regimes.models import Regime
from tests.disclosures import ledger
from tests.disclosures.people.conftest import FEES, PATIENTS

TYPED = {
    "group": PATIENTS,
    "category": "all",
    "currency": "GBP",
    "amount": "2,400.50",
    "people": "7",
    "words": "",
    "key": "form",
}


def page_of(period, name="period-people"):
    return reverse(f"disclosures:{name}", args=[period.public_id])


def of(name, total):
    return reverse(f"disclosures:people-total-{name}", args=[total.public_id])


def text(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_costs_the_same_for_many(number, period, fees, by, officer, sign_in):
    for currency in ("EUR", "CHF", "SEK")[: number - 1]:
        people.add(period, {**FEES, "currency": currency}, by=by)
    client = sign_in(officer)
    client.get(page_of(period))

    with CaptureQueriesContext(connection) as queries:
        shown = text(client.get(page_of(period)))

    assert len(queries) == 7
    assert shown.count("Advice on leaflets") == number
    assert "£1,234.50" in shown


def test_the_empty_page_says_what_belongs_here_and_why_no_names(
    period, officer, sign_in
):
    shown = text(sign_in(officer).get(page_of(period)))

    assert "No payment to a person is told of this year." in shown
    assert "Names would show who is ill" in shown
    assert "Add a total" in shown


def test_rules_without_a_group_have_nothing_to_add(period, officer, sign_in):
    Regime.objects.filter(pk=period.regime_id).update(
        profile={k: v for k, v in period.regime.profile.items() if k != "people"}
    )
    client = sign_in(officer)

    shown = text(client.get(page_of(period)))

    assert "name no group of people" in shown
    assert "Add a total" not in shown
    refused = text(client.post(page_of(period, "period-people-add"), TYPED))
    assert "Select a valid choice" in refused


def test_the_officer_adds_changes_takes_out_and_puts_back(period, officer, sign_in):
    client = sign_in(officer)

    added = text(client.post(page_of(period, "period-people-add"), TYPED, follow=True))
    assert "The total is added." in added
    total = PeopleTotal.objects.get()
    form = text(client.get(of("change", total)))
    assert 'value="2400.5"' in form
    changed = client.post(
        of("change", total), {**TYPED, "people": "3", "version": "1"}, follow=True
    )
    assert "fewer than five people" in text(changed)
    gone = client.post(of("remove", total), {"reason": "A mistake"}, follow=True)
    assert "Taken out: A mistake" in text(gone)
    back = client.post(of("put-back", total), follow=True)

    assert "in the report again" in text(back)
    assert PeopleTotal.objects.standing().get().people == 3


def test_sending_a_form_twice_adds_one(period, officer, sign_in):
    client = sign_in(officer)

    for _time in range(2):
        client.post(page_of(period, "period-people-add"), TYPED)

    assert PeopleTotal.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": "1e3"}, "is no sum"),
        ({"amount": "1,234"}, "can be read as"),
        ({"amount": "0"}, "above zero"),
        ({"amount": ""}, "Fill this in."),
        ({"people": "0"}, "greater than or equal to 1"),
        ({"people": "4.5"}, "whole number"),
        ({"people": "99999999999999999999"}, "less than or equal to"),
        ({"group": "nobody"}, "Select a valid choice"),
        ({"category": "grant"}, "Select a valid choice"),
        ({"words": "For Dr Ann Harper"}, "seem to name a person"),
    ],
)
def test_bad_input_is_said_and_kept(period, officer, sign_in, wrong, said):
    client = sign_in(officer)

    shown = text(client.post(page_of(period, "period-people-add"), TYPED | wrong))

    assert said in shown
    assert not PeopleTotal.objects.exists()


def test_the_slower_of_two_sees_what_differs(period, fees, by, officer, sign_in):
    people.change(fees, {**FEES, "people": 20}, version=1, by=by)

    shown = text(sign_in(officer).post(of("change", fees), TYPED | {"version": "1"}))

    assert "Somebody changed this while you were typing" in shown
    assert "Stored now" in shown


def test_a_closed_year_asks_for_a_reason(period, fees, by, officer, sign_in):
    periods.freeze(period, by=by)
    client, typed = sign_in(officer), TYPED | {"currency": "EUR"}

    asked = text(client.post(page_of(period, "period-people-add"), typed))
    assert "Why is it changed now?" in asked
    client.post(
        page_of(period, "period-people-add"), typed | {"reason": "Found in March"}
    )

    assert PeopleTotal.objects.filter(currency="EUR").exists()


def test_a_certified_report_closes_the_page(
    company, period, fees, by, officer, sign_in
):
    ledger.certified(ledger.in_correction(company, by=by), by=by)
    client = sign_in(officer)

    shown = text(client.get(page_of(period)))

    assert "taken back to draft first" in shown
    assert "Add a total" not in shown
    assert "taken back to draft first" in text(client.get(of("change", fees)))
    said = text(client.post(of("put-back", fees), follow=True))
    assert "taken back to draft first" in said


def test_colleagues_read_and_have_no_buttons(
    period, fees, viewer, company_auditor, sign_in
):
    for person in (viewer, company_auditor):
        client = sign_in(person)
        shown = text(client.get(page_of(period)))

        assert "£1,234.50" in shown
        assert "Add a total" not in shown
        assert client.get(of("change", fees)).status_code == 403


def test_outsiders_do_not_know_of_it(period, fees, outsider_officer, sign_in):
    client = sign_in(outsider_officer)

    assert client.get(page_of(period)).status_code == 404
    assert client.get(of("change", fees)).status_code == 404
    assert client.post(of("put-back", fees)).status_code == 404
