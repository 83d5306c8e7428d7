from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.models import Event
from disclosures.actions import periods, transfers
from disclosures.models import Evidence, Transfer
from organisations.models import OrganisationName
from tests import cast
from tests.disclosures import ledger

LIST = reverse("disclosures:transfer-list")
CREATE = reverse("disclosures:transfer-create")


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def transfer(company, patients, by):
    return ledger.transfer(company, patients, by=by)


@pytest.fixture
def shown(transfer, company, by):
    """A transfer that its recipient can see."""
    ledger.in_review(company, by=by)
    return transfer


def listed(response):
    return [transfer for transfer, _category in response.context["transfers"]]


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


@pytest.mark.parametrize("count", [1, 60])
def test_list_costs_the_same_for_any_number(
    sign_in, officer, company, patients, by, django_assert_num_queries, count
):
    for _number in range(count):
        ledger.transfer(company, patients, by=by)
    client = sign_in(officer)
    client.get(LIST)

    with django_assert_num_queries(8):
        response = client.get(LIST)

    assert len(listed(response)) == min(count, 50)
    assert response.context["totals"] == [("GBP", Decimal("3200.00") * count)]


def test_each_side_sees_its_own_rows(
    sign_in, shown, other_company, patients, officer, outsider_officer, po_reviewer
):
    hidden = ledger.transfer(other_company, patients, by=cast.actor(outsider_officer))

    assert listed(sign_in(officer).get(LIST)) == [shown]
    assert listed(sign_in(po_reviewer).get(LIST)) == [shown]
    assert listed(sign_in(outsider_officer).get(LIST)) == [hidden]
    for person in (officer, po_reviewer):
        client = sign_in(person)
        assert client.get(hidden.get_absolute_url()).status_code == 404


def test_a_filter_leaves_the_rest_out(sign_in, officer, company, patients, by):
    other = cast.patients("Ärzte und Kranke", "DE")
    fields = {"category": "membership", "description": "Yearly fee", "paid_year": 2024}
    wanted = ledger.transfer(company, other, by=by, reference="R-7", **fields)
    ledger.transfer(company, patients, by=by)
    client = sign_in(officer)

    for name, value in {
        "q": "yearly FEE",
        "party": "arzte",
        "year": "2024",
        "category": "membership",
    }.items():
        assert listed(client.get(LIST, {name: value})) == [wanted], name
    assert listed(client.get(LIST, {"q": "R-7"})) == [wanted]
    assert listed(client.get(LIST, {"state": "excluded"})) == []
    assert listed(client.get(LIST, {"answer": "confirmed"})) == []
    assert len(listed(client.get(LIST, {"year": "x", "after": "crafted"}))) == 2


def test_a_recipient_is_found_by_any_of_its_names_once(
    sign_in, officer, company, patients, by
):
    other = cast.patients("Lung Circle", "IE")
    for name in ("Breath of Ireland", "Lung Circle of Ireland"):
        OrganisationName.objects.create(organisation=other, kind="former", name=name)
    wanted = ledger.transfer(company, other, by=by)
    ledger.transfer(company, patients, by=by)
    client = sign_in(officer)

    for asked in ("breath", "lung circle", "IRELAND"):
        assert listed(client.get(LIST, {"party": asked})) == [wanted], asked


def test_rows_are_sorted_by_amount(sign_in, officer, company, patients, by):
    for amount in ("5", "900", "70"):
        ledger.transfer(company, patients, by=by, amount=Decimal(amount))

    rows = listed(sign_in(officer).get(LIST, {"sort": "largest"}))

    assert [row.amount for row in rows] == [900, 70, 5]


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


def test_detail_shows_facts_and_history_in_few_queries(
    sign_in, officer, by, transfer, django_assert_max_num_queries
):
    transfers.edit(
        transfer,
        {"amount": Decimal("3500"), "vat_treatment": "included", "vat_amount": 500},
        version=1,
        by=by,
        reason="VAT was missing",
        today=ledger.TODAY,
    )
    client = sign_in(officer)
    client.get(LIST)

    with django_assert_max_num_queries(10):
        page = client.get(transfer.get_absolute_url()).content.decode()

    for words in ("£3,500.00", "£3,000.00", "VAT was missing", "£3,200.00"):
        assert words in page


def test_a_recipient_reads_the_history_from_the_day_it_was_shown(
    sign_in, officer, by, transfer, company, po_reviewer
):
    def change(reason, **values):
        transfer.refresh_from_db()
        transfers.edit(
            transfer,
            values,
            version=transfer.version,
            by=by,
            reason=reason,
            today=ledger.TODAY,
        )

    change("Our draft", description="First words")
    ledger.in_review(company, by=by)
    change("You asked", description="Second words")

    page = sign_in(po_reviewer).get(transfer.get_absolute_url()).content.decode()

    assert "You asked" in page
    assert "the disclosure officer of Northwind Pharma" in page
    assert "Our draft" not in page


def test_one_changed_fact_is_told_as_a_sentence(sign_in, officer, by, transfer):
    transfers.edit(
        transfer,
        {"amount": Decimal("3500")},
        version=1,
        by=by,
        reason="VAT was missing",
        today=ledger.TODAY,
    )
    transfers.attach(
        transfer, data=b"%PDF", name="a.pdf", media_type="application/pdf", by=by
    )

    moments = sign_in(officer).get(transfer.get_absolute_url()).context["moments"]

    assert [moment.title for moment in moments] == [
        "Evidence added: a.pdf",
        "Amount changed from £3,200.00 to £3,500.00",
        "Recorded",
    ]


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


def test_leaving_out_asks_for_a_reason_that_both_sides_read(
    sign_in, officer, shown, po_reviewer
):
    address = reverse("disclosures:transfer-exclude", args=[shown.public_id])
    client = sign_in(officer)

    assert client.post(address, {"reason": " "}).context["form"].errors
    client.post(address, {"reason": "Paid by another company"})

    page = sign_in(po_reviewer).get(shown.get_absolute_url()).content.decode()
    assert "Paid by another company" in page


def test_a_recipient_leaves_nothing_out(sign_in, shown, po_administrator):
    address = reverse("disclosures:transfer-exclude", args=[shown.public_id])

    sign_in(po_administrator).post(address, {"reason": "I want it"})

    shown.refresh_from_db()
    assert shown.state == "recorded"


def test_evidence_is_a_download_for_both_sides_and_noted(
    sign_in, officer, shown, po_reviewer, outsider_po
):
    add = reverse("disclosures:evidence-add", args=[shown.public_id])
    client = sign_in(officer)
    for name in ("run.html", "run.docx", "run.pdf"):
        client.post(add, {"file": SimpleUploadedFile(name, b"<script>")})
    assert not Evidence.objects.exists()
    client.post(add, {"file": SimpleUploadedFile("invoice.pdf", b"%PDF-1.7")})

    document = Evidence.objects.get().document
    address = reverse(
        "disclosures:evidence", args=[shown.public_id, document.public_id]
    )
    response = sign_in(po_reviewer).get(address)

    assert response.content == b"%PDF-1.7"
    assert response["Content-Disposition"].startswith("attachment")
    assert Event.objects.about(shown).filter(person_id=po_reviewer.pk).exists()
    assert sign_in(outsider_po).get(address).status_code == 404


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
