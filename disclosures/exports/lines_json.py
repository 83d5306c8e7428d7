"""Published entries as one JSON object: where it comes from, then an array of lines.

Sums of money are strings with the currency's places, so that no reader rounds them.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from disclosures.exports.columns import PLAIN, json_rows
from disclosures.exports.copying import chunks, copied
from disclosures.models.register import RegisterLine

SEPARATOR = b",\n"


def stream(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> Iterator[bytes]:
    head = json.dumps(about, ensure_ascii=False).removesuffix("}")
    yield f'{head}, "lines": [\n'.encode()
    statement = json_rows(lines, formula_safe=False)
    with copied(statement, PLAIN, row_end=SEPARATOR) as source:
        yield from without_last_separator(chunks(source))
    yield b"\n]}\n"


def without_last_separator(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        ready = held + piece
        yield ready[: -len(SEPARATOR)]
        held = ready[-len(SEPARATOR) :]
