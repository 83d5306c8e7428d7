"""Files in which one row has several amounts, each in a column of its own."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.actions import imports
from disclosures.imports.amounts import is_nothing, told
from disclosures.imports.figures import refusals, refusals_csv
from disclosures.imports.mapping import from_toml
from disclosures.models import ImportBatch, ImportRow, Transfer
from tables.shapes import Unusable
from tests.disclosures.imports.conftest import figures
from tests.disclosures.imports.test_import_compare import verdicts
from workflow.moves import Refused

EXAMPLE = Path(__file__).parents[2] / "examples" / "several_amounts.toml"
YEARS = """
[file]
decimal = "."
[columns]
recipient = "to"
description = "purpose"
[defaults]
currency = "CHF"
category = "grant"
vat_treatment = "not applicable"
[amounts]
"2024" = { paid_year = 2024 }
"2025" = { paid_year = "2025" }
"""
WITH_REFERENCE = YEARS.replace("[defaults]", 'reference = "ref"\n[defaults]')
HEAD = "to,2024,2025,total,purpose,ref\n"
FILE = (
    HEAD + "Rare Lung Alliance,CHF 1'200.50,800,2000.50,Helpline,R-1\n"
    "Rare Lung Alliance,CHF 0,-,0,Nothing at all,R-2\n"
    "Rare Lung Alliance,,300,300,Meeting,R-3\n"
)
CATEGORIES = """
[file]
decimal = "."
header_rows = 2
[columns]
recipient = "To"
[defaults]
currency = "GBP"
vat_treatment = "not applicable"
[amounts]
"Grants" = { category = "grant", description = "Support" }
"Services · Fee" = { category = "service_fee" }
"Services · Expenses" = { category = "service_expenses" }
"""


def staged(batch):
    return list(
        ImportRow.objects.filter(batch=batch)
        .order_by("number", "amount_column")
        .values_list("number", "amount_column", "amount", "paid_year", "verdict")
    )


def test_each_filled_cell_is_a_payment_with_its_place(checked, store, patients):
    batch = checked(FILE, YEARS)

    assert staged(batch) == [
        (2, 2, Decimal("1200.5"), 2024, "new"),
        (2, 3, Decimal(800), 2025, "new"),
        (4, 3, Decimal(300), 2025, "new"),
    ]
    assert batch.figures["read"] == batch.figures["accepted"] == 3
    assert batch.figures["sums"] == {"CHF": {"accepted": "2300.50", "refused": "0"}}
    assert batch.figures["nothing"] == {"cells": 3, "rows": 1, "first": [3]}

    store(batch)

    stored = Transfer.objects.order_by("pk")
    assert [
        (each.place_in_file, each.amount, each.paid_year, each.description)
        for each in stored
    ] == [
        ("2, column B", Decimal("1200.5"), 2024, "Helpline"),
        ("2, column C", Decimal(800), 2025, "Helpline"),
        ("4, column C", Decimal(300), 2025, "Meeting"),
    ]
    assert stored[0].history.get().batch_column == 2


def test_categories_under_two_rows_of_names(checked, store, patients):
    batch = store(
        checked(
            "To,Grants,Services,\n,,Fee,Expenses\n"
            "Rare Lung Alliance,100,20,3\nRare Lung Alliance,n/a,40,\n",
            CATEGORIES,
            only_year=2025,
        )
    )

    rows = Transfer.objects.order_by("pk").values_list(
        "batch_row", "category", "amount", "paid_year", "description"
    )
    assert list(rows) == [
        (3, "grant", Decimal(100), 2025, "Support"),
        (3, "service_fee", Decimal(20), 2025, ""),
        (3, "service_expenses", Decimal(3), 2025, ""),
        (4, "service_fee", Decimal(40), 2025, ""),
    ]
    assert batch.figures["nothing"] == {"cells": 2, "rows": 0, "first": []}


def test_the_example_for_years_and_categories_reads_such_a_file(
    checked, store, patients
):
    text = (
        "Organisation,Country,2024,,2025,,Total\n,,Donations,Fees,Donations,Fees,\n"
        "Rare Lung Alliance,GB,100,-,,20.50,120.50\n"
    )
    store(checked(text, EXAMPLE.read_text()))

    rows = Transfer.objects.order_by("pk").values_list(
        "paid_year", "category", "amount", "batch_column"
    )
    assert list(rows) == [
        (2024, "grant", Decimal(100), 3),
        (2025, "service_fee", Decimal("20.5"), 6),
    ]


def test_what_has_no_amount_is_told_in_sentences():
    assert told({"cells": 14, "rows": 0, "first": []}) == [
        "14 cells say 0 or nothing: no payments."
    ]
    assert told({"cells": 1, "rows": 1, "first": [7]}) == [
        "1 cell says 0 or nothing: no payment.",
        (
            "1 row has no amount in any of these columns, so nothing of it is brought in:"
            " row 7."
        ),
    ]
    assert told({"cells": 90, "rows": 30, "first": [2, 3]})[1].endswith("rows 2, 3, ….")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "—",
        "0",
        "CHF 0",
        "0.00",
        "0,00",
        "0.-",
        "CHF –",
        "- €",
        "n/a",
        "N/A",
        "n.a.",
        "k.A.",
        "(0)",
        "-0.00",
    ],
)
def test_cells_without_an_amount(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0.01", "1", "-5", "CHF 7‘500", "tbc", "x", "?"])
def test_any_other_cell_is_looked_at(text):
    assert not is_nothing(text)


@given(st.decimals(min_value="0.01", max_value="999999999", places=2))
def test_no_amount_is_taken_for_nothing(amount):
    assert not is_nothing(f"{amount:,}")
    assert not is_nothing(f"CHF {amount}")


def test_a_cell_that_is_no_amount_is_refused_and_named(checked, patients):
    batch = checked(HEAD + "Rare Lung Alliance,soon,-5,,x,\n,7,,,x,\n", YEARS)

    assert [(e.number, e.amount_in, e.column, e.value) for e in refusals(batch)] == [
        (2, "2024", "2024", "soon"),
        (2, "2025", "2025", "-5"),
        (3, "2024", "to", ""),
    ]
    told_in_csv = refusals_csv(batch).decode("utf-8-sig").splitlines()
    assert told_in_csv[0] == (
        "Row,Amount in column,Column,Value,What is wrong,How to mend it"
    )
    assert told_in_csv[1].startswith("2,2024,2024,soon,“soon” can't be read")
    assert batch.figures["sums"]["CHF"] == {"accepted": "0", "refused": "2.00"}


def test_a_row_whose_amounts_may_be_hidden_is_refused_not_dropped(checked, patients):
    """A row with a cell too many: what stands where isn't certain."""
    batch = checked(HEAD + "Rare Lung Alliance,,,,,,80\n", YEARS)

    assert [each.number for each in refusals(batch)][:1] == [2]
    assert batch.figures["refused"] == 1
    assert batch.figures["nothing"]["rows"] == 0


