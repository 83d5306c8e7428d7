"""A recipient's entries as a workbook, to answer in and to bring back."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rustpy_xlsxwriter import FastExcel, Format

from disclosures.models import Answer, QuestionReason, Vat
from disclosures.rows import Row
from tables.formulas import guarded
from ui.amounts import minor_units

SHEET = "Answers"
"""The name of the sheet is the same in every language, so that it is found again."""

# Columns in their order: key, label, width. The keys are ours; a workbook carries labels.
COLUMNS = (
    ("key", gettext_lazy("Number (leave as it is)"), 22),
    ("company", gettext_lazy("Company"), 28),
    ("year", gettext_lazy("Year"), 8),
    ("paid", gettext_lazy("When"), 18),
    ("description", gettext_lazy("What it was for"), 50),
    ("category", gettext_lazy("Category"), 22),
    ("amount", gettext_lazy("Amount"), 16),
    ("currency", gettext_lazy("Currency"), 10),
    ("vat", gettext_lazy("VAT"), 18),
    ("paid_by", gettext_lazy("How it was paid"), 40),
    ("answer", gettext_lazy("Your answer"), 22),
    ("reason", gettext_lazy("What is wrong"), 26),
    ("words", gettext_lazy("In your words"), 40),
    ("better_description", gettext_lazy("Better public description"), 40),
)
FACTS = ("company", "year", "description", "category", "amount", "currency", "vat")
"""What the company reports: nobody changes it here."""


def facts(row: Row) -> dict[str, str]:
    """The reported facts of a row as the workbook shows them, as text."""
    entry = row.entry
    return {
        "key": row.key,
        "company": entry.transfer.disclosed_by.legal_name,
        "year": str(entry.transfer.paid_year),
        "paid": row.paid,
        "description": entry.transfer.description,
        "category": row.category,
        "amount": ""
        if entry.amount is None
        else f"{entry.amount:.{minor_units(entry.currency)}f}",
        "currency": entry.currency,
        "vat": str(Vat(entry.transfer.vat_treatment).label),
        "paid_by": row.paid_by,
    }


def workbook(rows: Iterable[Row]) -> bytes:
    """An .xlsx file: the rows, and how to fill them in."""
    labels = {key: str(label) for key, label, _width in COLUMNS}
    answers = [str(label) for value, label in Answer.choices if value != Answer.NONE]
    file = BytesIO()
    book = FastExcel(file).format(bold_headers=True).freeze(row=1)
    book.sheet(
        SHEET,
        _written(rows, labels),
        column_widths={labels[key]: width for key, _label, width in COLUMNS},
        column_formats={labels["description"]: Format().set_text_wrap()},
        data_validations={labels["answer"]: {"type": "list", "values": answers}},
    )
    book.sheet(
        _("How to fill this in")[:31],
        [{_("How to fill this in"): line} for line in _help(answers)],
        column_width=110,
    )
    book.save()
    return file.getvalue()


def _written(rows: Iterable[Row], labels: dict[str, str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        entry = row.entry
        shown = {
            **facts(row),
            "answer": "" if row.waiting else entry.get_answer_display(),
            "reason": "",
            "words": "",
            "better_description": entry.suggested_description,
        }
        yield {labels[key]: guarded(value) for key, value in shown.items()}


def _help(answers: list[str]) -> list[str]:
    return [
        _("Fill in the last four columns only. Save, and bring the file back."),
        _("Your answer is one of: %(answers)s.") % {"answers": "; ".join(answers)},
        _("What is wrong is one of: %(reasons)s.")
        % {"reasons": "; ".join(str(label) for label in QuestionReason.labels)},
        _("If something is wrong, say in your words what it is."),
        _("Leave a row's answer empty to answer it another time."),
        _("You see every change before it is stored."),
    ]
