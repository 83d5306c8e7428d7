"""import_transfers, as others rely on it."""

import json

import pytest

from disclosures.models import ImportBatch, Period, Transfer
from organisations.models import Organisation
from tests.disclosures.imports.conftest import MAPPING, figures
from tests.tables.packages import DATE, number, row, sheet, text, workbook

HEADER = ["to", "amount", "currency", "day"]

FILE = (
    "to,amount,currency,year,purpose\n"
    "Rare Lung Alliance,1200.50,CHF,2024,Helpline\n"
    "Rare Lung Alliance,800,EUR,2025,Meeting\n"
    "Rare Lung Alliance,7636.4062,EUR,2025,Rounded?\n"
)
HEADER_ONLY = FILE.partition("\n")[0] + "\n"


@pytest.fixture
def arguments(tmp_path, company, officer, patients):
    def write(content=FILE, mapping=MAPPING):
        file, toml = tmp_path / "payments.csv", tmp_path / "mapping.toml"
        file.write_text(content)
        toml.write_text(mapping)
        return [
            file,
            "--company",
            company.legal_name,
            "--mapping",
            toml,
            "--by",
            officer.email,
        ]

    return write


def test_nothing_is_stored_when_a_row_is_refused(command, arguments, tmp_path):
    status, out, err = command(*arguments(), "--json")

    assert (status, err) == (1, "")
    assert json.loads(out) == {
        "read": 3,
        "accepted": 2,
        "refused": 1,
        "sums": {
            "CHF": {"accepted": "1200.50", "refused": "0"},
            "EUR": {"accepted": "800.00", "refused": "7636.4062"},
        },
    }
    assert not Transfer.objects.exists()
    assert not ImportBatch.objects.exists()
    errors = (tmp_path / "payments.csv.errors.csv").read_text("utf-8-sig").splitlines()
    assert errors == [
        "Row,Column,Value,What is wrong,How to mend it",
        (
            '4,amount,7636.4062,"The amount has 4 decimals, but EUR has 2.",'
            "It is not rounded here: write the amount that was really paid."
        ),
    ]


def test_refused_rows_go_to_the_current_folder_where_theirs_is_closed(
    command, arguments, tmp_path, monkeypatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    (tmp_path / "payments.csv.errors.csv").mkdir()

    status, out, err = command(*arguments(), "--json")

    assert (status, figures(out)["refused"]) == (1, 1)
    assert "The refused rows are in the current folder: payments.csv.errors.csv" in err
    assert "7636.4062" in (elsewhere / "payments.csv.errors.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "more", "sentence"),
    [
        (HEADER_ONLY, [], "The file has no rows of payments.\n"),
        (
            FILE,
            ["--only", "currency=chf"],
            "No row has exactly “chf” in the column “currency”.\n",
        ),
    ],
)
def test_nothing_read_is_no_success(command, arguments, content, more, sentence):
    assert command(*arguments(content), *more) == (2, "", sentence)


def test_the_rest_is_stored_if_asked_and_again_changes_nothing(command, arguments):
    status, _out, _err = command(*arguments(), "--partial")
    stored = list(Transfer.objects.values())
    again, out, _err = command(*arguments(), "--partial")

    assert (status, again) == (1, 1)
    assert "Rows read: 3. Accepted: 2. Refused: 1." in out
    assert list(Transfer.objects.values()) == stored
    assert sorted(Period.objects.values_list("starts_on__year", flat=True)) == [
        2024,
        2025,
    ]


def test_a_trial_stores_nothing(command, arguments):
    status, out, _err = command(
        *arguments(FILE.replace("7636.4062", "7636.41")), "--dry-run", "--json"
    )

    assert (status, figures(out)["accepted"]) == (0, 3)
    assert not Transfer.objects.exists()


def test_only_some_rows_and_only_one_year(command, arguments):
    status, out, _err = command(
        *arguments(), "--only", "currency=CHF", "--period", "2024", "--json"
    )

    assert (status, figures(out)["read"]) == (0, 1)
    assert Transfer.objects.get().paid_year == 2024


def test_new_recipients_are_refused_unless_asked_for(command, arguments):
    content = "to,amount,currency,year,purpose\nAsthma Circle,1,GBP,2025,x\n"
    refused, _out, _err = command(*arguments(content))
    made, _out, _err = command(*arguments(content), "--new-recipients", "create")

    assert (refused, made) == (1, 0)
    assert Organisation.objects.filter(legal_name="Asthma Circle").count() == 1


@pytest.mark.parametrize(
    ("content", "mapping", "sentence"),
    [
        ("%PDF-1.4", MAPPING, "This is a PDF."),
        ("a,b\n1,2\n", MAPPING, "The mapping names the column “amount”"),
        (FILE, "[columns]\nx = 'y'", "[columns] names our column “x”"),
        (
            FILE,
            "[defaults]\ncategory = 'grant'",
            "Say which column names the recipient",
        ),
        (
            FILE.replace("1200.50", '"1,200"').replace("7636.4062", "5"),
            MAPPING.replace('decimal = "."', ""),
            "Which sign stands before the decimals?",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    command, arguments, content, mapping, sentence
):
    status, out, err = command(*arguments(content, mapping))

    assert (status, out) == (2, "")
    assert err.startswith(sentence)


def test_who_may_not_act_for_the_company_may_not_import(
    command, arguments, outsider_officer, viewer
):
    arguments = arguments()[:-1]

    assert command(*arguments, outsider_officer.email)[0] == 2
    assert command(*arguments, viewer.email) == (
        2,
        "",
        "The company's disclosure officer brings in payments.\n",
    )


def test_a_workbook_is_read_like_text(command, arguments, tmp_path):
    header = row(1, *(text(f"{c}1", n) for c, n in zip("ABCD", HEADER, strict=True)))
    content = workbook(
        sheet(
            header,
            row(
                2,
                text("A2", "Rare Lung Alliance"),
                number("B2", "1911.9600000000001"),
                text("C2", "EUR"),
                number("D2", "45736", DATE),
            ),
        )
    )
    file = tmp_path / "payments.xlsx"
    file.write_bytes(content)
    mapping = MAPPING.replace('paid_year = "year"', 'paid_on = "day"')
    rest = arguments(mapping=mapping.replace('description = "purpose"', ""))[1:]

    status, out, err = command(file, *rest, "--sheet", "Sheet1", "--json")

    assert (status, err) == (0, "")
    assert figures(out)["sums"] == {"EUR": {"accepted": "1911.96", "refused": "0"}}
    assert str(Transfer.objects.get().paid_on) == "2025-03-20"


def test_a_sheet_of_a_text_file_is_a_mistake(command, arguments):
    assert command(*arguments(), "--sheet", "Grants") == (
        2,
        "",
        "Only a workbook has sheets: leave --sheet out.\n",
    )
    assert not Transfer.objects.exists()
