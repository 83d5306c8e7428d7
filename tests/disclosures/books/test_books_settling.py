"""Each payment in the books ends in the ledger or is left out with a reason."""

import datetime
from decimal import Decimal

import pytest

from audit.models import Event
from disclosures.actions import (
    books_settling,
    books_vendors,
    periods,
    reports,
    transfers,
)
from disclosures.findings import finding, open_findings
from disclosures.models import BooksEntry, BooksPair, BooksVendor, Reservation, Transfer
from disclosures.publishing.preview import reserved
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.books.books import bring
from workflow.moves import Refused

State = BooksEntry.State
MARCH = datetime.date(2025, 3, 1)


def row(patients, number, amount, day="2025-03-01"):
    return f"{number};70;{patients.legal_name};{day};{amount};GBP;Grant"


def paid(company, patients, amount, *, by, **fields):
    return ledger.transfer(
        company, patients, by=by, amount=Decimal(amount), paid_on=MARCH, **fields
    )


def ways():
    return sorted(BooksPair.objects.values_list("entry__document_number", "way"))


def test_the_reference_finds_the_payment(company, patients, period, by):
    paid(company, patients, "120", by=by, reference="D1")
    paid(company, patients, "120", by=by, reference="D9")

    bring(period, row(patients, "D1", "120"), by=by)

    assert ways() == [("D1", "reference")]
    assert BooksEntry.objects.get().state == State.PAIRED


def test_amount_day_and_recipient_find_it_where_only_one_fits(
    company, patients, period, by
):
    paid(company, patients, "120", by=by)
    paid(company, patients, "75", by=by)
    paid(company, patients, "75", by=by, description="Another one")

    bring(
        period,
        row(patients, "D1", "120", "2025-03-09"),
        row(patients, "D2", "75", "2025-03-09"),
        by=by,
    )

    assert ways() == [("D1", "facts")]
    assert BooksEntry.objects.get(document_number="D2").state == State.WAITING


def test_a_payment_of_the_report_goes_before_one_that_was_left_out(
    company, patients, period, by
):
    gone = paid(company, patients, "120.00", by=by, reference="D1")
    transfers.exclude(gone, by=by, reason="Entered twice")
    paid(company, patients, "120.00", by=by)

    bring(period, row(patients, "D1", "120.00"), by=by)

    assert BooksPair.objects.get().transfer_id != gone.pk


def test_what_was_left_out_with_a_reason_is_accounted_for(
    company, patients, period, by
):
    gone = paid(company, patients, "120.00", by=by)
    transfers.exclude(gone, by=by, reason="Bought at market price")

    bring(period, row(patients, "D1", "120.00"), by=by)

    assert BooksPair.objects.get().transfer == gone


def test_several_bookings_of_one_day_are_one_payment_when_the_sums_agree(
    company, patients, period, by
):
    paid(company, patients, "120", by=by)

    bring(period, row(patients, "D1", "100"), row(patients, "D2", "20"), by=by)

    assert ways() == [("D1", "sums"), ("D2", "sums")]


def test_one_booking_is_several_payments_when_the_sums_agree(
    company, patients, period, by
):
    paid(company, patients, "100", by=by)
    paid(company, patients, "20", by=by)

    bring(period, row(patients, "D1", "120"), by=by)

    assert ways() == [("D1", "sums"), ("D1", "sums")]


def test_another_organisations_payment_is_never_paired(
    company, patients, other_patients, period, by
):
    paid(company, other_patients, "120", by=by, reference="D9")

    bring(period, row(patients, "D1", "120"), by=by)

    assert ways() == []


def test_a_payment_is_recorded_from_the_books(company, patients, period, by):
    bring(period, row(patients, "D1", "120"), by=by)

    made = books_settling.make_transfer(
        BooksEntry.objects.get(),
        {
            "category": "grant",
            "description": "Helpline for families",
            "vat_treatment": "not_applicable",
        },
        by=by,
        today=ledger.TODAY,
    )

    assert (made.amount, made.reference, made.recipient) == (120, "D1", patients)
    assert made.entry.period_id == period.pk
    assert BooksEntry.objects.get().state == State.PAIRED


def test_all_of_one_vendor_is_left_out_with_a_reason(company, patients, period, by):
    bring(period, row(patients, "D1", "120"), row(patients, "D2", "130"), by=by)
    vendor = BooksVendor.objects.get()

    with pytest.raises(Refused, match="Say why"):
        books_settling.leave_out_vendor(vendor, period, "ordinary", " ", by=by)
    count = books_settling.leave_out_vendor(
        vendor, period, "ordinary", "Rooms at list price", by=by
    )

    assert count == 2
    assert not BooksEntry.objects.waiting().exists()


