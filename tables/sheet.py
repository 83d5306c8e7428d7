"""Reads the rows of one worksheet as a stream; runs in the child process.

The sheet's own XML is read because the usual readers lose what a table needs: the text of a
number, formulas that were never calculated, hidden rows, parts in UTF-16, rows outside a false
`<dimension>` (which isn't looked at here at all).
Rules: ECMA-376 part 1, 18.3 (worksheets).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NoReturn
from xml.parsers import expat

from tables.records import (
    MAX_CELL,
    Finding,
    Record,
    Refusal,
    clean,
    column_letters,
    in_column,
)
from tables.serials import Format, NotShown, Shown, shown

CHUNK = 1 << 18
PIECE = 1 << 16  # the parser hands over long text in pieces of this size
MAX_PIECES = MAX_CELL // PIECE + 2
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
TRUE = frozenset({"1", "true"})

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMNS = {column_letters(index): index for index in range(MAX_COLUMN)}


@dataclass
class Book:
    """What the cells of every sheet refer to."""

    strings: list[str] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    from_1904: bool = False
    uncalculated: bool = (
        False  # the program that wrote it left calculating to the next program
    )


@dataclass
class Notes:
    """What was met on the way and is worth a remark."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)  # without a stored value
    empty_rows: int = 0


def unescape(text: str) -> str:
    """Undo `_x000D_`, the way in which a workbook writes characters that XML doesn't allow."""
    return (
        _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
        if "_x" in text
        else text
    )


def parser_for(part: str) -> expat.XMLParserType:
    """An XML parser that refuses document types, and with them every entity."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = PIECE

    def refuse(*_: object) -> NoReturn:
        raise Refusal("doctype", part=part)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, stream: IO[bytes], part: str) -> Iterator[None]:
    """Parse the stream chunk by chunk; a pause after each."""
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)  # noqa: FBT003  the signature of expat
            yield
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as broken:
        raise Refusal("xml_broken", part=part, line=broken.lineno) from None
    yield


def records(stream: IO[bytes], part: str, book: Book, notes: Notes) -> Iterator[Record]:
    """Every row of the sheet that has any content, in order, with the row numbers of the sheet.

    Cells are as long as the row's last content. Raises Refusal.
    """
    done: list[Record] = []
    parser = parser_for(part)
    _listen(parser, done, book, notes)
    for _ in feed(parser, stream, part):
        yield from done
        done.clear()


def _listen(  # noqa: C901, PLR0915  one closure for each event; they share the cell being read
    parser: expat.XMLParserType, done: list[Record], book: Book, notes: Notes
) -> None:
    row_tag, cell_tag, value_tag, text_tag, formula_tag, reading_tag = (
        "row",
        "c",
        "v",
        "t",
        "f",
        "rPh",
    )
    number = column = 0
    cells: list[str] = []
    findings: list[Finding] = []
    attributes: dict[str, str] = {}
    pieces: list[str] = []
    collecting = has_value = has_formula = in_reading = False
    strings, formats = book.strings, book.formats

    def start_before_rows(name: str, given: dict[str, str]) -> None:
        nonlocal row_tag, cell_tag, value_tag, text_tag, formula_tag, reading_tag
        tag = name.rpartition(":")[2]
        if tag == "sheetData":
            prefix = name.removesuffix("sheetData")
            row_tag, cell_tag, value_tag = prefix + "row", prefix + "c", prefix + "v"
            text_tag, formula_tag, reading_tag = (
                prefix + "t",
                prefix + "f",
                prefix + "rPh",
            )
            parser.StartElementHandler = start
            parser.EndElementHandler = end
            parser.CharacterDataHandler = data
        elif tag == "col" and given.get("hidden") in TRUE:
            first, last = int(given.get("min", 1)), int(given.get("max", 1))
            letters = [column_letters(first - 1), column_letters(last - 1)]
            notes.hidden_columns.append("\u2013".join(dict.fromkeys(letters)))

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal attributes, collecting, has_value, has_formula, in_reading
        if name == cell_tag:
            attributes = given
            has_value = has_formula = False
            pieces.clear()
        elif name == value_tag:
            collecting = has_value = True
        elif name == text_tag:
            collecting = has_value = not in_reading
        elif name == row_tag:
            start_row(given)
        elif name == formula_tag:
            has_formula = True
        elif name == reading_tag:
            in_reading = True

    def start_row(given: dict[str, str]) -> None:
        nonlocal number, column, cells, findings
        before, number = number, int(given.get("r", number + 1))
        if not before < number <= MAX_ROW:
            raise Refusal("rows_disordered", row=number)
        column, cells, findings = -1, [], []
        if given.get("hidden") in TRUE:
            notes.hidden_rows.append(number)

    def data(text: str) -> None:
        if collecting and len(pieces) < MAX_PIECES:
            pieces.append(text)

    def end(name: str) -> None:
        nonlocal column, collecting, in_reading
        if name == cell_tag:
            before, column = column, column + 1
            if "r" in attributes:
                column = _COLUMNS.get(attributes["r"].rstrip("0123456789"), MAX_COLUMN)
            if not before < column < MAX_COLUMN:
                raise Refusal("rows_disordered", row=number)
            if has_formula:
                check_formula()
            if pieces and (
                text := cell_text(pieces[0] if len(pieces) == 1 else "".join(pieces))
            ):
                if len(cells) < column:
                    cells.extend([""] * (column - len(cells)))
                cells.append(text)
        elif name == row_tag:
            end_row()
        elif name == reading_tag:
            in_reading = False
        else:
            collecting = False

    def cell_text(text: str) -> str:
        kind = attributes.get("t", "n")
        try:
            if kind == "s" and text[0] != "-":
                return strings[int(text)]
            if kind == "n":
                style = attributes.get("s")
                form = formats[int(style)] if style else Shown.NUMBER
                return shown(text, form, from_1904=book.from_1904)
        except (NotShown, ValueError, IndexError):
            findings.append(
                in_column("bad_number", column, cell=place(), value=text[:40])
            )
            return text
        return (
            unescape(text) if kind in {"inlineStr", "str"} else other_text(kind, text)
        )

    def other_text(kind: str, text: str) -> str:
        if kind == "b":
            return "TRUE" if text in TRUE else "FALSE"
        if kind == "e":
            findings.append(in_column("error_cell", column, cell=place(), value=text))
        return text.removesuffix("Z").removesuffix("T00:00:00") if kind == "d" else text

    def check_formula() -> None:
        calculated = pieces or (has_value and attributes.get("t") == "str")
        if book.uncalculated or not calculated:
            findings.append(in_column("formula", column, cell=place()))
            notes.formulas.append(place())

    def place() -> str:
        return f"{column_letters(column)}{number}"

    def end_row() -> None:
        if cells or findings:
            done.append(Record(number, clean(cells, findings), findings))
        else:
            notes.empty_rows += 1

    parser.StartElementHandler = start_before_rows
