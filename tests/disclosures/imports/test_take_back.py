"""A stored file is taken back: all of it, or nothing."""

from decimal import Decimal
from functools import partial

import pytest

from audit.models import Event
from disclosures.actions import import_undoing, transfers
from disclosures.imports.undoing import look
from disclosures.models import (
    Entry,
    ImportRow,
    RecipientDecision,
    Transfer,
)
from organisations.actions import merging
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.imports.conftest import TODAY, WITH_REFERENCE
from tests.disclosures.imports.taking_back import (
    HEAD,
    HEAD_REF,
    ONE_REF,
    ROWS,
    WHY,
    payment,
    refusal,
)


def verdicts(batch):
    rows = ImportRow.objects.filter(batch=batch).order_by("number")
    return list(rows.values_list("verdict", flat=True))


def test_its_payments_stay_in_the_ledger_left_out_with_the_reason(
    stored, take_back, by
):
    take_back(stored)

    assert (stored.state, stored.taken_back_because) == ("taken_back", WHY)
    assert set(
        Transfer.objects.values_list("state", "excluded_because", "taken_back")
    ) == {("excluded", f"The file was taken back: {WHY}", True)}
    assert set(Entry.objects.values_list("state", flat=True)) == {"excluded"}
    past = payment(stored).history.latest("history_id")
    assert (past.history_user_id, past.history_change_reason) == (by.person_id, WHY)
    event = Event.objects.about(stored).get(verb="take_back")
    assert (event.reason, event.person_id) == (WHY, by.person_id)
    assert event.data == {"payments": 3, "left_out": 0, "put_back": 0}


def test_what_would_happen_is_told_by_year_and_currency(stored):
    found = look(stored)

    assert found.going == [
        {"paid_year": 2024, "currency": "GBP", "count": 1, "sum": Decimal(100)},
        {"paid_year": 2025, "currency": "CHF", "count": 1, "sum": Decimal(7)},
        {"paid_year": 2025, "currency": "GBP", "count": 1, "sum": Decimal(50)},
    ]
    assert (found.payments, found.reasons) == (3, [])


def test_the_same_file_can_be_brought_in_again(stored, take_back, checked, store):
    take_back(stored)

    again = checked(HEAD + ROWS)
    assert verdicts(again) == ["new", "new", "new"]
    store(again)

    assert Transfer.objects.filter(state="recorded", batch=again).count() == 3
    assert verdicts(checked(HEAD + ROWS)) == ["same", "same", "same"]


def test_its_references_are_free_again(checked, store, take_back, patients, by):
    take_back(store(checked(ONE_REF, WITH_REFERENCE)))

    again = checked(ONE_REF.replace("100", "110"), WITH_REFERENCE)
    assert verdicts(again) == ["new"]
    store(again)

    assert list(
        Transfer.objects.order_by("pk").values_list("reference", "amount", "state")
    ) == [("R1", Decimal(100), "excluded"), ("R1", Decimal(110), "recorded")]


def test_its_reference_can_be_given_to_a_payment_by_hand(
    checked, store, take_back, patients, by
):
    batch = store(checked(ONE_REF, WITH_REFERENCE))
    values = {
        "recipient": patients,
        "amount": Decimal(100),
        "currency": "GBP",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "paid_year": 2025,
        "reference": "R1",
    }
    assert transfers.similar_transfers(values, by=by) == [payment(batch)]
    assert refusal(lambda: transfers.add(values, by=by, today=TODAY)) == [
        "Your reference R1 stands at another payment."
    ]

    take_back(batch)

    assert transfers.similar_transfers(values, by=by) == []
    assert transfers.add(values, by=by, today=TODAY).reference == "R1"


def test_its_reference_keeps_no_two_records_of_the_company_apart(
    checked, store, take_back, company, other_company, patients, registrar
):
    batch = store(checked(ONE_REF, WITH_REFERENCE))
    ledger.transfer(other_company, patients, paid_year=2024, reference="R1")
    merge = partial(
        merging.merge,
        other_company,
        company,
        choices={},
        by=cast.actor(registrar),
        reason="One register entry",
        today=TODAY,
    )
    assert any("“R1”" in reason for reason in refusal(merge))

    take_back(batch)
    merge()

    mine = Transfer.objects.filter(disclosed_by=other_company, reference="R1")
    assert sorted(mine.values_list("taken_back", flat=True)) == [False, True]


