"""Opens a file of either kind: what is settled about it, what is to be asked, and its records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.utils.translation import gettext as _

from tables import child, delimited, delimiters, encodings, lists
from tables.kinds import kind_of, misnamed
from tables.records import Finding, Merge, Record, Refusal, column_index
from tables.sentences import sentence
from tables.shapes import MAX_UPLOAD, Choice, Options, Question

NAMED = 20  # cells, rows or ranges that a remark names one by one


@dataclass(frozen=True)
class Source:
    """An opened file; `ending` tells, once the records are read, what was met on the way."""

    kind: Literal["csv", "tsv", "xlsx"]
    options: Options
    questions: list[Question]
    findings: list[Finding]
    records: Iterator[Record]
    ending: Callable[
        [], tuple[list[Finding], bool]
    ]  # findings; whether all records were read
    merges: Sequence[Merge] = ()


def open_source(
    content: bytes, name: str, options: Options, most: int | None = None
) -> Source:
    """Open the file; of a workbook read at most so many records. Raises Refusal."""
    if len(content) > MAX_UPLOAD:
        raise Refusal("too_big", size=len(content) >> 20, most=MAX_UPLOAD >> 20)
    content = lists.as_csv(content) or content
    kind = kind_of(content)
    source = (
        _sheet(content, options, most)
        if kind == "workbook"
        else _text(content, options)
    )
    if ending := misnamed(name, kind):
        held = (
            _("a workbook (.xlsx)")
            if kind == "workbook"
            else _("text with separated cells")
        )
        source.findings.insert(0, ("named_otherwise", {"ending": ending, "kind": held}))
    return source


def _text(content: bytes, options: Options) -> Source:
    questions: list[Question] = []
    findings: list[Finding] = []
    found = encodings.encoding(content)
    if isinstance(found, Question):
        questions.extend([found] if options.encoding is None else [])
    elif options.encoding is None:
        options = replace(options, encoding=found)
    elif _contests(content, found, options.encoding):
        findings.append(
            ("encoding_contested", {"found": found, "encoding": options.encoding})
        )
    encoding = (
        options.encoding
        or (found.suggestion if isinstance(found, Question) else None)
        or "latin-1"
    )
    delimiter, options = _delimiter(content, encoding, options, questions, findings)
    counts = delimited.Counts()
    text = delimited.open_text(content, encoding)

    def ending() -> tuple[list[Finding], bool]:
        return (
            [("empty_rows", {"count": counts.empty_rows})] if counts.empty_rows else []
        ), True

    return Source(
        "tsv" if delimiter == "\t" else "csv",
        options,
        questions,
        findings,
        delimited.records(text, delimiter, counts),
        ending,
    )


def _delimiter(
    content: bytes,
    encoding: str,
    options: Options,
    questions: list[Question],
    findings: list[Finding],
) -> tuple[str, Options]:
    """The delimiter to read with, noted in the options once it is settled."""
    if (given := options.delimiter) is not None:
        if len(given) != 1 or given in '"\r\n\0':
            raise Refusal("delimiter_unknown", delimiter=given)
        return given, options
    found = delimiters.delimiter(content, encoding)
    if isinstance(found, Question):
        questions.append(found)
        return found.suggestion or ",", options
    if found.one_column:
        findings.append(("one_column", {}))
    return found.sign, replace(options, delimiter=found.sign)


def _contests(content: bytes, found: str, asked: str) -> bool:
    """Whether the bytes speak against the encoding that was asked for; ASCII reads alike in most."""
    same = found.replace("-", "") in asked.lower().replace("_", "").replace("-", "")
    return not same and not (found == "utf-8" and content.isascii())


def _sheet(content: bytes, options: Options, most: int | None) -> Source:
    messages = child.run(content, child.Request(options.sheet, most))
    opened = next(messages)
    name, filled = opened["sheet"], opened["filled"]
    questions = []
    if options.sheet is None and len(filled) > 1:
        questions.append(_which_sheet(filled))
    else:
        options = replace(options, sheet=name)
    findings: list[Finding] = []
    if others := [each for each in opened["hidden"] if each != name]:
        findings.append(("sheets_hidden", {"names": _list(others)}))
    if name in opened["hidden"]:
        findings.append(("sheet_is_hidden", {"name": name}))
    last: dict[str, Any] = {}

    def records() -> Iterator[Record]:
        for message in messages:
            for number, cells, found in message.get("rows", ()):
                yield Record(number, cells, found)
            last.update(message)

    def ending() -> tuple[list[Finding], bool]:
        return _notes(last["notes"]), last["whole"]

    return Source(
        "xlsx",
        options,
        questions,
        findings,
        records(),
        ending,
        [
            Merge(column_index(left), top, column_index(right), bottom)
            for left, top, right, bottom in opened["merges"]
        ],
    )


def _which_sheet(filled: list[tuple[str, list[list[str]]]]) -> Question:
    return Question(
        "sheet",
        _("More than one sheet has content. Which one is it?"),
        tuple(Choice(name, name, tuple(map(tuple, sample))) for name, sample in filled),
        filled[0][0],
    )


def _notes(notes: dict[str, Any]) -> list[Finding]:
    findings: list[Finding] = []
    for key, names in (
        ("merges_found", notes["merges"]),
        ("formulas_missing", notes["formulas"]),
        ("rows_hidden", _ranges(notes["hidden_rows"])),
        ("columns_hidden", notes["hidden_columns"]),
    ):
        if names:
            findings.append((key, {"names": _list(names)}))
    if count := notes["empty_rows"]:
        findings.append(("empty_rows", {"count": count}))
    return findings


def _ranges(numbers: list[int]) -> list[str]:
    """5, 9, 10, 11 as "5" and one range."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [
        str(first) if first == last else f"{first}\u2013{last}"
        for first, last in ranges
    ]


def _list(names: list[str]) -> str:
    """The first names of a list and how many more there are."""
    text = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return text
    return sentence(("and_more", {"names": text, "count": len(names) - NAMED}))
