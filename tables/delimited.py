"""Reads comma, semicolon, tab or pipe separated text as a stream of records.

Rules: RFC 4180, read strictly, for any line ends (CR, LF, CRLF, mixed); no line has a meaning of
its own (a lone `\\.` is data), but for a first line `sep=;` as Excel writes it.
"""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import chain
from typing import TextIO

from tables.records import Finding, Record, Refusal, clean
from tables.shapes import MAX_UPLOAD

CHUNK = 1 << 20

csv.field_size_limit(
    MAX_UPLOAD
)  # one cell can be no longer than its file; ours is `MAX_CELL`

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass
class Counts:
    """What was passed over on the way."""

    empty_rows: int = 0


@dataclass
class Text:
    """An opened text file: its lines, the separator that its first line names, lines before."""

    lines: Iterable[str]
    named_delimiter: str | None
    lines_before: int


def open_text(content: bytes, encoding: str, *, whole: bool = True) -> Text:
    """Decode line by line; raises Refusal with the first line that the encoding can't read.

    A part of a file (not `whole`) may end inside a character.
    """
    if whole:
        check(content, encoding)
    errors = "strict" if whole else "replace"
    stream: TextIO = TextIOWrapper(
        BytesIO(content), _codec(encoding), errors=errors, newline=""
    )
    first = stream.readline().removeprefix("\ufeff")
    if named := _SEPARATOR_LINE.fullmatch(first):
        return Text(stream, named.group(1), 1)
    return Text(chain([first], stream), None, 0)


def check(content: bytes, encoding: str) -> None:
    """Raises Refusal, with the line, when the encoding can't read the content."""
    decoder = getincrementaldecoder(_codec(encoding))()
    for start in range(0, len(content) + 1, CHUNK):
        chunk = content[start : start + CHUNK]
        try:
            decoder.decode(chunk, final=start + CHUNK > len(content))
        except UnicodeError as wrong:
            before = content[:start] + chunk[: getattr(wrong, "start", 0)]
            line = len(re.findall(rb"\r\n|\r|\n", before)) + 1
            raise Refusal("undecodable", encoding=encoding, line=line) from None


def records(text: Text, delimiter: str, counts: Counts) -> Iterator[Record]:
    """Every record that has any content, numbered by the physical line on which it begins.

    Raises Refusal when a quotation mark stays open, for then no row after it can be trusted.
    """
    taken: list[str] = []  # the lines of the record being read
    ended = False

    def feed() -> Iterator[str]:
        nonlocal ended
        for line in text.lines:
            taken.append(line)
            yield line
        ended = True

    reader = csv.reader(feed(), delimiter=delimiter, strict=True)
    while True:
        number = text.lines_before + reader.line_num + 1
        taken.clear()
        findings: list[Finding] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = _lenient(taken, number, delimiter, ended=ended)
            findings.append(("quote_inside", {}))
        if any(cells):
            yield Record(number, clean(cells, findings), findings)
        else:
            counts.empty_rows += 1


def _lenient(
    taken: list[str], number: int, delimiter: str, *, ended: bool
) -> list[str]:
    """The cells of a line with a stray quotation mark, if the line is all that it concerns."""
    if ended or len(taken) > 1:
        text = "".join(taken)
        opened = _open_quote(text, delimiter)
        raise Refusal(
            "quote_open", line=number + len(_LINE_END.findall(text, 0, opened))
        )
    return next(csv.reader(taken, delimiter=delimiter))


def _open_quote(text: str, delimiter: str) -> int:
    """Where the cell begins whose quotation mark isn't followed by an orderly end."""
    mark = re.escape(delimiter)
    cell = re.compile(
        rf'(?:"(?:[^"]++|"")*+"|[^"{mark}\r\n][^{mark}\r\n]*+|)(?:{mark}|[\r\n]|\Z)'
    )
    position = 0
    while (found := cell.match(text, position)) and found.end() < len(text):
        position = found.end()
    return position


def _codec(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        raise Refusal("encoding_unknown", encoding=encoding) from None
    return (
        "utf-8-sig"
        if encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
        else encoding
    )
