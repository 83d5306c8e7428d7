"""Tables as CSV and as workbooks. What people wrote is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rustpy_xlsxwriter import FastExcel, Format

from disclosures.exports.lines_xlsx import CUT, LONGEST_TEXT, number
from tables.formulas import guarded

LONGEST_SHEET_NAME = 31
CSV = "text/csv; charset=utf-8; header=present"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """A sheet with a row of headers; a column is its label and its width."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Any]]


def as_csv(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ","
) -> bytes:
    """RFC 4180 with a header row, UTF-8. None is an empty cell."""
    text = io.StringIO()
    out = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    out.writerow(columns)
    for row in rows:
        out.writerow([guarded(x) if isinstance(x, str) else x for x in row])
    return text.getvalue().encode()


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Sums are numbers where a spreadsheet keeps every digit of them."""
    file = io.BytesIO()
    book = FastExcel(file).format(bold_headers=True).freeze(row=1)
    for sheet in sheets:
        labels = [label for label, _width in sheet.columns]
        amounts = {
            label
            for place, label in enumerate(labels)
            if any(isinstance(row[place], Decimal) for row in sheet.rows)
        }
        rows = [dict(zip(labels, map(_cell, row), strict=True)) for row in sheet.rows]
        book.sheet(
            sheet.name[:LONGEST_SHEET_NAME],
            rows or [dict.fromkeys(labels)],  # headers are taken from the first row
            column_widths=dict(sheet.columns),
            column_formats={
                label: Format().set_num_format("#,##0.00##") for label in amounts
            },
        )
    book.save()
    return file.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number(str(value))
    if not isinstance(value, str):
        return value
    text = guarded(value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT
