"""Recording and changing a payment on its pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from audit.models import Event
from disclosures.actions import periods
from disclosures.models import Transfer
from tests import cast
from tests.disclosures import ledger

CREATE = reverse("disclosures:transfer-create")


def typed(**changes):
    return {
        "category": "grant",
        "form": "cash",
        "currency": "GBP",
        "amount": "1,234.50",
        "vat_treatment": "not_applicable",
        "paid_on_day": "14",
        "paid_on_month": "3",
        "paid_on_year": "2025",
        "restricted": "unknown",
        "description": "Helpline",
        **changes,
    }


def test_a_transfer_is_recorded_in_two_steps(sign_in, officer, company):
    recipient = cast.patients("Schweizerische Diabetesgesellschaft", "CH")
    client = sign_in(officer)

    page = client.get(CREATE, {"q": "Schweiz. Diabetes Gesellschaft"})
    assert [c.organisation for c in page.context["candidates"]] == [recipient]
    address = f"{CREATE}?recipient={recipient.public_id}"
    response = client.post(address, typed())

    made = Transfer.objects.get()
    assert response.url == made.get_absolute_url()
    assert (made.recipient, made.amount, made.paid_on, made.disclosed_by) == (
        recipient,
        Decimal("1234.50"),
        date(2025, 3, 14),
        company,
    )
    again = client.post(address, typed())
    assert again.context["alike"] == [made]
    client.post(address, typed(is_another="on"))
    assert Transfer.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "1,234"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "1.005", "currency": "JPY"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"paid_on_day": "31", "paid_on_month": "2"}, "paid_on"),
        ({"paid_year": "2024"}, "paid_year"),
        ({"form": "in_kind"}, "valuation"),
        (
            {"form": "in_kind", "valuation": "not_meaningful", "amount": ""},
            "benefit",
        ),
        ({"category": "bribe"}, "category"),
        ({"currency": "XXX"}, "currency"),
        ({"vat_treatment": "included", "vat_amount": "2000"}, "vat_amount"),
    ],
)
def test_what_cannot_be_right_is_asked_again(
    sign_in, officer, patients, changes, field
):
    response = sign_in(officer).post(
        f"{CREATE}?recipient={patients.public_id}", typed(**changes)
    )

    assert list(response.context["form"].errors) == [field]
    assert not Transfer.objects.exists()


def test_a_refund_is_negative_and_linked(sign_in, officer, transfer):
    sign_in(officer).post(
        f"{CREATE}?refund_of={transfer.public_id}", typed(amount="200")
    )

    refund = Transfer.objects.exclude(pk=transfer.pk).get()
    assert (refund.amount, refund.refund_of) == (Decimal("-200"), transfer)


def test_recording_is_no_page_for_a_recipient(sign_in, po_administrator, viewer):
    for person in (po_administrator, viewer):
        assert sign_in(person).get(CREATE).status_code == 403


def test_edit_keeps_what_the_loser_typed(sign_in, officer, transfer):
    Transfer.objects.filter(pk=transfer.pk).update(version=2, description="Theirs")
    address = reverse("disclosures:transfer-edit", args=[transfer.public_id])
    client = sign_in(officer)
    form = typed(description="Mine", reason="Better words", version="1")

    page = client.post(address, form).content.decode()
    assert "Theirs" in page
    assert "Mine" in page

    client.post(address, {**form, "version": "2"})
    transfer.refresh_from_db()
    assert (transfer.description, transfer.version) == ("Mine", 3)


def test_edit_shows_what_is_stored(sign_in, officer, transfer):
    address = reverse("disclosures:transfer-edit", args=[transfer.public_id])

    page = sign_in(officer).get(address).content.decode()

    assert 'value="3200"' in page
    assert "Helpline for families" in page


def test_edit_of_another_company_is_not_there(sign_in, outsider_officer, transfer):
    address = reverse("disclosures:transfer-edit", args=[transfer.public_id])

    assert sign_in(outsider_officer).get(address).status_code == 404


def test_a_new_recipient_leads_back_to_the_payment(sign_in, officer):
    response = sign_in(officer).post(
        reverse("organisations:create") + f"?next={CREATE}%3Frecipient%3D",
        {"kind": "patients", "legal_name": "New Circle", "country": "GB"},
    )

    assert response.url.startswith(f"{CREATE}?recipient=")
    assert sign_in(officer).get(response.url).status_code == 200


def test_the_page_asks_why_for_a_closed_year_alone(
    sign_in, officer, company, patients, transfer, by
):
    client, address = sign_in(officer), f"{CREATE}?recipient={patients.public_id}"
    assert "reason" not in client.get(address).context["form"].fields
    periods.freeze(ledger.period_of(company), by=by)

    open_year = client.post(address, typed(paid_on_year="2024"))
    without = client.post(address, typed())
    told = client.post(address, typed(reason="Found in the books"))

    assert (open_year.status_code, told.status_code) == (302, 302)
    assert without.context["form"].errors == {
        "reason": ["Say why: this year is closed for changes."]
    }
    event = Event.objects.filter(verb="payment_recorded").latest("pk")
    assert event.reason == "Found in the books"


def test_the_company_that_paid_and_who_got_it_in_the_end_are_named(
    sign_in, officer, company, patients
):
    cast.company("Northwind Ireland", "IE")
    cast.patients("Local Lung Group", "GB")
    client = sign_in(officer)

    client.post(
        f"{CREATE}?recipient={patients.public_id}",
        typed(paid_by="northwind ireland", ultimate_recipient="LOCAL LUNG GROUP"),
    )

    made = Transfer.objects.get()
    assert str(made.paid_by) == "Northwind Ireland"
    assert str(made.ultimate_recipient) == "Local Lung Group"
    assert made.parties.filter(side="recipient").count() == 2


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("Local Lungs Group", "Do you mean: Local Lung Group ("),
        ("Zzz", "Add the organisation first."),
        ("Twice Named", "Several have this name. Give the id:"),
    ],
)
def test_a_name_that_is_not_one_organisation_gets_a_sentence(
    sign_in, officer, patients, named, sentence
):
    cast.patients("Local Lung Group", "GB")
    cast.patients("Twice Named", "GB")
    cast.patients("Twice Named", "IE")
    client = sign_in(officer)

    page = client.post(
        f"{CREATE}?recipient={patients.public_id}", typed(ultimate_recipient=named)
    )

    assert sentence in page.content.decode()
    assert not Transfer.objects.exists()


def test_an_unverified_organisation_of_others_is_not_offered(
    sign_in, officer, patients
):
    cast.patients("Secret Circle", "GB", verified=False)
    client = sign_in(officer)

    page = client.post(
        f"{CREATE}?recipient={patients.public_id}",
        typed(ultimate_recipient="Secret Circle"),
    )

    assert "Add the organisation first." in page.content.decode()
