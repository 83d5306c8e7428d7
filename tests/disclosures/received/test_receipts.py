"""An organisation's own record of what it received."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures.actions import receipts
from disclosures.models import Claim, Receipt
from tests import cast
from tests.disclosures.received.conftest import DAY, facts
from workflow.moves import Refused

LIST = reverse("disclosures:receipt-list")
NEW = reverse("disclosures:receipt-create")
UPLOAD = reverse("disclosures:receipt-upload")
BOOKS = (
    "Donor;Amount;Currency;Date;Ref\n"
    "Northwind Pharma;1200.50;GBP;2025-03-14;A-1\n"
    "Somebody Else Ltd;99.00;GBP;2025-04-01;A-2\n"
    "Northwind Pharma;many;GBP;2025-04-01;A-3\n"
)


@pytest.fixture
def client_of_po(sign_in, po_administrator, patients):
    return sign_in(po_administrator, patients)


@pytest.fixture
def brought(client_of_po):
    """Brings a file; gives the address at which it is looked at."""

    def brought(text=BOOKS, name="books.csv"):
        file = SimpleUploadedFile(name, text.encode())
        return client_of_po.post(UPLOAD, {"file": file}).url

    return brought


def test_a_receipt_is_entered_by_hand(client_of_po, company):
    client_of_po.post(
        NEW,
        {
            "company": company.public_id,
            "amount": "1,188.00",
            "currency": "GBP",
            "charges": "12",
            "received_on_day": "14",
            "received_on_month": "3",
            "received_on_year": "2025",
        },
    )

    made = Receipt.objects.get()
    assert (made.payer, made.payer_name) == (company, "Northwind Pharma")
    assert (made.amount, made.charges, made.received_on) == (1188, 12, DAY)


def test_a_receipt_needs_a_payer_and_a_day_or_year(client_of_po):
    page = client_of_po.post(NEW, {"amount": "5", "currency": "GBP"})

    assert page.context["form"].errors.keys() == {"payer_name", "received_on"}


def test_a_second_click_enters_nothing_more(po):
    first, second = (receipts.enter(facts(), by=po, key="k") for _click in "12")

    assert first == second


def test_the_same_again_is_asked_about(po):
    receipts.enter(facts(), by=po)

    with pytest.raises(Refused, match="is here already"):
        receipts.enter(facts(), by=po)
    receipts.enter(facts(), by=po, another=True)
    assert Receipt.objects.count() == 2


def test_a_member_reads_and_does_not_write(po_member):
    with pytest.raises(Refused, match="administrator or a reviewer"):
        receipts.enter(facts(), by=cast.actor(po_member))


def test_nobody_else_sees_a_receipt(enter, firm, outsider_po, po):
    made = enter()

    assert Receipt.objects.for_actor(po).get() == made
    assert not Receipt.objects.for_actor(firm).exists()
    assert not Receipt.objects.for_actor(cast.actor(outsider_po)).exists()


def test_a_receipt_is_taken_out_with_a_reason(enter, po):
    made = enter()
    with pytest.raises(Refused, match="Say why"):
        receipts.remove(made, " ", by=po)

    receipts.remove(made, "Entered twice", by=po)

    assert not Receipt.objects.standing().exists()
    assert Receipt.history.filter(removed_because="Entered twice").exists()


def test_a_file_is_looked_at_before_it_is_stored(client_of_po, brought):
    page = client_of_po.get(brought())

    found = page.context["found"]
    assert [row.payer_name for row in found.new] == [
        "Northwind Pharma",
        "Somebody Else Ltd",
    ]
    assert [row.number for row in found.refused] == [4]
    assert "can't be read as an amount" in found.refused[0].reasons[0]
    assert not Receipt.objects.exists()


def test_a_file_is_stored_once_however_often_it_is_brought(
    client_of_po, brought, company
):
    client_of_po.post(brought())
    again = client_of_po.get(brought())

    assert again.context["found"].new == []
    assert len(again.context["found"].here) == 2
    client_of_po.post(brought())
    assert {(r.payer, r.reference) for r in Receipt.objects.all()} == {
        (company, "A-1"),
        (None, "A-2"),
    }


def test_rows_without_a_reference_that_look_the_same_are_asked_about(
    client_of_po, brought
):
    text = "Donor;Amount;Currency;Date\nNorthwind Pharma;5.00;GBP;2025-03-14\n"
    client_of_po.post(brought(text))

    assert len(client_of_po.get(brought(text)).context["found"].perhaps) == 1
    client_of_po.post(brought(text))
    assert Receipt.objects.count() == 1
    client_of_po.post(brought(text), {"another": "1"})
    assert Receipt.objects.count() == 2


def test_columns_that_are_not_guessed_are_chosen(client_of_po, brought):
    address = brought("Von;Summe;Tag\nNorthwind Pharma;1.234,50;14.03.2025\n")
    chosen = "?column_payer=Von&column_amount=Summe&column_paid_on=Tag&currency=GBP"

    assert client_of_po.get(address).context["wrong"]
    client_of_po.post(address + chosen)
    assert str(Receipt.objects.get().amount) == "1234.5000"


@pytest.mark.parametrize(
    "asked", ["?column_payer=Nothing", "?decimal=x", "?date_format=%25q&currency=ZZ"]
)
def test_an_odd_address_says_what_is_wrong(client_of_po, brought, asked):
    page = client_of_po.get(brought() + asked)

    assert page.status_code == 200
    assert not page.context["found"].new


def test_a_file_of_another_organisation_is_not_there(
    client_of_po, brought, sign_in, outsider_po
):
    address = brought()

    assert sign_in(outsider_po).get(address).status_code == 404


def test_a_typed_payer_is_named_for_all_that_spell_it_so(po, company):
    first = receipts.enter(facts("1", payer_name="NORTHWIND  pharma ltd"), by=po)
    receipts.enter(facts("2", payer_name="Northwind Pharma Ltd"), by=po)
    receipts.enter(facts("3", payer_name="Southgate"), by=po)

    assert receipts.name_payer(first, company, by=po) == 2
    assert Receipt.objects.filter(payer=company).count() == 2


def test_a_receipt_becomes_a_claim_with_its_facts(client_of_po, enter, company):
    made = enter("75.00", received_on=DAY, description="Spring meeting")
    address = reverse("disclosures:claim-create") + f"?receipt={made.public_id}"
    form = client_of_po.get(address).context["form"]
    shown = {name: form[name].value() for name in ("company", "amount", "year")}

    client_of_po.post(
        address, {**shown, "currency": "GBP", "description": "Spring meeting"}
    )

    made.refresh_from_db()
    assert shown == {"company": company.public_id, "amount": "75.00", "year": 2025}
    assert made.claim == Claim.objects.get()


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_costs_the_same(
    client_of_po, po, count, django_assert_num_queries, company
):
    receipts.bring([facts(str(n + 1), payer=company) for n in range(count)], by=po)

    client_of_po.get(LIST)
    with django_assert_num_queries(5):
        client_of_po.get(LIST)


def test_a_receipt_page_costs_this(client_of_po, enter, django_assert_num_queries):
    made = enter()

    client_of_po.get(made.get_absolute_url())
    with django_assert_num_queries(9):
        client_of_po.get(made.get_absolute_url())
