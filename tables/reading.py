"""Reads an uploaded file before any meaning is given to its columns.

`look` says what the file is and asks what it doesn't settle; `rows` gives every data row once
nothing is left to ask. Text cells are brought to Unicode NFC and lose the one apostrophe that our
exports put before `= + - @`, tab and CR; nothing else about them is changed.
"""

from collections.abc import Collection, Iterator
from itertools import islice

from django.utils.translation import gettext as _

from tables.notation import (
    DATE_FORMATS,
    Verdict,
    currency_mark,
    date_formats,
    decimal_signs,
    decimal_text,
    iso_date,
)
from tables.records import Refusal
from tables.sentences import sentence
from tables.shapes import (
    MAX_UPLOAD,
    Choice,
    Look,
    Options,
    Question,
    Row,
    Unusable,
)
from tables.sources import open_source
from tables.table import BEGINNING, as_rows, rows_chosen, table

__all__ = [
    "DATE_FORMATS",
    "MAX_UPLOAD",
    "Choice",
    "Look",
    "Options",
    "Question",
    "Row",
    "Unusable",
    "Verdict",
    "currency_mark",
    "date_formats",
    "decimal_signs",
    "decimal_text",
    "iso_date",
    "look",
    "rows",
]

LOOK_ROWS = 20_000  # records of a workbook that a look reads; about a second


def look(content: bytes, name: str, options: Options | None = None) -> Look:
    """What the file holds and what is to be asked about it; raises Unusable.

    Text is read to its end, so that a quotation mark left open is told now.
    """
    try:
        return _look(content, name, options or Options())
    except Refusal as refusal:
        raise Unusable(sentence(refusal.finding)) from None


def rows(
    content: bytes,
    name: str,
    options: Options | None = None,
    columns: Collection[int] | None = None,
) -> Iterator[Row]:
    """Every data row, streaming, without the header.

    `columns` (counted from 0) are those that are used: trouble with a cell of another column
    doesn't concern the row. Raises Unusable, also when something is still to be asked.
    """
    try:
        options = options or Options()
        source = open_source(content, name, options)
        if source.questions:
            raise Unusable(*map(_unanswered, source.questions))
        from_sheet = source.kind == "xlsx"
        found = table(
            source.records, options, from_sheet=from_sheet, merges=source.merges
        )
        yield from as_rows(
            found.records, len(found.header), columns, from_sheet=from_sheet
        )
    except Refusal as refusal:
        raise Unusable(sentence(refusal.finding)) from None


def left_out(options: Options) -> list[str]:
    """Sentences about rows that were not to be read."""
    return [sentence(finding) for finding in rows_chosen(options)]


def _look(content: bytes, name: str, options: Options) -> Look:
    source = open_source(content, name, options, LOOK_ROWS)
    from_sheet = source.kind == "xlsx"
    found = table(source.records, options, from_sheet=from_sheet, merges=source.merges)
    beginning = islice(found.records, BEGINNING)
    preview = list(as_rows(beginning, len(found.header), from_sheet=from_sheet))
    count = len(preview) + sum(1 for _record in found.records)
    findings, whole = source.ending()
    if not count:
        findings.append(("no_data", {}))
    return Look(
        kind=source.kind,
        options=source.options,
        header=found.header,
        preview=preview,
        questions=source.questions,
        remarks=[
            sentence(finding)
            for finding in [*source.findings, *found.findings, *findings]
        ],
        row_count=count if whole else None,
        two_rows=found.two_rows,
    )


def _unanswered(question: Question) -> str:
    values = (
        choice.value if choice.value.isprintable() else choice.label
        for choice in question.choices
    )
    return _("%(question)s Choices: %(choices)s.") % {
        "question": question.sentence,
        "choices": ", ".join(values),
    }
