from datetime import date
from decimal import Decimal

import pytest

from disclosures.actions import answers, periods, transfers
from disclosures.models import Answer, Entry, Period, Transfer
from tests import cast
from tests.disclosures import ledger
from workflow.moves import Refused
from workflow.races import Outdated

TODAY = ledger.TODAY


@pytest.fixture
def facts(patients):
    return {
        "recipient": patients,
        "category": "grant",
        "amount": Decimal("3500.00"),
        "currency": "GBP",
        "vat_treatment": "not_applicable",
        "paid_on": date(2025, 3, 14),
        "paid_year": 2025,
        "reference": "INV-1",
    }


@pytest.fixture
def transfer(facts, by):
    return transfers.add(facts, by=by, today=TODAY)


def edit(transfer, by, *, version=1, **values):
    return transfers.edit(
        transfer, values, version=version, by=by, reason="Mended", today=TODAY
    )


def test_a_recorded_transfer_has_an_entry_in_its_year(transfer, company):
    entry = Entry.objects.get(transfer=transfer)

    assert (entry.period.company, entry.period.year) == (company, 2025)
    assert (entry.amount, entry.recipient) == (Decimal("3500.00"), transfer.recipient)


def test_a_closed_year_takes_single_rows_with_a_reason_only(
    transfer, facts, by, company
):
    periods.freeze(ledger.period_of(company), by=by)
    late = {**facts, "reference": "INV-2"}

    with pytest.raises(Refused, match="Say why: this year is closed"):
        transfers.add(late, by=by, today=TODAY, reason=" ")
    with pytest.raises(Refused, match="Say why: this year is closed"):
        transfers.edit(
            transfer, {"amount": 1}, version=1, by=by, reason="", today=TODAY
        )
    made = transfers.add(late, by=by, today=TODAY, reason="Found in the books")

    assert set(Transfer.objects.values_list("reference", "amount")) == {
        ("INV-1", Decimal(3500)),
        ("INV-2", Decimal(3500)),
    }
    assert made.history.get().history_change_reason == "Found in the books"


def test_a_form_sent_twice_records_one_transfer(facts, by):
    facts["reference"] = ""

    first = transfers.add(facts, by=by, today=TODAY, key="k")
    second = transfers.add(facts, by=by, today=TODAY, key="k")
    third = transfers.add(facts, by=by, today=TODAY, key="other")

    assert first == second
    assert third != first


def test_a_reference_stands_at_one_transfer(transfer, facts, by):
    with pytest.raises(Refused, match="INV-1"):
        transfers.add(facts, by=by, today=TODAY)


def test_a_viewer_and_a_recipient_record_nothing(facts, viewer, po_administrator):
    for person in (viewer, po_administrator):
        with pytest.raises(Refused):
            transfers.add(facts, by=cast.actor(person), today=TODAY)


def test_a_changed_amount_reaches_the_entry_and_the_answer_lapses(
    transfer, by, po_reviewer
):
    ledger.in_review(transfer.disclosed_by, by=by)
    entry = Entry.objects.get(transfer=transfer)
    answers.answer([entry], "confirmed", by=cast.actor(po_reviewer), today=TODAY)

    edit(transfer, by, amount=Decimal("3200.00"))

    entry.refresh_from_db()
    assert (entry.amount, entry.answer) == (Decimal("3200.00"), Answer.NONE)


def test_the_loser_of_a_race_changes_nothing(transfer, by):
    edit(transfer, by, description="First")

    with pytest.raises(Outdated) as race:
        edit(transfer, by, description="Second")

    assert [(c.now, c.wanted) for c in race.value.conflicts] == [("First", "Second")]
    transfer.refresh_from_db()
    assert transfer.description == "First"


def test_another_company_changes_nothing(transfer, outsider_officer):
    with pytest.raises(Refused):
        edit(transfer, cast.actor(outsider_officer), description="Mine")


def test_a_changed_year_moves_the_entry_while_both_years_are_open(transfer, by):
    edit(transfer, by, paid_on=None, paid_year=2024)

    assert Entry.objects.get(transfer=transfer).period.year == 2024


def test_a_year_that_is_checked_keeps_its_entries(transfer, by):
    ledger.in_review(transfer.disclosed_by, by=by)

    with pytest.raises(Refused, match="2025 is closed"):
        edit(transfer, by, paid_on=None, paid_year=2024)

    transfer.refresh_from_db()
    assert transfer.paid_year == 2025
    assert not Period.objects.filter(starts_on__year=2024).exists()


def test_excluding_needs_the_officer_and_tells_why(transfer, by, lead):
    with pytest.raises(Refused):
        transfers.exclude(transfer, by=cast.actor(lead), reason="No")

    left_out = transfers.exclude(transfer, by=by, reason="Paid twice")
    assert (left_out.state, left_out.excluded_because) == ("excluded", "Paid twice")
    assert Entry.objects.get(transfer=transfer).state == "excluded"

    back = transfers.include(transfer, by=by, reason="It was one", today=TODAY)
    assert (back.state, back.excluded_because) == ("recorded", "")
    assert Entry.objects.get(transfer=transfer).state == "open"


@pytest.mark.parametrize(
    ("changes", "alike"),
    [
        ({"paid_on": date(2025, 3, 28)}, 1),
        ({"paid_on": date(2025, 3, 29)}, 0),
        ({"amount": Decimal("3500.01")}, 0),
        ({"currency": "EUR"}, 0),
        ({"paid_on": None}, 1),
    ],
)
def test_similar_transfers_are_found(transfer, facts, by, changes, alike):
    assert len(transfers.similar_transfers({**facts, **changes}, by=by)) == alike


def test_similar_transfers_of_another_company_stay_unknown(
    transfer, facts, outsider_officer
):
    by = cast.actor(outsider_officer)

    assert transfers.similar_transfers(facts, by=by) == []


def test_both_sides_add_evidence_and_strangers_do_not(
    transfer, by, po_reviewer, outsider_po
):
    ledger.in_review(transfer.disclosed_by, by=by)
    file = {"data": b"%PDF", "name": "letter.pdf", "media_type": "application/pdf"}

    transfers.attach(transfer, by=by, **file)
    transfers.attach(transfer, by=cast.actor(po_reviewer), **file)
    with pytest.raises(Refused):
        transfers.attach(transfer, by=cast.actor(outsider_po), **file)

    assert Transfer.objects.get().evidence.count() == 2