def test_one_of_its_payments_is_not_taken_in_again_by_itself(stored, take_back, by):
    take_back(stored)

    assert refusal(
        lambda: transfers.include(payment(stored), by=by, reason="No", today=TODAY)
    ) == ["The file that brought it was taken back. Bring that in again."]


def test_names_that_were_remembered_stay(checked, store, take_back, by):
    take_back(store(checked(HEAD + "Entirely Different,1,GBP,2025,Stand\n")))

    remembered = RecipientDecision.objects.values_list("text", "recipient__legal_name")
    assert list(remembered) == [("Entirely Different", "Entirely Different")]


def test_a_changed_payment_says_again_what_it_said(
    checked, store, take_back, company, patients, by
):
    before = store(
        checked(
            HEAD_REF + "Rare Lung Alliance,100,GBP,2024,Helpline,R1\n", WITH_REFERENCE
        )
    )
    after = store(
        checked(
            HEAD_REF
            + "Rare Lung Alliance,120,GBP,2025,Meeting,R1\n"
            + "Rare Lung Alliance,5,GBP,2025,New,R2\n",
            WITH_REFERENCE,
        )
    )
    kept = payment(before)
    assert (kept.amount, look(after).put_back) == (Decimal(120), 1)

    take_back(after)

    kept.refresh_from_db()
    assert (kept.amount, kept.paid_year, kept.description, kept.state) == (
        Decimal(100),
        2024,
        "Helpline",
        "recorded",
    )
    assert (kept.entry.amount, kept.entry.period.year) == (Decimal(100), 2024)
    assert payment(after, 3).state == "excluded"


def test_what_happens_meanwhile_keeps_the_file_as_it_stood(stored, by):
    import_undoing.begin(stored, WHY, by=by)
    transfers.attach(
        payment(stored),
        data=b"%PDF-1.4 invoice",
        name="invoice.pdf",
        media_type="application/pdf",
        by=by,
    )

    reasons = refusal(lambda: import_undoing.take_back(stored, by=by, today=TODAY))
    import_undoing.keep(stored, reasons, by=by)

    stored.refresh_from_db()
    assert (stored.state, stored.taken_back_because) == ("stored", "")
    assert stored.problem == (
        "1 payment stands in the way, so nothing can be taken back."
    )
    assert not Transfer.objects.filter(state="excluded").exists()


def test_a_second_click_changes_nothing_more(stored, take_back, by):
    take_back(stored)

    assert refusal(lambda: import_undoing.begin(stored, "Again", by=by)) == [
        "This file is “Taken back”; this step is not open."
    ]
    stored.refresh_from_db()
    assert stored.taken_back_because == WHY


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_reason_is_asked(stored, by, reason):
    assert refusal(lambda: import_undoing.begin(stored, reason, by=by)) == [
        "Say why the file is taken back."
    ]


def test_only_the_company_s_officer_takes_it_back(stored, lead, outsider_officer):
    whose = "The company's disclosure officer brings in payments."
    for actor in map(cast.actor, (lead, outsider_officer)):
        begin = partial(import_undoing.begin, stored, WHY, by=actor)
        assert refusal(begin) == [whose]


@pytest.mark.parametrize("count", [1, 300])
def test_the_number_of_queries_is_the_same_for_any_number_of_payments(
    checked, store, patients, by, django_assert_num_queries, count
):
    rows = (f"Rare Lung Alliance,{n},GBP,2025,No {n}\n" for n in range(1, count + 1))
    batch = store(checked(HEAD + "".join(rows)))
    import_undoing.begin(batch, WHY, by=by)

    with django_assert_num_queries(4):
        look(batch)
    with django_assert_num_queries(17):
        import_undoing.take_back(batch, by=by, today=TODAY)

    assert Transfer.objects.filter(taken_back=True).count() == count
