"""What finance paid is brought in, and its vendors are recognised."""

import datetime
from decimal import Decimal

import pytest

from disclosures.actions import books, books_vendors
from disclosures.imports.books_rows import guess
from disclosures.models import BooksEntry, BooksVendor
from tables.shapes import Unusable
from tests import cast
from tests.disclosures.books.books import HEADER, bring
from workflow.moves import Refused

State = BooksEntry.State


def test_the_columns_of_finance_are_guessed():
    assert guess(HEADER.split(";")) == {
        "document_number": "Document",
        "vendor_number": "Vendor",
        "vendor_name": "Vendor name",
        "paid_on": "Paid on",
        "amount": "Amount",
        "currency": "Currency",
        "text": "Text",
    }


def test_a_vendor_with_an_organisations_name_is_that_organisation(period, patients, by):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120.50;GBP;Grant", by=by)

    entry = BooksEntry.objects.select_related("vendor").get()
    assert entry.vendor.organisation_id == patients.pk
    assert entry.vendor.decision == BooksVendor.Decision.MATCHED
    assert entry.amount == Decimal("120.5000")
    assert entry.paid_on == datetime.date(2025, 3, 1)
    assert entry.state == State.WAITING


def test_names_that_sound_like_patient_organisations_wait_and_others_do_not(period, by):
    bring(
        period,
        "D1;70;Hintertal Lungenliga;2025-03-01;120;CHF;",
        "D2;71;Acme Office Paper Ltd;2025-03-01;120;CHF;",
        "D3;72;Asociación de Pacientes Invention;2025-03-01;120;EUR;",
        by=by,
    )

    suspected = BooksVendor.objects.filter(suspected=True).order_by("number")
    assert [vendor.number for vendor in suspected] == ["70", "72"]
    concerned = BooksEntry.objects.concerned().order_by("document_number")
    assert [entry.document_number for entry in concerned] == ["D1", "D3"]


def test_the_same_file_twice_adds_nothing(period, patients, by):
    row = f"D1;70;{patients.legal_name};2025-03-01;120;GBP;Grant"
    bring(period, row, by=by)

    again = bring(period, row, by=by)

    assert (again.added, again.same, again.differing) == (0, 1, [])
    assert BooksEntry.objects.count() == 1


def test_a_changed_file_says_what_differs(period, patients, by):
    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;Grant", by=by)

    again = bring(
        period, f"D1;70;{patients.legal_name};2025-03-01;150;GBP;Grant", by=by
    )

    assert again.differing == [
        {"document": "D1", "facts": [["amount", "£120.00", "£150.00"]]}
    ]
    assert BooksEntry.objects.get().amount == 150


def test_one_number_may_stand_in_the_books_of_two_companies_of_a_group(
    period, patients, other_company, by
):
    row = f"D1;70;{patients.legal_name};2025-03-01;120;GBP;Grant"
    bring(period, row, by=by)

    bring(period, row, by=by, paid_by=other_company)

    assert BooksEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("D1;70;Lung;2025-03-01;ten;GBP;", "“ten” can't be read as an amount."),
        ("D1;70;Lung;2024-03-01;10;GBP;", "It was not paid in 2025."),
        ("D1;70;Lung;2025-03-01;10.005;GBP;", "more decimals than GBP has"),
        ("D1;;Lung;2025-03-01;10;GBP;", "“Number of who was paid” is empty."),
        ("D1;70;Lung;2025-03-01;0;GBP;", "The amount is zero."),
        ("D1;70;Lung;2025-03-01;10;XYZ;", "is not a currency that can be paid"),
    ],
)
def test_a_row_that_cannot_be_read_stores_nothing_and_says_why(period, by, row, said):
    with pytest.raises(Unusable) as unusable:
        bring(period, "D0;60;Paper Ltd;2025-03-01;10;GBP;", row, by=by)

    assert said in str(unusable.value)
    assert "Row 3" in str(unusable.value)
    assert not BooksEntry.objects.exists()


def test_a_document_that_stands_twice_is_told(period, by):
    row = "D1;70;Lung;2025-03-01;10;GBP;"

    with pytest.raises(Unusable, match="stands in row 2 and in row 3"):
        bring(period, row, row, by=by)


def test_another_companys_officer_brings_nothing_in(period, outsider_officer):
    with pytest.raises(Refused):
        books.bring_in(
            period, HEADER.encode(), "books.csv", by=cast.actor(outsider_officer)
        )


def test_a_decision_about_a_vendor_holds_for_the_next_file(period, patients, by):
    bring(period, "D1;70;RL Patient Fund;2025-03-01;120;GBP;", by=by)
    vendor = BooksVendor.objects.get()
    books_vendors.decide_vendor(vendor, "patients", organisation=patients, by=by)

    bring(period, "D2;70;RL Patient Fund;2025-04-01;130;GBP;", by=by)

    known = BooksEntry.objects.filter(vendor__organisation=patients)
    assert known.count() == 2


def test_a_vendor_who_is_not_relevant_is_so_because(period, by):
    bring(period, "D1;70;Clinic Cleaning Ltd;2025-03-01;120;GBP;", by=by)
    vendor = BooksVendor.objects.get()

    with pytest.raises(Refused, match="why it is not relevant"):
        books_vendors.decide_vendor(vendor, "not_relevant", by=by)
    books_vendors.decide_vendor(
        vendor, "not_relevant", because="A cleaning firm", by=by
    )

    assert not BooksEntry.objects.waiting().exists()
