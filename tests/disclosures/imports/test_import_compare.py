"""A file against the ledger and against itself."""

from decimal import Decimal

import pytest

from audit.acting import acting
from disclosures.actions import imports
from disclosures.imports.figures import refusals
from disclosures.models import Entry, ImportRow, Period, Transfer
from tests.disclosures.imports.conftest import MAPPING, WITH_REFERENCE
from workflow.moves import Refused

HEAD = "to,amount,currency,year,purpose\n"
HEAD_REF = "to,amount,currency,year,purpose,ref\n"


def verdicts(batch):
    return list(
        ImportRow.objects.filter(batch=batch)
        .order_by("number")
        .values_list("verdict", flat=True)
    )


def told(batch):
    return [(each.number, each.wrong) for each in refusals(batch)]


def test_rows_become_transfers_with_entries_and_history(checked, store, patients, by):
    batch = store(
        checked(
            HEAD + "Rare Lung Alliance,20000.0,CHF,2015,Lung\\.day\n"
            '"Rare Lung Alliance",1.50,CHF,2016,"\\.\nsecond\tline \\N"\n'
        )
    )

    first, second = Transfer.objects.order_by("batch_row")
    assert (first.amount, first.paid_year, first.batch) == (Decimal(20000), 2015, batch)
    assert (first.description, second.description) == (
        "Lung\\.day",
        "\\.\nsecond\tline \\N",
    )
    assert first.history.get().history_user_id == by.person_id
    assert set(Entry.objects.values_list("transfer_id", "period__starts_on__year")) == {
        (first.pk, 2015),
        (second.pk, 2016),
    }
    assert not ImportRow.objects.exists()


def test_the_same_reference_changes_what_is_here(checked, store, patients):
    text = HEAD_REF + "Rare Lung Alliance,100,GBP,2025,Helpline,R1\n"
    store(checked(text, WITH_REFERENCE))
    batch = checked(
        text.replace("100", "120") + "Rare Lung Alliance,5,GBP,2025,New,R2\n",
        WITH_REFERENCE,
    )

    assert verdicts(batch) == ["update", "new"]
    store(batch)

    stored = Transfer.objects.order_by("reference").values_list("amount", "version")
    assert list(stored) == [(Decimal(120), 2), (Decimal(5), 1)]
    assert Entry.objects.get(transfer__reference="R1").amount == Decimal(120)


def test_an_empty_cell_takes_nothing_away(checked, store, patients):
    store(
        checked(HEAD_REF + "Rare Lung Alliance,1,GBP,2025,Words,R1\n", WITH_REFERENCE)
    )

    batch = checked(HEAD_REF + "Rare Lung Alliance,1,GBP,2025,,R1\n", WITH_REFERENCE)

    assert verdicts(batch) == ["same"]


def test_a_reference_twice_in_a_file_is_refused(checked, patients):
    batch = checked(
        HEAD_REF
        + "Rare Lung Alliance,1,GBP,2025,a,R1\n"
        + "Rare Lung Alliance,2,GBP,2025,b,R1\n"
        + "Rare Lung Alliance,3,GBP,2025,c,R2\n",
        WITH_REFERENCE,
    )

    assert verdicts(batch) == ["refused", "refused", "new"]
    assert told(batch) == [
        (2, "The same reference stands in rows 2, 3."),
        (3, "The same reference stands in rows 2, 3."),
    ]


def test_identical_rows_are_flagged_and_never_dropped(checked, store, patients):
    row = "Rare Lung Alliance,50,GBP,2025,Twice\n"
    batch = checked(HEAD + row + row)

    warnings = ImportRow.objects.filter(batch=batch).order_by("number")
    assert [row.warnings for row in warnings] == [[], ["Possible duplicate of row 2."]]
    assert store(batch).figures["accepted"] == 2
    assert Transfer.objects.count() == 2


def test_without_references_the_nth_of_identical_rows_is_here_already(
    checked, store, patients
):
    row = "Rare Lung Alliance,50,GBP,2025,Twice\n"
    store(checked(HEAD + row + row))

    batch = checked(HEAD + row * 3)

    assert sorted(verdicts(batch)) == ["new", "same", "same"]


def test_the_same_file_again_leaves_a_row_that_was_changed_here(
    checked, store, patients, by
):
    text = HEAD + "Rare Lung Alliance,50,GBP,2025,As imported\n"
    store(checked(text))
    with acting(by, "better words"):
        Transfer.objects.update(description="Better words")

    batch = checked(text)

    (row,) = ImportRow.objects.filter(batch=batch)
    assert row.verdict == "same"
    assert row.warnings[0].startswith("This row was stored from the same file before")


def test_a_closed_year_takes_no_rows(checked, store, patients, by):
    store(checked(HEAD + "Rare Lung Alliance,1,GBP,2024,a\n"))
    with acting(by):
        Period.objects.update(state="frozen")

    batch = checked(
        HEAD + "Rare Lung Alliance,2,GBP,2024,late\nRare Lung Alliance,3,GBP,2025,b\n"
    )

    assert verdicts(batch) == ["late", "new"]
    assert told(batch) == [(2, "The year 2024 is closed; the row is late.")]


def test_what_was_published_elsewhere_changes_nothing_in_a_closed_year(
    checked, store, patients, by
):
    text = HEAD_REF + "Rare Lung Alliance,100,GBP,2025,Helpline,R1\n"
    store(checked(text, WITH_REFERENCE))
    with acting(by):
        Period.objects.update(state="frozen")

    batch = checked(
        text.replace("100", "120"),
        WITH_REFERENCE.replace(
            "[defaults]", '[defaults]\npublished_elsewhere = "our website"'
        ),
    )

    assert verdicts(batch) == ["late"]


def test_what_was_published_elsewhere_is_historic(checked, store, patients, by):
    store(checked(HEAD + "Rare Lung Alliance,1,GBP,2014,a\n"))
    with acting(by):
        Period.objects.update(state="frozen")
    mapping = MAPPING.replace(
        "[defaults]", '[defaults]\npublished_elsewhere = "our website"'
    )

    batch = store(checked(HEAD + "Rare Lung Alliance,2,GBP,2014,b\n", mapping))

    (transfer,) = Transfer.objects.filter(batch=batch)
    assert transfer.published_elsewhere == "our website"


def test_the_own_company_is_no_recipient(checked, company):
    batch = checked(HEAD + "Northwind Pharma,1,GBP,2025,a\n")

    assert told(batch) == [(2, "The recipient is your own company.")]


def test_a_row_that_is_refused_holds_all_back(checked, by, patients):
    batch = checked(
        HEAD + "Rare Lung Alliance,1,GBP,2025,a\nRare Lung Alliance,x,GBP,2025,b\n"
    )

    with pytest.raises(Refused):
        imports.begin_storing(batch, by=by, partial=False)
    assert batch.figures["sums"] == {"GBP": {"accepted": "1.00", "refused": "0"}}


def test_a_discarded_file_leaves_nothing(checked, by, patients):
    batch = checked(HEAD + "Rare Lung Alliance,1,GBP,2025,a\n")

    imports.discard(batch, by=by)

    assert not ImportRow.objects.exists()
    assert not Transfer.objects.exists()
