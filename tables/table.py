"""Parts records into the names of the columns and the data rows below them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from tables.header_rows import joined, seem_two
from tables.records import (
    Finding,
    Merge,
    Record,
    Refusal,
    column_letters,
    in_column,
)
from tables.sentences import sentence
from tables.shapes import Options, Row

BEGINNING = 20  # data rows that a preview shows and that decide the width of a table without names

MOST_COLUMNS = 400  # a person chooses among all of them, for each column of ours


@dataclass(frozen=True)
class Table:
    """The column names, the data records below, and what there is to say about the names."""

    header: list[str]
    records: Iterator[Record]
    findings: list[Finding]
    two_rows: bool = False


def table(
    records: Iterator[Record],
    options: Options,
    *,
    from_sheet: bool,
    merges: Sequence[Merge] = (),
) -> Table:
    """Find the header row, or the two of them; raises Refusal when there is none.

    In a sheet the columns reach as far as the content of the first rows; in text, as far as the
    header, or without one, as far as most of the first rows.
    """
    if options.header_row is not None:
        records = _from_row(records, options.header_row)
    first = next(records, None) if options.has_header else None
    if first is not None and options.header_rows > 1:
        below = next(records, None)
        if below is None:
            raise Refusal("header_rows_missing", row=first.number)
        first = joined(first, below, merges)
    records = _between(records, options)
    beginning = list(islice(records, BEGINNING))
    if first is None and not beginning:
        raise Refusal("no_rows")
    widths = [len(record.cells) for record in beginning]
    widest = max([*widths, len(first.cells) if first else 0])
    if widest > MOST_COLUMNS:
        raise Refusal("too_wide", columns=widest, most=MOST_COLUMNS)
    if first is None:
        width = max(widths) if from_sheet else Counter(widths).most_common(1)[0][0]
        return Table(
            [f"Column {column_letters(i)}" for i in range(width)],
            chain(beginning, records),
            rows_chosen(options),
        )
    if from_sheet:
        first.cells.extend([""] * (max(widths, default=0) - len(first.cells)))
    else:  # a sign too many at the end of the header alone
        while widths and not first.cells[-1].strip() and max(widths) < len(first.cells):
            first.cells.pop()
    two_rows = options.header_rows == 1 and seem_two(first, beginning[:1])
    header, findings = _names(first.cells)
    findings = [*rows_chosen(options), *findings]
    findings += [
        ("header_finding", {"sentence": sentence(finding)})
        for finding in first.findings
    ]
    named = sum(1 for cell in first.cells if cell.strip())
    if (
        named
        <= max((sum(map(bool, record.cells)) for record in beginning), default=0) / 2
    ):
        findings.append(("header_short", {"found": named}))
    return Table(header, chain(beginning, records), findings, two_rows)


def as_rows(
    records: Iterator[Record],
    width: int,
    columns: Collection[int] | None = None,
    *,
    from_sheet: bool,
) -> Iterator[Row]:
    """Rows at least as wide as the header; what doesn't fit under it is kept and told.

    Of what concerns single columns, only `columns` are told (None: all).
    """
    for number, cells, findings in records:
        if len(cells) != width:
            if not from_sheet:
                findings.append(("ragged", {"found": len(cells), "expected": width}))
            elif len(cells) > width:
                findings.append(
                    in_column("ragged_sheet", len(cells) - 1, expected=width)
                )
            cells.extend([""] * (width - len(cells)))
        told = (
            [each for each in findings if _concerns(each, columns)] if findings else ()
        )
        yield Row(number, tuple(cells), tuple(map(sentence, told)))


def _concerns(finding: Finding, columns: Collection[int] | None) -> bool:
    _key, facts = finding
    if columns is None or "first" not in facts:
        return True
    return any(
        int(facts["first"]) <= column <= int(facts["last"]) for column in columns
    )


def _from_row(records: Iterator[Record], number: int) -> Iterator[Record]:
    for record in records:
        if record.number == number:
            return chain([record], records)
        if record.number > number:
            break
    raise Refusal("header_row_missing", row=number)


def _between(records: Iterator[Record], options: Options) -> Iterator[Record]:
    """All are passed through, so that what ends the file badly is still met."""
    for record in records:
        if (options.first_row is None or record.number >= options.first_row) and (
            options.last_row is None or record.number <= options.last_row
        ):
            yield record


def rows_chosen(options: Options) -> list[Finding]:
    """What there is to say when not all rows of the file are read."""
    first, last = options.first_row, options.last_row
    if first is None and last is None:
        return []
    if last is None:
        return [("rows_from", {"first": first or 0})]
    if first is None:
        return [("rows_to", {"last": last})]
    return [("rows_between", {"first": first, "last": last})]


def _names(cells: list[str]) -> tuple[list[str], list[Finding]]:
    """A name of its own for each column: "Column F" without one, "Amount (column F)" for a second.

    These names stand in saved mappings, so they are the same in every language.
    """
    header: list[str] = []
    unnamed: list[str] = []
    doubled: list[str] = []
    for index, cell in enumerate(cells):
        name = cell.strip()
        if not name:
            name = f"Column {column_letters(index)}"
            unnamed.append(name)
        if name in header:
            name = f"{name} (column {column_letters(index)})"
            doubled.append(name)
        header.append(name)
    findings: list[Finding] = []
    if unnamed:
        findings.append(("headers_unnamed", {"names": ", ".join(unnamed)}))
    if doubled:
        findings.append(("headers_doubled", {"names": ", ".join(doubled)}))
    return header, findings
