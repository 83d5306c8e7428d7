"""Which rows of a file are read, and how many columns at most."""

import pytest

from tables.mapping import Mapping
from tables.reading import Options, Unusable, look, rows
from tests.tables.packages import number, row, sheet, text, workbook

TEXT = b"A list of people\nto,amount\nAnna,1\nBela,2\nHope,3\nCare,4\nTotal,10\n"


def numbers(content, name="p.csv", **options):
    return [
        each.number for each in rows(content, name, Options(header_row=2, **options))
    ]


@pytest.mark.parametrize(
    ("chosen", "read", "told"),
    [
        ({}, [3, 4, 5, 6, 7], None),
        (
            {"first_row": 5},
            [5, 6, 7],
            "Only the rows from row 5 on are read, as you chose.",
        ),
        (
            {"last_row": 4},
            [3, 4],
            "Only the rows up to row 4 are read, as you chose.",
        ),
        (
            {"first_row": 5, "last_row": 6},
            [5, 6],
            "Only rows 5 to 6 are read, as you chose.",
        ),
    ],
)
def test_rows_are_read_from_one_number_to_another(chosen, read, told):
    assert numbers(TEXT, **chosen) == read

    seen = look(TEXT, "p.csv", Options(header_row=2, **chosen))

    assert [each for each in seen.remarks if "you chose" in each] == [told] * bool(told)
    assert seen.row_count == len(read)
    assert [each.number for each in seen.preview] == read


def test_rows_of_a_sheet_are_counted_as_the_sheet_counts_them():
    content = workbook(
        sheet(
            row(2, text("A2", "to"), text("B2", "amount")),
            row(4, text("A4", "Anna"), number("B4", "1")),
            row(9, text("A9", "Hope"), number("B9", "2")),
        )
    )

    assert numbers(content, "p.xlsx", first_row=5) == [9]


def test_where_no_row_is_left_it_is_said():
    seen = look(TEXT, "p.csv", Options(header_row=2, first_row=100))

    assert seen.row_count == 0
    assert "There is no row below the column names." in seen.remarks


def test_a_file_that_ends_badly_is_not_read_in_part():
    with pytest.raises(Unusable, match="quotation mark"):
        numbers(b'x\nto,amount\nHope,3\n"Care,4\n', last_row=3)


def test_more_columns_than_anybody_can_choose_among_are_refused():
    fits = ",".join(f"c{number}" for number in range(400)).encode()

    assert len(look(fits + b"\n1\n", "p.csv").header) == 400
    with pytest.raises(Unusable, match="The table has 401 columns; up to 400"):
        look(fits + b",more\n1\n", "p.csv")


def test_the_next_file_is_read_whole():
    mapping = Mapping(file={"header_row": 2, "first_row": 5, "last_row": 6})

    assert mapping.options == Options(header_row=2, first_row=5, last_row=6)
    assert mapping.for_next_file() == {"file": {"header_row": 2}}
