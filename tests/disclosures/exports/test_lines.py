"""Downloads: complete, equal to the cent, and safe with any text."""

import csv
import io
import json
import threading
from decimal import Decimal

import pytest
from django.db import DataError, connection
from django.db.models import Sum
from python_calamine import CalamineWorkbook

from disclosures.exports import lines_xlsx
from disclosures.exports.columns import NAMES
from disclosures.exports.copying import CHUNK, copied
from disclosures.models import RegisterLine
from tests.register import published

NASTY = [
    '=cmd|" /C calc"!A0',
    "+44 20 7946 0000",
    "-1+1",
    "@SUM(A1)",
    "\tleading tab",
    "\rleading return",
    'He said "yes", twice; and a\nnew line\r\nand another',
    "\\.",
    "😀 عربي \u202eevil\u202c עברית",
    "c\x1fontrol \x01\x02",
    "'=already",
    "x" * 40_000,
    " ",
    "NULL",
    r"back\slash \N",
]


@pytest.fixture
def lines():
    company = published.organisation("=Northwind", company=True)
    recipient = published.organisation("Rare, Lung")
    rows = [
        published.row(recipient, f"{n}.10", description=text)
        for n, text in enumerate(NASTY)
    ]
    rows += [
        published.row(recipient, "12345678901234", "JPY", description="yen"),
        published.row(recipient, "99999999999999.99", description="many digits"),
        published.row(recipient, "1.005", "KWD", description="dinar"),
        published.row(recipient, "-20.00", description="refund"),
        published.row(recipient, None, description="room", benefit="-a room"),
    ]
    published.report(company, rows)


def download(client, form):
    response = client.get(f"/register/lines.{form}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def of_csv(data):
    text = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
    return list(csv.DictReader(text))


def of_xlsx(data):
    header, *rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(data))
        .get_sheet_by_index(0)
        .to_python()
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def unguarded(text):
    return text[1:] if text.startswith("'") and text[1:2] in "=+-@\t\r" else text


def sums(rows):
    found = {}
    for row in rows:
        if row["amount"] not in (None, ""):
            amount = Decimal(str(row["amount"]))
            found[row["currency"]] = found.get(row["currency"], 0) + amount
    return found


def test_sums_of_page_files_and_database_are_equal_to_the_cent(client, lines):
    database = dict(
        RegisterLine.objects.values_list("currency").annotate(Sum("amount")).order_by()
    )

    page = client.get("/register/").context["found"].rows

    assert {total.currency: total.amount for total in page} == database
    assert sums(of_csv(download(client, "csv"))) == database
    assert sums(json.loads(download(client, "json"))["lines"]) == database
    assert sums(of_xlsx(download(client, "xlsx"))) == database


def test_csv_keeps_every_text_and_runs_none(client, lines):
    data = download(client, "csv")
    rows = of_csv(data)

    by_text = {unguarded(row["description"]): row for row in rows}
    assert set(NASTY) - {"'=already"} <= by_text.keys()
    assert by_text["=already"]["description"] == "'=already"
    assert not any(
        value[:1] in "=@\t\r" for row in rows for value in row.values() if value
    )
    assert [row["amount"] for row in rows if row["description"] == "refund"] == [
        "-20.00"
    ]
    assert by_text["yen"]["amount"] == "12345678901234"
    assert by_text["dinar"]["amount"] == "1.005"
    assert by_text["room"]["amount"] == ""
    assert data.startswith(",".join(NAMES).encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    assert data.replace(b"\r\n", b"").count(b"\n") == 1  # the one inside a text


def test_json_is_never_escaped_for_spreadsheets(client, lines):
    found = json.loads(download(client, "json"))

    assert {row["description"] for row in found["lines"]} >= set(NASTY)
    assert found["licence"] == "CC BY 4.0"
    assert found["query"] == {}
    assert {row["amount"] for row in found["lines"]} >= {
        "12345678901234",
        "-20.00",
        None,
    }


def test_json_of_nothing_is_still_json(client):
    assert json.loads(download(client, "json"))["lines"] == []


def test_a_workbook_has_numbers_where_they_are_exact(client, lines):
    rows = {row["description"]: row for row in of_xlsx(download(client, "xlsx"))}

    assert rows["refund"]["amount"] == -20.0
    assert rows["many digits"]["amount"] == "99999999999999.99"
    assert rows['\'=cmd|" /C calc"!A0']["company"] == "'=Northwind"
    cut = next(text for text in rows if text.endswith(" […]"))
    assert len(cut) == lines_xlsx.LONGEST_TEXT


def test_a_workbook_goes_on_in_another_sheet(client, lines, monkeypatch):
    monkeypatch.setattr(lines_xlsx, "ROWS_A_SHEET", 10)

    book = CalamineWorkbook.from_filelike(io.BytesIO(download(client, "xlsx")))

    assert book.sheet_names == ["Lines", "Lines 2"]
    assert [
        len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names
    ] == [11, 11]


def test_an_empty_workbook_has_its_header(client):
    book = CalamineWorkbook.from_filelike(io.BytesIO(download(client, "xlsx")))

    assert book.get_sheet_by_index(0).to_python()[0] == NAMES


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_leaves_ends_copy_thread_and_transaction():
    rows = "select repeat('x', 1000) from generate_series(1, 10000000)"

    def leave():
        with copied(rows, "format csv") as source:
            source.read(CHUNK)
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        leave()

    assert not [each for each in threading.enumerate() if each.name == "copy"]
    assert not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("0",)
        cursor.execute(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and query like 'copy (select repeat%'"
            " and state = 'active'"
        )
        assert cursor.fetchone() == (0,)


def test_a_copy_that_fails_is_not_taken_for_a_whole_one():
    def read():
        with copied(
            "select 1 / (3 - x) from generate_series(1, 3) x", "format csv"
        ) as source:
            source.read()

    with pytest.raises(DataError):
        read()
