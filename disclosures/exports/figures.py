"""The figures of a year as a table to take along: CSV or a workbook."""

import csv
import io
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from rustpy_xlsxwriter import FastExcel

from disclosures.dashboard import Dashboard
from disclosures.publishing.contents import amount_text
from tables.formulas import guarded

CORRECTIONS = "corrections"


def rows(figures: Dashboard, table: str = "") -> list[dict[str, Any]]:
    """Sums, then what corrections were asked for; a column that says nothing is empty.

    `table`: the one that is wanted, as `Dashboard.tables` or `CORRECTIONS` names it.
    """
    found = _sums(figures, table)
    if table in {"", CORRECTIONS}:
        found += _corrections(figures)
    return found


def _corrections(figures: Dashboard) -> Iterator[dict[str, Any]]:
    for each in figures.corrections_asked:
        for name, number in (
            (_("asked for"), str(each.asked)),
            (_("answered"), str(each.answered)),
            (_("days until an answer (the middle one)"), _number(each.days)),
            (_("waiting"), str(each.waiting)),
            (_("days since the oldest that waits"), _number(each.oldest_days)),
        ):
            yield {
                _("Table"): _("Corrections"),
                _("Name"): f"{each.label}: {name}",
                _("Currency"): "",
                _("Entries"): number,
                _("Sum"): "",
                _("Entries the year before"): "",
                _("Sum the year before"): "",
            }


def _number(number: Decimal | int | None) -> str:
    return "" if number is None else f"{float(number):g}"


def _sums(figures: Dashboard, table: str) -> list[dict[str, Any]]:
    return [
        {
            _("Table"): title,
            _("Name"): guarded(each.name),
            _("Currency"): each.currency,
            _("Entries"): each.entries,
            _("Sum"): amount_text(each.amount, each.currency),
            _("Entries the year before"): each.entries_before,
            _("Sum the year before"): amount_text(each.amount_before, each.currency),
        }
        for code, title, sums in figures.tables()
        if table in {"", code}
        for each in sums
    ]


def as_csv(figures: Dashboard, table: str = "") -> bytes:
    found = rows(figures, table)
    text = io.StringIO()
    if found:
        writer = csv.DictWriter(text, found[0], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(found)
    return text.getvalue().encode()


def as_xlsx(figures: Dashboard, table: str = "") -> bytes:
    with tempfile.TemporaryFile() as file:
        book = FastExcel(file).format(bold_headers=True).freeze(row=1)
        book.sheet(_("Figures"), rows(figures, table) or [{_("Table"): ""}]).save()
        file.seek(0)
        return file.read()
