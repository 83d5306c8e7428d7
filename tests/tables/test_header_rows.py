"""Names of columns that stand in two rows."""

import pytest

from tables.reading import Options, Unusable, look, rows
from tests.tables.packages import number, row, sheet, text, workbook

TWO = Options(header_rows=2)
MERGES = (
    '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/>'
    '<mergeCell ref="D1:E1"/></mergeCells>'
)


def names(content, name="p.csv", options=TWO):
    return look(content, name, options).header


def made(*, merges=MERGES, first=(), second=()):
    upper = [text("A1", "To"), text("B1", "2024"), text("D1", "2025"), *first]
    lower = [
        *(
            text(f"{at}2", name)
            for at, name in zip("BCDE", ["Fees", "Grants"] * 2, strict=True)
        ),
        *second,
    ]
    data = row(3, text("A3", "Hope"), number("B3", "5"), number("E3", "7"))
    return workbook(sheet(row(1, *upper), row(2, *lower), data, after=merges))


def test_merged_headings_reach_over_their_names():
    content = made(first=[text("F1", "Note")], second=[text("G2", "Town")])

    seen = look(content, "p.xlsx", TWO)

    assert seen.header == [
        "To",
        "2024 · Fees",
        "2024 · Grants",
        "2025 · Fees",
        "2025 · Grants",
        "Note",
        "Town",
    ]
    assert not [each for each in seen.remarks if "row of the column names" in each]
    assert [(each.number, each.cells) for each in rows(content, "p.xlsx", TWO)] == [
        (3, ("Hope", "5", "", "", "7", "", ""))
    ]


def test_text_knows_no_merges_so_headings_reach_to_the_next():
    content = b"To,,2024,,2025,\n,Town,Fees,Grants,Fees,Grants\nHope,Bern,5,,,7\n"

    assert names(content) == [
        "To",
        "Town",
        "2024 · Fees",
        "2024 · Grants",
        "2025 · Fees",
        "2025 · Grants",
    ]


def test_the_same_word_twice_is_said_once_and_line_breaks_leave():
    content = b'To,"Fees\nof all",Fees\n,of them,Fees\nHope,1,2\n'

    assert names(content) == ["To", "Fees of all · of them", "Fees"]


def test_two_rows_begin_where_it_is_said():
    content = b"Report of 2025,,\nTo,2024,2025\n,Fees,Fees\nHope,1,2\n"

    assert names(content, options=Options(header_row=2, header_rows=2)) == [
        "To",
        "2024 · Fees",
        "2025 · Fees",
    ]


def test_names_without_a_second_row_are_told():
    with pytest.raises(Unusable, match="There is no second row of column names"):
        look(b"To,2024\n", "p.csv", TWO)


@pytest.mark.parametrize(
    ("content", "two"),
    [
        (b"To,2024,,2025,\n,Fees,Grants,Fees,Grants\nHope,1,2,3,4\n", True),
        (b"To,Fees,,Grants,\n,2024,2025,2024,2025\nHope,1,2,3,4\n", True),
        (b"To,Amount,\nHope,12.50,helpline\nCare,3,\n", False),
        (b"To,Amount\nHope,12.50\n", False),
        (b"Report of 2025,,\nTo,Fees,Grants\nHope,1,2\n", False),
    ],
)
def test_two_rows_of_names_are_suggested_where_they_are_likely(content, two):
    assert look(content, "p.csv").two_rows is two


def test_merged_names_are_suggested_too():
    assert look(made(), "p.xlsx").two_rows
