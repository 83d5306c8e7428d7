"""Bringing in some rows of a file: a real workbook has rows about people above and below."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from disclosures.imports.mapping import from_toml
from disclosures.models import ImportBatch, ImportProfile
from tables.reading import rows
from tests.disclosures.imports.test_import_amounts_pages import (  # noqa: F401
    _page,
    _shown,
    _upload,
    signed_in,
)
from tests.disclosures.test_real_companies import run
from tests.draining import drain

PAYMENTS = (
    "recipient;amount;currency;paid_on;category;VAT\nA person;1;GBP;2025-03-01;grant;included\n"
    "Rare Lung Alliance;5;GBP;2025-03-01;grant;included\nAll;6;;;;\n"
)
WORKBOOK = (
    Path(__file__).parents[4]
    / "shared/data/real_reports/roche_2019_hcp_names_removed.xlsx"
)
MAPPING = """
[file]
header_row = 5
header_rows = 2
first_row = 226
last_row = 335
decimal = "."

[columns]
recipient = "Full name"
recipient_country = "Country of Principal Practice"

[defaults]
currency = "CHF"
paid_year = "2019"
vat_treatment = "unknown"

[amounts]
"Donations and Grants to HCOs" = { category = "grant" }
"""


@pytest.fixture
def batch(signed_in, patients):  # noqa: F811
    return _upload(signed_in, PAYMENTS)


def test_rows_about_something_else_are_left_out_and_that_is_said(
    signed_in,  # noqa: F811
    batch,
):
    columns = signed_in.post(
        _page("reading", batch), {"first_row": "3", "last_row": "3"}, follow=True
    )
    assert b"Only rows 3 to 3 are read, as you chose." in columns.content
    sent = _shown(columns.context["form"]) | {"profile_name": "Finance"}
    signed_in.post(_page("columns", batch), sent)
    drain()

    page = signed_in.get(batch.get_absolute_url())

    assert b"Only rows 3 to 3 are read, as you chose." in page.content
    assert [each["accepted"] for each in page.context["sums"]] == ["5.00"]
    kept = ImportProfile.objects.get().mapping["file"]
    assert not {"first_row", "last_row"} & set(kept)


def test_a_number_that_was_emptied_counts_no_more(signed_in, batch):  # noqa: F811
    address = _page("reading", batch)
    signed_in.post(address, {"header_row": "1", "first_row": "3", "last_row": "3"})

    signed_in.post(f"{address}?change=1", {"header_row": "", "first_row": "2"})

    file = ImportBatch.objects.get().mapping["file"]
    assert file["first_row"] == 2
    assert not {"header_row", "last_row"} & set(file)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (
            {"first_row": "3", "last_row": "2"},
            "The last row can’t stand before the first row.",
        ),
        (
            {"first_row": "0"},
            "Ensure this value is greater than or equal to 1.",
        ),
        ({"last_row": "three"}, "Enter a whole number."),
    ],
)
def test_row_numbers_that_make_no_sense_are_refused(
    signed_in,  # noqa: F811
    batch,
    sent,
    sentence,
):
    page = signed_in.post(_page("reading", batch), sent)

    assert sentence in page.content.decode()
    assert "first_row" not in ImportBatch.objects.get().mapping.get("file", {})


def all_new(folder, options):
    """Decisions that each recipient is an organisation not known yet."""
    read = rows(WORKBOOK.read_bytes(), WORKBOOK.name, options, columns=[])
    path = folder / "decisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["recipient", "decision"])
        writer.writerows(sorted({(row.cells[2], "new") for row in read}))
    return path


@pytest.mark.skipif(not WORKBOOK.exists(), reason="the real files are not here")
def test_the_organisations_of_a_real_workbook_are_brought_in_without_its_people(
    officer, company, tmp_path
):
    """Its own total of named organisations: CHF 6,890,386.32, in six columns of 110 rows."""
    mapping = tmp_path / "mapping.toml"
    costs, fees = "Contribution to costs of Events", "Fee for service and consultancy"
    columns = {
        f"{costs} · Sponsorship agreements with HCOs / third parties appointed by HCOs"
        " to manage an Event": "sponsorship_event",
        f"{costs} · Registration Fees": "event_costs",
        f"{costs} · Travel & Accommodation": "event_costs",
        f"{fees} · Fees": "service_fee",
        f"{fees} · Related expenses agreed in the fee for service or consultancy"
        " contract, including travel & accommodation relevant to the contract": (
            "service_expenses"
        ),
    }
    mapping.write_text(
        MAPPING
        + "".join(
            f'"{name}" = {{ category = "{category}" }}\n'
            for name, category in columns.items()
        )
    )

    _status, out, _err = run(
        "import_transfers",
        WORKBOOK,
        "--company",
        company.public_id,
        "--mapping",
        mapping,
        "--by",
        officer.email,
        "--decisions",
        all_new(tmp_path, from_toml(mapping.read_text()).options),
        "--dry-run",
        "--json",
    )

    told = json.loads(out)
    assert (told["read"], told["accepted"], told["refused"]) == (195, 195, 0)
    assert Decimal(told["sums"]["CHF"]["accepted"]) == Decimal("6890386.32")
