"""Published entries as an Excel workbook, written row by row to a temporary file."""

import json
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from math import ceil
from typing import Any, BinaryIO

from django.db.models import QuerySet
from rustpy_xlsxwriter import FastExcel, Format

from disclosures.exports.columns import NAMES, PLAIN, WRITTEN, json_rows
from disclosures.exports.copying import chunks, copied
from disclosures.models.register import RegisterLine

ROWS_A_SHEET = 1_048_575  # and one for the header: the format's limit
LONGEST_TEXT = 32_767  # characters in a cell: the format's limit
CUT = " […]"
EXACT_DIGITS = 15  # Excel keeps numbers as binary fractions; these many digits survive
WIDTHS: dict[str, float] = {
    "line": 20,
    "company": 30,
    "organisation": 40,
    "description": 60,
    "amount": 16,
}


def stream(lines: QuerySet[RegisterLine]) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        write(lines, file)
        file.seek(0)
        yield from chunks(file)


def write(lines: QuerySet[RegisterLine], file: BinaryIO) -> None:
    """One sheet, or several when there are more rows than a sheet can hold."""
    sheets = max(1, ceil(lines.count() / ROWS_A_SHEET))
    with copied(json_rows(lines, formula_safe=True), PLAIN) as source:
        rows = map(_cells, map(json.loads, source))
        book = FastExcel(file).format(bold_headers=True).freeze(row=1)
        for number in range(1, sheets + 1):
            book.sheet(
                "Lines" if number == 1 else f"Lines {number}",
                _with_header(islice(rows, ROWS_A_SHEET)),
                column_widths=WIDTHS,
                column_formats={"amount": Format().set_num_format("#,##0.00##")},
            )
        book.save()
        if next(rows, None) is not None:
            raise RuntimeError("Entries were published while the workbook was written.")


def _with_header(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows; for none an empty one, because the header is taken from the first."""
    yield next(rows, dict.fromkeys(NAMES))
    yield from rows


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    row["amount"] = number(row["amount"])
    for name in WRITTEN:
        if row[name] and len(row[name]) > LONGEST_TEXT:
            row[name] = row[name][: LONGEST_TEXT - len(CUT)] + CUT
    return row


def number(written: str | None) -> Decimal | str | None:
    """A number where Excel keeps every digit of it, else the text."""
    if written is None:
        return None
    amount = Decimal(written)
    return amount if len(amount.as_tuple().digits) <= EXACT_DIGITS else written
