"""Payments in the books as a table to take along: CSV or a workbook."""

import csv
import io
import tempfile

from django.utils.translation import gettext as _
from rustpy_xlsxwriter import FastExcel

from disclosures.models.books import BooksEntryQuerySet
from tables.formulas import guarded
from ui.amounts import minor_units


def columns() -> list[str]:
    return [
        _("Document"),
        _("Vendor"),
        _("Name"),
        _("Organisation"),
        _("Paid by"),
        _("Paid on"),
        _("Amount"),
        _("Currency"),
        _("Text"),
        _("Cost centre"),
        _("State"),
        _("Reason"),
        _("In words"),
        _("Payments"),
    ]


def rows(entries: BooksEntryQuerySet) -> list[list[str]]:
    found = entries.select_related("vendor__organisation", "paid_by").prefetch_related(
        "pairs__transfer"
    )
    return [
        [
            guarded(each.document_number),
            guarded(each.vendor.number),
            guarded(each.vendor.name),
            guarded(str(each.vendor.organisation or "")),
            guarded(str(each.paid_by or "")),
            each.paid_on.isoformat(),
            f"{each.amount:.{minor_units(each.currency)}f}",
            each.currency,
            guarded(each.text),
            guarded(each.cost_centre),
            str(each.standing.label),
            str(each.get_reason_display()),
            guarded(each.words),
            ", ".join(pair.transfer.public_id for pair in each.pairs.all()),
        ]
        for each in found
    ]


def as_csv(entries: BooksEntryQuerySet) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([columns(), *rows(entries)])
    return text.getvalue().encode()


def as_xlsx(entries: BooksEntryQuerySet) -> bytes:
    heads = columns()
    listed = [dict(zip(heads, row, strict=True)) for row in rows(entries)]
    empty = dict.fromkeys(heads, "")
    with tempfile.TemporaryFile() as file:
        book = FastExcel(file).format(bold_headers=True).freeze(row=1)
        book.sheet(_("Books"), listed or [empty]).save()
        file.seek(0)
        return file.read()