def test_what_a_person_undid_is_not_found_again(company, patients, period, by):
    paid(company, patients, "120", by=by, reference="D1")
    bring(period, row(patients, "D1", "120"), by=by)

    books_settling.undo(BooksEntry.objects.get(), by=by)
    books_settling.find_pairs(period, by=by)

    assert BooksEntry.objects.get().state == State.WAITING


def test_a_person_pairs_only_with_a_payment_to_that_organisation(
    company, patients, other_patients, period, by
):
    other = paid(company, other_patients, "90", by=by)
    own = paid(company, patients, "90", by=by)
    bring(period, row(patients, "D1", "120"), by=by)
    entry = BooksEntry.objects.select_related("period").get()

    with pytest.raises(Refused, match="another organisation"):
        books_settling.pair(entry, other, by=by)
    books_settling.pair(entry, own, by=by)

    assert ways() == [("D1", "person")]


def test_a_changed_sum_waits_again(company, patients, period, by):
    paid(company, patients, "120", by=by, reference="D1")
    bring(period, row(patients, "D1", "120"), by=by)

    bring(period, row(patients, "D1", "125"), by=by)

    assert BooksEntry.objects.get().state == State.WAITING
    assert ways() == []


def test_another_vendor_decision_dissolves_pairs(
    company, patients, other_patients, period, by
):
    paid(company, patients, "120", by=by)
    bring(period, row(patients, "D1", "120"), by=by)

    books_vendors.decide_vendor(
        BooksVendor.objects.get(), "other", organisation=other_patients, by=by
    )

    assert BooksEntry.objects.get().state == State.WAITING


def test_a_decision_that_was_taken_back_is_left_to_a_person(
    company, patients, period, by, outsider_officer
):
    paid(company, patients, "120", by=by)
    bring(period, row(patients, "D1", "120"), by=by)
    vendor = BooksVendor.objects.get()
    assert vendor.decision == "matched"
    for who, why in ((cast.actor(outsider_officer), "Ours"), (by, " ")):
        with pytest.raises(Refused):
            books_vendors.reopen_vendor(vendor, why, by=who)

    books_vendors.reopen_vendor(vendor, "Another body of that name", by=by)

    assert BooksEntry.objects.get().state == State.WAITING
    assert ways() == []
    bring(period, row(patients, "D2", "5"), by=by)
    vendor.refresh_from_db()
    assert (vendor.decision, vendor.suspected) == ("", True)
    event = Event.objects.get(verb="books_vendor_reopened")
    assert event.reason == "Another body of that name"


def test_a_year_is_not_closed_while_the_books_wait(patients, period, by):
    bring(
        period,
        row(patients, "D1", "120"),
        "D2;71;Hospital Invention;2025-03-01;10;GBP;",
        by=by,
    )

    with pytest.raises(Refused) as refused:
        periods.freeze(period, by=by)

    assert str(refused.value) == (
        "1 payment in the books is not settled."
        " Of 1 vendor in the books nobody has said who it is."
    )


def test_closing_it_all_the_same_becomes_a_public_reservation(patients, period, by):
    bring(period, row(patients, "D1", "120"), by=by)

    frozen = periods.freeze(period, by=by, books_words="Finance closes in May.")
    report = reports.start(frozen, by=by, today=ledger.TODAY)

    kept = Reservation.objects.get(report=report, rule="books_unsettled")
    assert kept.words == "Finance closes in May."
    (told,) = reserved(report)
    assert told.words == (
        "1 payment of the books was not settled. Finance closes in May."
    )
    assert not finding(report, "books_unsettled").open


def test_what_is_settled_later_leaves_no_finding(patients, period, by):
    bring(period, row(patients, "D1", "120"), by=by)
    frozen = periods.freeze(period, by=by, books_words="Finance closes in May.")
    report = reports.start(frozen, by=by, today=ledger.TODAY)

    books_settling.leave_out(
        BooksEntry.objects.all(), "reversed", "Booked twice", by=by
    )

    assert "books_unsettled" not in {f.rule.code for f in open_findings(report)}


def test_an_outsider_settles_nothing(patients, period, by, outsider_officer):
    bring(period, row(patients, "D1", "120"), by=by)
    entry = BooksEntry.objects.select_related("period").get()

    with pytest.raises(Refused):
        books_settling.undo(entry, by=cast.actor(outsider_officer))
    left = books_settling.leave_out(
        BooksEntry.objects.all(), "reversed", "Mine", by=cast.actor(outsider_officer)
    )

    assert left == 0
    assert Transfer.objects.count() == 0
