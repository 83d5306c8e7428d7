"""Opens an XLSX package: checks it before anything is parsed, then its sheets, strings and styles.

Runs in the child process; no Django. Raises Refusal.
Rules: ECMA-376 part 1 (workbook) and part 2 (package); strict and transitional files alike.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tables.records import Record, Refusal, column_index, in_column
from tables.serials import Format, number_format
from tables.sheet import Book, Notes, records
from tables.strings import shared_strings

MAX_MEMBERS = 5_000
MAX_TOTAL = 1 << 30  # bytes when unpacked, all parts together
MAX_SMALL_PART = 1 << 25  # parts that are read as a whole
MAX_RATIO = 200  # unpacked to packed, for parts above RATIO_FROM
RATIO_FROM = 5 << 20
MAX_MERGES = 100_000
LONGEST_TAG = 1000  # bytes of a tag that may stand across two chunks
SAMPLE_ROWS = 3

Merge = tuple[str, int, str, int]  # left column, top row, right column, bottom row

_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"
)


@dataclass(frozen=True)
class Sheet:
    """A worksheet; `sample` holds its first rows, empty when it has no content."""

    name: str
    part: str
    visible: bool
    sample: list[list[str]]


@dataclass(frozen=True)
class Workbook:
    """An opened package."""

    package: zipfile.ZipFile
    book: Book
    sheets: list[Sheet]


def inspect(file: IO[bytes]) -> zipfile.ZipFile:
    """Open the zip and refuse what is broken, doubled, encrypted or made to exhaust memory."""
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Refusal("zip_broken") from None
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise Refusal("zip_members", found=len(members), most=MAX_MEMBERS)
    seen: set[str] = set()
    for member in members:
        if (name := member.filename.casefold().replace("\\", "/").lstrip("/")) in seen:
            raise Refusal("zip_duplicate", part=member.filename)
        seen.add(name)
        if member.flag_bits & 1:
            raise Refusal("encrypted")
        if member.file_size > max(RATIO_FROM, MAX_RATIO * member.compress_size):
            raise Refusal(
                "zip_ratio", part=member.filename, size=member.file_size >> 20
            )
    if (total := sum(member.file_size for member in members)) > MAX_TOTAL:
        raise Refusal("zip_total", size=total >> 20, most=MAX_TOTAL >> 20)
    return package


def _check_kind(package: zipfile.ZipFile) -> None:
    """Refuse the other things that come as a zip archive."""
    names = set(package.namelist())
    if "[Content_Types].xml" not in names:
        if "Index/Document.iwa" in names or "Index.zip" in names:
            raise Refusal("numbers")
        raise Refusal(
            "ods" if "mimetype" in names and "content.xml" in names else "archive"
        )
    if "xl/workbook.bin" in names:
        raise Refusal("xlsb")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refusal("document")


def open_workbook(file: IO[bytes]) -> Workbook:
    """Inspect the package, read what the cells refer to, and look into every worksheet."""
    package = inspect(file)
    _check_kind(package)
    base = _target(package, "", "officeDocument") or "xl/workbook.xml"
    root = _xml(package, base)
    properties, calculation = _child(root, "workbookPr"), _child(root, "calcPr")
    book = Book(
        from_1904=properties is not None and _true(properties.get("date1904")),
        uncalculated=calculation is not None
        and _true(calculation.get("fullCalcOnLoad")),
    )
    if strings := _target(package, base, "sharedStrings"):
        book.strings = _strings(package, strings)
    if styles := _target(package, base, "styles"):
        book.formats = _formats(_xml(package, styles))
    return Workbook(package, book, list(_sheets(package, base, root, book)))


def sheet_records(
    workbook: Workbook, sheet: Sheet, merges: list[Merge], notes: Notes
) -> Iterator[Record]:
    """The sheet's records; a row that shares a value with others through merged cells says so.

    Cells merged within one row leave empty cells, which the checks of a row see for themselves.
    """
    merges = [merge for merge in merges if merge[3] > merge[1]]
    open_merges: list[Merge] = []
    position = 0
    with _part(workbook.package, sheet.part) as stream:
        for record in records(stream, sheet.part, workbook.book, notes):
            while position < len(merges) and merges[position][1] <= record.number:
                open_merges.append(merges[position])
                position += 1
            if open_merges:
                open_merges = [
                    merge for merge in open_merges if merge[3] >= record.number
                ]
                record.findings.extend(
                    in_column(
                        "merged",
                        column_index(left),
                        column_index(right),
                        cells=f"{left}{top}:{right}{bottom}",
                    )
                    for left, top, right, bottom in open_merges
                )
            yield record


def merged_ranges(workbook: Workbook, sheet: Sheet) -> list[Merge]:
    """All merged cells of a sheet, from its top down.

    They stand behind the rows that they concern, so the sheet is scanned for them first; without
    its NUL bytes UTF-16 reads the same as far as these tags go.
    """
    found: list[Merge] = []
    kept = b""
    with _part(workbook.package, sheet.part) as stream:
        while chunk := stream.read(1 << 20):
            kept += chunk.replace(b"\0", b"")
            end = 0
            for match in _MERGE.finditer(kept):
                left, top, right, bottom = (group.decode() for group in match.groups())
                found.append((left, int(top), right, int(bottom)))
                end = match.end()
            if len(found) > MAX_MERGES:
                raise Refusal("merges", most=MAX_MERGES)
            kept = kept[max(end, len(kept) - LONGEST_TAG) :]
    return sorted(found, key=lambda merge: (merge[1], len(merge[0]), merge[0]))


def _sheets(
    package: zipfile.ZipFile, base: str, root: Element, book: Book
) -> Iterator[Sheet]:
    targets = {
        key: part
        for key, kind, part in _relations(package, base)
        if kind == "worksheet"
    }
    for element in _child(root, "sheets") or ():
        key = next(
            (value for name, value in element.items() if name.endswith("}id")), ""
        )
        if part := targets.get(key):
            visible = element.get("state", "visible") == "visible"
            sample = []
            if visible:
                with _part(package, part) as stream:
                    first = islice(records(stream, part, book, Notes()), SAMPLE_ROWS)
                    sample = [record.cells for record in first]
            yield Sheet(element.get("name", ""), part, visible, sample)


def _strings(package: zipfile.ZipFile, part: str) -> list[str]:
    with _part(package, part) as stream:
        return list(shared_strings(stream, part))


def _formats(root: Element) -> list[Format]:
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in _child(root, "numFmts") or ()
    }
    return [
        number_format(
            int(element.get("numFmtId", 0)), codes.get(element.get("numFmtId", "0"))
        )
        for element in _child(root, "cellXfs") or ()
    ]


def _relations(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Key, kind and target part of each relation of a part ("" for the package)."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    for element in _xml(package, path) if path in package.namelist() else ():
        target = posixpath.normpath(
            posixpath.join("/", folder, element.get("Target", ""))
        )
        yield (
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            target.lstrip("/"),
        )


def _target(package: zipfile.ZipFile, part: str, kind: str) -> str | None:
    return next(
        (target for _, found, target in _relations(package, part) if found == kind),
        None,
    )


def _part(package: zipfile.ZipFile, part: str) -> IO[bytes]:
    try:
        return package.open(part)
    except (KeyError, zipfile.BadZipFile, NotImplementedError):
        raise Refusal("part_missing", part=part) from None


def _xml(package: zipfile.ZipFile, part: str) -> Element:
    with _part(package, part) as stream:
        content = stream.read(MAX_SMALL_PART + 1)
    if len(content) > MAX_SMALL_PART:
        raise Refusal("zip_ratio", part=part, size=len(content) >> 20)
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Refusal("doctype", part=part) from None
    except ParseError as broken:
        raise Refusal("xml_broken", part=part, line=broken.position[0]) from None
    return root


def _child(element: Element, name: str) -> Element | None:
    return next(
        (child for child in element if child.tag.rpartition("}")[2] == name), None
    )


def _true(value: str | None) -> bool:
    return value in {"1", "true"}
