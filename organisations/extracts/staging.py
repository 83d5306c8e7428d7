"""Puts the checked rows of an extract beside the records by COPY."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection

from organisations.extracts.check import Checked
from organisations.models import Extract, ExtractRow
from tables.copying import NOTHING, Lines, as_array, as_json, escaped

CHUNK = 10_000  # rows in one COPY, and between two reports of progress

COPY = """
copy organisations_extractrow (extract_id, number, scheme, value, name, other_names,
  country, place, website, facts, closed, organisation_id, verdict, decided, changes, errors)
from stdin
"""


def stage(
    extract: Extract,
    rows: Iterable[Checked],
    told: Callable[[int], None] = lambda _done: None,
) -> int:
    """Replaces what is staged for the extract; returns how many rows there are.

    `told` hears after each `CHUNK` how many rows are done.
    """
    clear(extract)
    remaining = iter(rows)
    done = 0
    while chunk := list(islice(remaining, CHUNK)):
        with connection.cursor() as cursor:
            cursor.cursor.copy_expert(COPY, Lines(_lines(extract.pk, chunk)))
        done += len(chunk)
        told(done)
    return done


def clear(extract: Extract) -> None:
    """Nothing is staged for the extract any more."""
    ExtractRow.objects.filter(extract=extract).delete()


def _lines(extract_id: int, rows: list[Checked]) -> Iterator[str]:
    for row in rows:
        facts = {
            "kind": row.kind,
            "status": row.status,
            "notes": row.notes,
            "repeats": row.repeats,
        }
        yield "\t".join(
            (
                str(extract_id),
                str(row.number),
                escaped(row.scheme),
                escaped(row.value),
                escaped(row.name),
                as_array(row.other_names),
                row.country,
                escaped(row.place),
                escaped(row.website),
                as_json(facts),
                "t" if row.status == "closed" else "f",
                NOTHING,
                "refused" if row.errors else "new",
                "f",
                "[]",
                as_json(row.errors) + "\n",
            )
        )