def test_a_reference_is_told_apart_by_the_column(checked, store, patients):
    store(checked(FILE, WITH_REFERENCE))

    assert list(
        Transfer.objects.order_by("pk").values_list("reference", flat=True)
    ) == [
        "R-1 · 2024",
        "R-1 · 2025",
        "R-3 · 2025",
    ]
    batch = checked(FILE.replace("800", "850"), WITH_REFERENCE)
    assert verdicts(batch) == ["same", "update", "same"]


def test_a_row_reference_twice_is_still_refused(checked, patients):
    batch = checked(FILE.replace("R-3", "R-1"), WITH_REFERENCE)

    assert [(each.number, each.wrong) for each in refusals(batch)] == [
        (2, "The same reference stands in rows 2, 4."),
        (4, "The same reference stands in rows 2, 4."),
    ]
    assert sorted(verdicts(batch)) == ["new", "refused", "refused"]


def test_a_reference_too_long_with_its_column_is_refused(checked, patients):
    batch = checked(FILE.replace("R-1", "R" * 196), WITH_REFERENCE)

    assert {each.wrong for each in refusals(batch)} == {
        (
            "The reference and the name of the column have 203 characters together;"
            " 200 are possible."
        )
    }
    assert batch.figures["sums"]["CHF"]["refused"] == "2000.50"


def test_the_same_file_twice_brings_nothing_new(checked, store, patients):
    alike = FILE.replace("CHF 1'200.50", "800")  # one row, two years, one amount
    store(checked(alike, YEARS))
    batch = checked(alike, YEARS)

    assert verdicts(batch) == ["same", "same", "same"]
    assert store(batch).figures["verdicts"] == {"same": 3}
    assert Transfer.objects.count() == 3


