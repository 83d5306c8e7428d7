"""What the readers of text files and workbooks share; no Django, for it also runs in the child process.

Findings travel as a key and its facts; `sentences.py` turns them into words in the reader's language.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from tables.formulas import GUARDED, unguarded

MAX_CELL = 1_000_000  # characters; a longer cell is cut and its row refused
SHOWN_OF_LONG = 200

Facts = Mapping[str, str | int]
Finding = tuple[str, Facts]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ODD = re.compile("|".join([_CONTROL.pattern, *map(re.escape, GUARDED)]))


class Refusal(Exception):
    """The file can't be read; carries a finding."""

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.finding: Finding = (key, facts)


class Record(NamedTuple):
    """One record before its cells are compared with the header."""

    number: int
    cells: list[str]
    findings: list[Finding]


class Merge(NamedTuple):
    """Merged cells of a sheet: columns counted from 0, rows as in the sheet."""

    left: int
    top: int
    right: int
    bottom: int


def column_letters(index: int) -> str:
    """The spreadsheet's name of a column: 0 gives A, 26 gives AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The reverse of `column_letters`."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def in_column(
    key: str, first: int, last: int | None = None, **facts: str | int
) -> Finding:
    """A finding about one column, or several; it concerns only who reads one of them."""
    last = first if last is None else last
    return key, {"column": column_letters(first), "first": first, "last": last, **facts}


def clean(cells: list[str], findings: list[Finding]) -> list[str]:
    """Bring text cells into the form in which they are kept.

    Unicode NFC; the apostrophe removed that our own exports add (`formulas`); control characters
    shown as U+FFFD and reported (PostgreSQL can't hold NUL); cells above `MAX_CELL` cut and
    reported. Soft hyphens, odd hyphens, no-break spaces and spaces at the ends stay.
    """
    joined = ",".join(cells)
    if (
        len(joined) <= MAX_CELL
        and not _ODD.search(joined)
        and (joined.isascii() or is_normalized("NFC", joined))
    ):
        return cells
    return [_clean_cell(cell, column, findings) for column, cell in enumerate(cells)]


def _clean_cell(cell: str, column: int, findings: list[Finding]) -> str:
    if len(cell) > MAX_CELL:
        findings.append(in_column("long_cell", column, most=MAX_CELL))
        cell = cell[:SHOWN_OF_LONG] + "…"
    cell = unguarded(cell)
    if control := _CONTROL.search(cell):
        code = f"U+{ord(control.group()):04X}"
        findings.append(in_column("control", column, code=code))
        cell = _CONTROL.sub("\ufffd", cell)
    return normalize("NFC", cell)
