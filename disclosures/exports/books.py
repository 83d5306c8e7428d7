"""Payments in the books as a table to take along: CSV or a workbook."""

import csv
import io
import tempfile
from typing import Any

from django.utils.translation import gettext as _
from rustpy_xlsxwriter import FastExcel

from disclosures.models.books import BooksEntryQuerySet
from tables.formulas import guarded
from ui.amounts import minor_units


def rows(entries: BooksEntryQuerySet) -> list[dict[str, Any]]:
    found = entries.select_related("vendor__organisation", "paid_by").prefetch_related(
        "pairs__transfer"
    )
    return [
        {
            _("Document"): guarded(each.document_number),
            _("Vendor"): guarded(each.vendor.number),
            _("Name"): guarded(each.vendor.name),
            _("Organisation"): guarded(str(each.vendor.organisation or "")),
            _("Paid by"): guarded(str(each.paid_by or "")),
            _("Paid on"): each.paid_on.isoformat(),
            _("Amount"): f"{each.amount:.{minor_units(each.currency)}f}",
            _("Currency"): each.currency,
            _("Text"): guarded(each.text),
            _("Cost centre"): guarded(each.cost_centre),
            _("State"): str(each.get_state_display()),
            _("Reason"): str(each.get_reason_display()),
            _("In words"): guarded(each.words),
            _("Payments"): ", ".join(
                pair.transfer.public_id for pair in each.pairs.all()
            ),
        }
        for each in found
    ]


def as_csv(entries: BooksEntryQuerySet) -> bytes:
    found = rows(entries)
    text = io.StringIO()
    if found:
        writer = csv.DictWriter(text, found[0], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(found)
    return text.getvalue().encode()


def as_xlsx(entries: BooksEntryQuerySet) -> bytes:
    with tempfile.TemporaryFile() as file:
        book = FastExcel(file).format(bold_headers=True).freeze(row=1)
        book.sheet(_("Books"), rows(entries) or [{_("Document"): ""}]).save()
        file.seek(0)
        return file.read()
