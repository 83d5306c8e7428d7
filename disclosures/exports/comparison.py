"""The figures of a comparison as CSV and as a workbook: one row for each figure."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from rustpy_xlsxwriter import FastExcel

from disclosures.models import Comparison
from disclosures.reconciliation.figures import Figures
from tables.formulas import guarded
from ui.amounts import minor_units

COLUMNS = (
    "company",
    "organisation",
    "year",
    "what",
    "currency",
    "reported",
    "received",
    "difference",
    "matched",
    "rows",
)
Cells = dict[str, str]


def rows(comparison: Comparison, figures: Figures) -> Iterator[Cells]:
    """Sums per currency, then numbers of rows; texts that a spreadsheet won't run."""
    names = {
        "company": guarded(comparison.company.legal_name),
        "organisation": guarded(comparison.holder.legal_name),
        "year": str(figures.year),
    }
    empty = dict.fromkeys(COLUMNS, "") | names
    for of in figures.currencies:
        yield {
            **empty,
            "what": "sums",
            "currency": of.currency,
            "reported": _sum(of.reported, of.currency),
            "received": _sum(of.received, of.currency),
            "difference": _sum(of.gap, of.currency),
            "matched": _sum(of.matched, of.currency),
            "rows": str(of.reported_rows + of.received_rows),
        }
    for what, count in _counts(figures):
        yield {**empty, "what": what, "rows": count}


def _counts(figures: Figures) -> Iterator[tuple[str, str]]:
    yield "all rows of both sides", str(figures.rows)
    yield "rows in pairs that fit in all", str(figures.agreeing_rows)
    if figures.agreement is not None:
        yield "agreement in per cent of rows", str(figures.agreement)
    yield "only received", str(figures.only_received)
    yield "only reported", str(figures.only_reported)
    for kind in figures.kinds:
        yield f"pairs: {kind.kind.value}", str(kind.pairs)
        yield f"pairs that differ: {kind.kind.value}", str(kind.differing)
    for what, count in figures.differing_in.items():
        yield f"pairs that differ in: {what}", str(count)


def as_csv(comparison: Comparison, figures: Figures) -> bytes:
    """RFC 4180, UTF-8, a header row."""
    text = io.StringIO()
    out = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    out.writeheader()
    out.writerows(rows(comparison, figures))
    return text.getvalue().encode()


def as_xlsx(comparison: Comparison, figures: Figures) -> bytes:
    """The same rows; sums stay texts, so that no digit is lost."""
    file = io.BytesIO()
    book = FastExcel(file).format(bold_headers=True).freeze(row=1)
    book.sheet("Figures", rows(comparison, figures))
    book.save()
    return file.getvalue()


def _sum(amount: Decimal, currency: str) -> str:
    return f"{amount:.{minor_units(currency)}f}"
