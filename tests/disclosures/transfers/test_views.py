from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.models import Event
from disclosures.actions import transfers
from disclosures.models import Evidence, Line
from organisations.models import OrganisationName
from tests import cast
from tests.disclosures import ledger

LIST = reverse("disclosures:transfer-list")


def listed(response):
    return [transfer for transfer, _category in response.context["transfers"]]


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


def test_a_published_payment_leads_to_its_public_entry(
    sign_in, officer, by, shown, company, compliance_reviewer
):
    client = sign_in(officer)
    before = client.get(shown.get_absolute_url()).content.decode()
    ledger.published(
        ledger.period_of(company), by=by, second=cast.actor(compliance_reviewer)
    )

    after = client.get(shown.get_absolute_url()).content.decode()

    public = Line.objects.get(entry_id=shown.entry.pk).get_absolute_url()
    assert f'href="{public}"' in after
    assert "/register/lines/" not in before
