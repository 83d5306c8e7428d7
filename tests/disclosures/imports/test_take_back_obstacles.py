"""What hangs on one payment of a file keeps the whole file."""

from decimal import Decimal

import pytest

from disclosures.actions import (
    answers,
    comparisons,
    import_undoing,
    periods,
    receipts,
    splitting,
    transfers,
)
from disclosures.imports.undoing import look
from disclosures.models import BooksEntry, Entry, Transfer
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.books.books import bring
from tests.disclosures.imports.conftest import TODAY, WITH_REFERENCE
from tests.disclosures.imports.taking_back import (
    HEAD,
    ONE_REF,
    WHY,
    in_the_way,
    payment,
    refusal,
)
from tests.disclosures.received.conftest import facts

CHANGED = "It was changed since it was stored."
NOT_NOTED = (
    "The file changed 1 payment that was here before, and it was not noted which."
    " Leave out what is wrong on the pages of the payments."
)
CLOSED = "Its year is closed for changes."


@pytest.fixture
def po(po_administrator):
    return cast.actor(po_administrator)


def attach(transfer, by):
    return transfers.attach(
        transfer,
        data=b"%PDF-1.4 invoice",
        name="invoice.pdf",
        media_type="application/pdf",
        by=by,
    )


def test_a_payment_that_was_changed_keeps_the_whole_file(stored, by):
    changed = payment(stored)
    transfers.edit(
        changed,
        {"description": "Better words"},
        version=changed.version,
        by=by,
        reason="Words",
        today=TODAY,
    )

    assert refusal(lambda: import_undoing.begin(stored, WHY, by=by)) == [
        "1 payment stands in the way, so nothing can be taken back."
    ]
    assert in_the_way(stored) == [(2, [CHANGED])]
    stored.refresh_from_db()
    assert stored.state == "stored"
    assert not Transfer.objects.filter(state="excluded").exists()


def test_what_was_left_out_already_is_not_in_the_way(stored, take_back, by):
    transfers.exclude(payment(stored), by=by, reason="Paid by another company")
    assert (look(stored).payments, look(stored).left_out) == (2, 1)

    take_back(stored)

    out = payment(stored)
    assert (out.excluded_because, out.taken_back) == ("Paid by another company", True)


def test_a_year_that_is_closed_keeps_it(stored, company, by):
    periods.freeze(ledger.period_of(company, 2024), by=by)

    assert in_the_way(stored) == [(2, [CLOSED])]


def test_an_answer_and_a_question_keep_it(stored, company, by, po):
    ledger.in_review(company, by=by, year=2024)
    entry = Entry.objects.get(transfer=payment(stored))
    answers.answer(
        [entry],
        "questioned",
        by=po,
        today=TODAY,
        reason="amount",
        words="We received less",
    )

    assert in_the_way(stored) == [
        (
            2,
            [
                CLOSED,
                "Its recipient has answered about it.",
                "Its recipient has questioned it.",
            ],
        )
    ]


def test_what_was_published_keeps_it(stored, company, by, second_officer):
    ledger.published(
        ledger.in_review(company, by=by, year=2024),
        by=by,
        second=cast.actor(second_officer),
    )

    assert ["It is published." in reasons for _row, reasons in in_the_way(stored)] == [
        True
    ]


def test_parts_keep_it_until_the_splitting_is_undone(stored, by, patients):
    whole = payment(stored)
    part = splitting.Part(patients, Decimal(50), "Half")
    splitting.split(whole, [part, part], by=by, reason="Two purposes", today=TODAY)

    assert in_the_way(stored) == [(2, [CHANGED, "It is split into parts."])]


def test_a_refund_keeps_it(stored, company, patients, by):
    paid = payment(stored)
    ledger.transfer(
        company,
        patients,
        by=by,
        amount=Decimal(-10),
        paid_year=2024,
        refund_of=paid,
        description="Not all was needed",
    )

    assert in_the_way(stored) == [(2, ["It has a refund."])]


def test_evidence_keeps_it(stored, by):
    attach(payment(stored), by)

    assert in_the_way(stored) == [(2, ["Evidence was added to it."])]


def test_a_payment_that_was_changed_twice_keeps_it(checked, store, patients, by):
    store(checked(ONE_REF, WITH_REFERENCE))
    second = store(checked(ONE_REF.replace("100", "120"), WITH_REFERENCE))
    store(checked(ONE_REF.replace("100", "130"), WITH_REFERENCE))

    assert in_the_way(second) == [(2, [CHANGED])]


def test_changes_of_which_nothing_was_noted_keep_it(checked, store, patients, by):
    store(checked(ONE_REF, WITH_REFERENCE))
    second = store(checked(ONE_REF.replace("100", "120"), WITH_REFERENCE))
    second.changed = []
    second.save()

    assert refusal(lambda: import_undoing.begin(second, WHY, by=by)) == [NOT_NOTED]


def test_a_match_in_a_comparison_keeps_it(stored, company, by, po):
    ledger.in_review(company, by=by, year=2024)
    receipt = receipts.enter(facts("100.00", payer=company, year=2024), by=po)
    comparison = comparisons.compare(company, by=po)
    comparisons.show(comparison, by=po, today=TODAY)
    comparisons.pair_by_hand(comparison, [receipt], [payment(stored)], by=po)

    assert in_the_way(stored) == [
        (2, [CLOSED, "It is matched or discussed in a comparison of lists."])
    ]


BOOKED = "D1;70;Rare Lung Alliance;2025-03-01;50.00;GBP;Meeting"


def test_a_match_in_the_books_keeps_it(stored, company, by):
    bring(ledger.period_of(company, 2025), BOOKED, by=by)

    assert in_the_way(stored) == [(3, ["It is matched with a payment in your books."])]


def test_what_was_taken_back_is_not_found_for_the_books(stored, company, by, take_back):
    take_back(stored)

    bring(ledger.period_of(company, 2025), BOOKED, by=by)

    assert BooksEntry.objects.get().state == "waiting"


def test_the_first_twenty_are_shown_and_the_rest_counted(checked, store, patients, by):
    rows = (f"Rare Lung Alliance,{n},GBP,2025,No {n}\n" for n in range(1, 24))
    batch = store(checked(HEAD + "".join(rows)))
    for each in Transfer.objects.filter(batch=batch):
        attach(each, by)

    found = look(batch)

    assert [each.transfer.batch_row for each in found.obstacles] == list(range(2, 22))
    assert (found.in_the_way, found.more) == (23, 3)