def test_alike_cells_of_one_row_are_no_possible_duplicates(checked, patients):
    quarters = YEARS.replace('{ paid_year = "2025" }', "{ paid_year = 2024 }")
    line = "Rare Lung Alliance,50,50,,x,\n"
    batch = checked(HEAD + line + line, quarters)

    warned = ImportRow.objects.filter(batch=batch).exclude(warnings=[])
    assert set(warned.values_list("number", flat=True)) == {3}
    assert warned[0].warnings == ["Possible duplicate of row 2."]


def test_the_file_can_be_discarded(checked, by, patients):
    batch = checked(FILE, YEARS)
    imports.discard(batch, by=by)

    assert not ImportRow.objects.exists()
    assert not Transfer.objects.exists()


def test_a_decision_afterwards_keeps_what_was_told(checked, store):
    batch = store(checked(FILE.replace("Rare Lung", "Unheard"), YEARS))

    assert batch.figures["verdicts"] == {"new": 3}
    assert batch.figures["nothing"]["cells"] == 3


def test_a_year_that_is_not_wanted_is_refused(checked, patients):
    batch = checked(FILE, YEARS, only_year=2025)

    ((refusal),) = refusals(batch)
    assert (refusal.column, refusal.wrong) == (
        "2024",
        "The payment belongs to 2024; only 2025 is taken here.",
    )


def test_zero_in_a_file_with_one_amount_in_a_row_is_refused_as_before(
    checked, patients
):
    one = YEARS.partition("[amounts]")[0].replace(
        "[defaults]", 'amount = "2024"\n[defaults]\npaid_year = "2024"'
    )
    batch = checked(FILE, one)

    assert [(each.number, each.wrong) for each in refusals(batch)] == [
        (3, "The amount is not above zero."),
        (4, "The amount is missing."),
    ]
    assert "nothing" not in batch.figures


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (
            YEARS.replace("[defaults]", 'amount = "total"\n[defaults]'),
            "Several columns hold amounts, so none of them is “Amount” too: leave that out.",
        ),
        (
            YEARS.replace("[defaults]", 'paid_year = "total"\n[defaults]'),
            "“Year of payment” is said for each column of amounts: choose no other column for it.",
        ),
        (
            YEARS.replace('"purpose"', '"2024"'),
            "The column “2024” holds amounts, so it can't be “What it was for” too.",
        ),
    ],
)
def test_what_is_said_twice_is_told(checked, mapping, sentence):
    with pytest.raises(Refused) as refused:
        checked(FILE, mapping)

    assert refused.value.reasons == [sentence]


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        ('"2024" = 2024', "[amounts]: write “2024” = { … }"),
        ('"2024" = { year = 2024 }', "[amounts]: “year” can't be said of a column."),
    ],
)
def test_a_mistake_in_the_amounts_of_a_mapping_is_told(amounts, sentence):
    with pytest.raises(Unusable) as problem:
        from_toml(f"[amounts]\n{amounts}\n")

    assert problem.value.sentences[0].startswith(sentence)


def test_a_column_that_the_file_lacks_is_told(checked):
    batch = checked(FILE.replace("2025", "2026", 1), YEARS)

    assert batch.state == ImportBatch.State.UNUSABLE
    assert batch.problem.startswith("The mapping names the column “2025”")


def test_the_command_sums_every_cell(command, tmp_path, company, officer, patients):
    file, toml = tmp_path / "wide.csv", tmp_path / "mapping.toml"
    file.write_text(FILE)
    toml.write_text(YEARS)
    arguments = [file, "--company", company.legal_name, "--mapping", toml]
    arguments += ["--by", officer.email]

    status, out, err = command(*arguments, "--dry-run", "--json")

    assert (status, err) == (0, "")
    assert figures(out) == {
        "read": 3,
        "accepted": 3,
        "refused": 0,
        "sums": {"CHF": {"accepted": "2300.50", "refused": "0"}},
        "no_payment": {"cells": 3, "rows": 1},
    }
    _status, out, _err = command(*arguments)
    assert "3 cells say 0 or nothing: no payments." in out
    assert "nothing of it is brought in: row 3." in out
