"""Puts checked rows beside the ledger by COPY, in bytes that only this module writes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection

from disclosures.imports.check import Checked, Spelling
from disclosures.models import ImportBatch, ImportRecipient, ImportRow
from tables.copying import Lines, as_json, escaped

CHUNK = 10_000  # rows in one COPY, and between two reports of progress

COPY = """
copy disclosures_importrow (batch_id, number, amount_column, recipient_number, amount, currency,
  paid_on, paid_year, category, vat_treatment, reference, texts, verdict, errors, warnings)
from stdin
"""
COPY_RECIPIENTS = """
copy disclosures_importrecipient (batch_id, number, text, country, scheme, value,
  first_row, rows, way, kind, new_name, candidates)
from stdin
"""


def stage(
    batch: ImportBatch,
    rows: Iterable[Checked],
    told: Callable[[int], None] = lambda _done: None,
) -> int:
    """Replaces what is staged for the batch; returns how many rows there are.

    `told` hears after each `CHUNK` how many rows are done.
    """
    clear(batch)
    recipients: dict[Spelling, list[int]] = {}
    remaining = iter(rows)
    done = 0
    while chunk := list(islice(remaining, CHUNK)):
        _copy(COPY, (_line(batch.pk, row, recipients) for row in chunk))
        done += len(chunk)
        told(done)
    _copy(
        COPY_RECIPIENTS,
        (
            _recipient_line(batch.pk, number, spelling, first, count)
            for number, (spelling, (_number, first, count)) in enumerate(
                recipients.items()
            )
        ),
    )
    return done


def clear(batch: ImportBatch) -> None:
    """Nothing is staged for the batch any more."""
    ImportRow.objects.filter(batch=batch).delete()
    ImportRecipient.objects.filter(batch=batch).delete()


def _copy(statement: str, lines: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(statement, Lines(lines))


def _line(batch_id: int, row: Checked, recipients: dict[Spelling, list[int]]) -> str:
    if row.recipient is None:
        number = "\\N"
    else:
        found = recipients.get(row.recipient)
        if found is None:
            found = [len(recipients), row.number, 0]
            recipients[row.recipient] = found
        found[2] += 1
        number = str(found[0])
    return "\t".join(
        (
            str(batch_id),
            str(row.number),
            str(row.amount_column),
            number,
            "\\N" if row.amount is None else row.amount,
            row.currency,
            row.paid_on or "\\N",
            "\\N" if row.paid_year is None else str(row.paid_year),
            row.category,
            row.vat_treatment,
            escaped(row.reference),
            as_json(row.texts) if row.texts else "{}",
            "refused" if row.errors else "new",
            as_json(row.errors) if row.errors else "[]",
            "[]\n",
        )
    )


def _recipient_line(
    batch_id: int, number: int, spelling: Spelling, first_row: int, rows: int
) -> str:
    return "\t".join(
        (
            str(batch_id),
            str(number),
            escaped(spelling.text),
            spelling.country,
            escaped(spelling.scheme),
            escaped(spelling.value),
            str(first_row),
            str(rows),
            "",
            "patients",
            "",
            "[]\n",
        )
    )
