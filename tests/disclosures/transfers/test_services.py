"""A fee with its costs, hours at a rate, and in which capacity a service was given."""

from decimal import Decimal

import pytest
from django.urls import reverse

from disclosures.models import Transfer
from tests import cast
from tests.disclosures.transfers.test_recording import CREATE, typed

FEE = {"category": "service_fee", "form": "service", "capacity": "organisation"}
IN_KIND = {
    "category": "donation_in_kind",
    "form": "in_kind",
    "valuation": "hours",
    "hours": "20",
    "hourly_rate": "100",
    "amount": "",
    "benefit": "Press work for the helpline",
}


@pytest.fixture
def post(sign_in, officer, company):
    client = sign_in(officer)
    recipient = cast.patients("Association Vivre", country="FR")

    def post(**changes):
        address = f"{CREATE}?recipient={recipient.public_id}"
        return client.post(address, typed(currency="EUR", **changes))

    return post


def test_a_fee_and_its_costs_are_recorded_together(post):
    sent = {"amount": "500", "costs": "120", "reference": "S-1", "key": "k", **FEE}

    post(**sent)
    post(**sent)

    fee, costs = Transfer.objects.order_by("pk")
    assert (fee.category, fee.amount) == ("service_fee", Decimal(500))
    assert (costs.category, costs.amount) == ("service_expenses", Decimal(120))
    assert (fee.reference, costs.reference) == ("S-1", "")
    assert (costs.recipient, costs.paid_on) == (fee.recipient, fee.paid_on)
    assert (costs.description, costs.form) == (fee.description, "service")


def test_costs_without_a_fee_are_asked_again(post):
    page = post(costs="120")

    assert list(page.context["form"].errors) == ["costs"]
    assert not Transfer.objects.exists()


def test_a_refused_cost_keeps_nothing_of_the_fee(post):
    page = post(amount="500", costs="1,2,3", **FEE)

    assert list(page.context["form"].errors) == ["costs"]
    assert not Transfer.objects.exists()


@pytest.mark.parametrize(
    ("capacity", "said"),
    [
        ("", "Say whether the organisation or a person gave the service."),
        ("person", "belongs in the company's report on those"),
    ],
)
def test_what_a_person_did_for_themself_is_not_recorded_here(post, capacity, said):
    page = post(**{**FEE, "capacity": capacity})

    assert said in page.context["form"].errors["capacity"][0]
    assert not Transfer.objects.exists()


def test_a_grant_asks_for_no_capacity(post):
    post()
    assert Transfer.objects.get().form == "cash"


def test_hours_at_a_rate_make_the_value(post):
    post(**IN_KIND)

    made = Transfer.objects.get()
    assert made.amount == Decimal("2000.00")
    assert (made.hours, made.hourly_rate) == (Decimal(20), Decimal(100))


def test_the_value_is_rounded_half_up(post):
    post(**{**IN_KIND, "hours": "0.5", "hourly_rate": "0.05"})
    assert Transfer.objects.get().amount == Decimal("0.03")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "1999"}, "amount"),
        ({"hours": ""}, "hours"),
        ({"hours": "0"}, "hours"),
        ({"hourly_rate": ""}, "hourly_rate"),
        ({"hourly_rate": "-4"}, "hourly_rate"),
    ],
)
def test_hours_that_do_not_fit_are_asked_again(post, changes, field):
    page = post(**{**IN_KIND, **changes})

    assert list(page.context["form"].errors) == [field]
    assert not Transfer.objects.exists()


def test_hours_are_told_and_can_be_changed(post, client):
    post(**IN_KIND)
    made = Transfer.objects.get()

    page = client.get(made.get_absolute_url()).content.decode()
    assert "20 hours at €100.00" in page
    address = reverse("disclosures:transfer-edit", args=[made.public_id])
    shown = client.get(address).context["form"].initial
    assert (shown["hours"], shown["hourly_rate"]) == (Decimal(20), "100")

    changed = {"reason": "No hours", "version": "1", "valuation": "cost"}
    client.post(address, typed(currency="EUR", **{**IN_KIND, "amount": "7", **changed}))

    made.refresh_from_db()
    assert (made.hours, made.hourly_rate, made.valuation) == (None, None, "cost")


def test_other_days_of_a_payment_are_kept_and_told(post, client):
    days = {"invoiced_on": "3", "activity_on": "4", "received_on": "20"}
    parts = {}
    for name, day in days.items():
        parts |= {f"{name}_day": day, f"{name}_month": "3", f"{name}_year": "2025"}
    post(**parts)

    made = Transfer.objects.get()
    assert (made.invoiced_on.day, made.activity_on.day) == (3, 4)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "3 March 2025" in page
    assert "4 March 2025" in page


def test_a_day_of_another_age_is_asked_again(post):
    page = post(invoiced_on_day="1", invoiced_on_month="1", invoiced_on_year="0203")
    assert list(page.context["form"].errors) == ["invoiced_on"]
