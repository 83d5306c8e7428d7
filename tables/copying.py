"""Rows as PostgreSQL's COPY takes them, in bytes that only this module writes."""

import json
from collections.abc import Iterable, Iterator
from io import TextIOBase
from itertools import islice

NOTHING = "\\N"

_SPECIAL = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Lines(TextIOBase):
    """What psycopg2's COPY reads from: lines as they are made."""

    def __init__(self, lines: Iterator[str]):
        self.lines = lines

    def read(self, _size: int | None = -1, /) -> str:
        return "".join(islice(self.lines, 500))


def escaped(text: str) -> str:
    r"""Text as COPY takes it: a tab, a line end or a lone `\.` is data like any other."""
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        return text.translate(_SPECIAL)
    return text


def as_json(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def as_array(texts: Iterable[str]) -> str:
    """An array of texts."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return escaped("{" + ",".join(f'"{text}"' for text in quoted) + "}")
