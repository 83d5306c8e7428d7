"""Cells of a workbook: numbers, dates, texts and formulas as the sheet shows them."""

import random

import pytest

from tables.reading import look, rows
from tests.tables.packages import (
    AMOUNT,
    DATE,
    HEADER,
    MOMENT,
    OWN_DATE,
    PADDED,
    cells,
    number,
    one,
    row,
    sheet,
    text,
    workbook,
)


def test_rows_keep_the_numbers_that_the_sheet_shows():
    content = workbook(
        sheet(
            HEADER,
            row(4, text("A4", "Hope"), number("B4", "20")),
            row(9, text("A9", "Care")),
        )
    )

    found = list(rows(content, "payments.xlsx"))

    assert [(each.number, each.cells) for each in found] == [
        (4, ("Hope", "20")),
        (9, ("Care", "")),
    ]


@pytest.mark.parametrize(
    ("stored", "style", "shown"),
    [
        ("0.1", 0, "0.1"),
        ("1911.9600000000001", 0, "1911.96"),
        ("1E3", 0, "1000"),
        ("1.2345E-3", 0, "0.0012345"),
        ("20000.0", 0, "20000"),
        ("-0", 0, "0"),
        ("123456789012345678", 0, "123456789012346000"),
        ("1234.5", AMOUNT, "1234.5"),
        ("42185", DATE, "2015-06-30"),
        ("42185", OWN_DATE, "2015-06-30"),
        ("42185.604166666664", MOMENT, "2015-06-30 14:30:00"),
        ("42185.75", DATE, "2015-06-30"),
        ("59", DATE, "1900-02-28"),
        ("61", DATE, "1900-03-01"),
        ("1107583", PADDED, "01107583"),
    ],
)
def test_numbers_and_dates_read_as_the_sheet_shows_them(stored, style, shown):
    assert one(number("B2", stored, style)) == (shown, ())


@pytest.mark.parametrize(
    ("stored", "style"),
    [("NaN", 0), ("1E999999999", 0), ("60", DATE), ("-5", DATE), ("9999999", DATE)],
)
def test_numbers_that_cannot_be_what_the_cell_shows_are_told(stored, style):
    shown, trouble = one(number("B2", stored, style))

    assert shown == stored
    assert [sentence.split(",")[0] for sentence in trouble] == [f"B2 holds “{stored}”"]


def test_dates_of_the_1904_system_are_four_years_later():
    content = workbook(
        sheet(HEADER, row(2, text("A2", "Hope"), number("B2", "40723", DATE))),
        properties='<workbookPr date1904="1"/>',
    )

    assert cells(content) == [("Hope", "2015-06-30")]


def test_shared_and_rich_text_and_booleans_are_read():
    content = workbook(
        sheet(
            HEADER,
            row(2, '<c r="A2" t="s"><v>1</v></c>', '<c r="B2" t="b"><v>1</v></c>'),
            row(
                3,
                '<c r="A3" t="s"><v>0</v></c>',
                '<c r="B3" t="str"><f>A2</f><v>x_x000D_y</v></c>',
            ),
        ),
        strings="<si><t>-=plain</t></si><si><r><t>Zu&#x308;</t></r><r><t>rich</t></r><rPh><t>zu</t></rPh></si>",
    )

    assert cells(content) == [("Zürich", "TRUE"), ("-=plain", "x\ry")]


def test_the_apostrophe_before_a_formula_sign_is_removed_once():
    assert one(text("B2", "'=1+1")) == ("=1+1", ())
    assert one(text("B2", "''=1+1")) == ("''=1+1", ())
    assert one(text("B2", "'s Hertogenbosch")) == ("'s Hertogenbosch", ())


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_stored_value_is_told_with_its_cell(value):
    cell = f'<c r="B2"><f>SUM(C1:C9)</f>{value}</c>'

    shown, (trouble,) = one(cell)

    assert shown == ""
    assert trouble.startswith(
        "B2 is a formula whose result isn't in the file. Open the workbook"
    )


def test_a_formula_with_a_stored_value_is_read():
    assert one('<c r="B2"><f>SUM(C1:C9)</f><v>12.5</v></c>') == ("12.5", ())
    assert one('<c r="B2" t="str"><f>IF(C1,1,"")</f><v></v></c>') == ("", ())


def test_formulas_that_no_spreadsheet_program_calculated_are_not_believed():
    content = workbook(
        sheet(HEADER, row(2, text("A2", "Hope"), '<c r="B2"><f>C2*2</f><v>0</v></c>')),
        calculation='<calcPr fullCalcOnLoad="1"/>',
    )

    assert look(content, "p.xlsx").remarks == [
        "These formulas have no result in the file: B2."
    ]
    assert [len(each.trouble) for each in rows(content, "p.xlsx")] == [1]


def test_trouble_in_a_column_that_is_not_used_does_not_concern_the_row():
    content = workbook(
        sheet(HEADER, row(2, text("A2", "Hope"), '<c r="B2" t="e"><v>#N/A</v></c>'))
    )

    assert [each.trouble for each in rows(content, "p.xlsx", columns={0})] == [()]
    assert [each.trouble for each in rows(content, "p.xlsx", columns={0, 1})] == [
        ("B2 shows the error #N/A. Correct the formula or type the value.",)
    ]


def test_a_cell_above_the_cap_is_cut_and_told():
    noise = random.Random(1).randbytes(900_000).hex()
    shown, trouble = one(text("B2", noise))

    assert shown == noise[:200] + "…"
    assert trouble == (
        "Column B has a cell of more than 1000000 characters. Shorten it.",
    )
