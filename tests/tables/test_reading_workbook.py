"""Workbooks: what spreadsheet programs write, and what silently loses rows elsewhere."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import load_workbook

from tables import child
from tables.reading import Options, Unusable, look, rows
from tables.records import Refusal
from tests.tables.packages import (
    HEADER,
    cells,
    number,
    pack,
    parts,
    row,
    sheet,
    text,
    workbook,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"


def refusal(content: bytes, name: str = "p.xlsx") -> str:
    with pytest.raises(Unusable) as refused:
        list(rows(content, name))
    return " ".join(refused.value.sentences)


def test_a_false_dimension_loses_no_rows():
    content = workbook(
        sheet(
            HEADER,
            *(
                row(n, text(f"A{n}", "Hope"), number(f"B{n}", str(n)))
                for n in range(2, 502)
            ),
            before='<dimension ref="A1:A2"/>',
        )
    )

    assert len(cells(content)) == 500
    assert cells(content)[-1] == ("Hope", "501")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_parts_in_utf_16_are_read_with_their_merges(encoding):
    mark = "\ufeff".encode(encoding)
    made = sheet(
        HEADER,
        row(2, text("A2", "Zürich"), number("B2", "5")),
        row(3),
        after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    ).replace('encoding="UTF-8"', 'encoding="UTF-16"')

    (found,) = rows(workbook(mark + made.encode(encoding)), "p.xlsx")

    assert found.cells == ("Zürich", "5")
    assert found.trouble == (
        "The merged cells A2:A3 keep one value for several rows. Undo the merging and fill in each row.",
    )


def test_cells_without_references_and_prefixed_tags_are_read():
    made = sheet(
        "<row><c t='inlineStr'><is><t>recipient</t></is></c></row><row><c><v>7</v></c></row>"
    )
    for tag in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        made = made.replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag} ", f"<x:{tag} ")
        made = made.replace(f"</{tag}>", f"</x:{tag}>")

    found = list(rows(workbook(made.replace("xmlns=", "xmlns:x=")), "p.xlsx"))

    assert [(each.number, each.cells) for each in found] == [(2, ("7",))]


def test_what_a_sheet_hides_is_remarked():
    content = workbook(
        sheet(
            HEADER,
            row(2, text("A2", "Hope"), number("B2", "1"), attributes='hidden="1"'),
            row(3, text("A3", "Hope"), number("B3", "1"), attributes='hidden="1"'),
            row(4),
            row(5, text("A5", "Hope"), number("B5", "1"), attributes='hidden="1"'),
            before='<cols><col min="2" max="3" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A2:B2"/></mergeCells>',
        ),
        sheet(row(1, text("A1", "old"))),
        hidden=2,
    )

    seen = look(content, "payments.csv")

    assert seen.questions == []
    assert seen.row_count == 3
    assert seen.remarks == [
        "The name of the file ends in .csv, but it holds a workbook (.xlsx) and was read as that.",
        "Hidden sheets are not read: Sheet2.",
        "Cells are merged, which keep only one value: A2:B2.",
        "These rows are hidden in the sheet and are read nevertheless: 2\u20133, 5.",
        "These columns are hidden in the sheet and are read nevertheless: B\u2013C.",
        "1 row without any content is left out.",
    ]


def test_the_sheet_is_asked_when_several_have_content():
    content = workbook(
        sheet(HEADER, row(2, text("A2", "Hope"), number("B2", "1"))),
        sheet(row(1, text("A1", "name")), row(2, text("A2", "Care"))),
        sheet(),
    )

    (question,) = look(content, "p.xlsx").questions

    assert [(choice.value, choice.sample[0]) for choice in question.choices] == [
        ("Sheet1", ("recipient", "amount")),
        ("Sheet2", ("name",)),
    ]
    assert "Choices: Sheet1, Sheet2." in refusal(content)
    assert cells(content, Options(sheet="Sheet2")) == [("Care",)]
    with pytest.raises(Unusable, match="There is no sheet “Payments”"):
        cells(content, Options(sheet="Payments"))


def test_columns_reach_as_far_as_the_first_rows_and_more_is_told():
    content = workbook(
        sheet(
            HEADER,
            row(2, text("A2", "Hope"), number("C2", "3")),
            *(row(n, text(f"A{n}", "Hope")) for n in range(3, 30)),
            row(30, text("A30", "Hope"), number("E30", "9")),
        )
    )

    assert look(content, "p.xlsx").header == ["recipient", "amount", "Column C"]
    *_, last = rows(content, "p.xlsx")
    assert last.cells == ("Hope", "", "", "", "9")
    assert [sentence[:34] for sentence in last.trouble] == [
        "The row has content in column E, b"
    ]


GOOD = sheet(HEADER, row(2, text("A2", "Hope"), number("B2", "1")))


def doubled() -> bytes:
    file = BytesIO(workbook(GOOD))
    with (
        zipfile.ZipFile(file, "a") as package,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        package.writestr("xl/worksheets/sheet1.xml", sheet())
    return file.getvalue()


def corrupted() -> bytes:
    content = pack(parts(GOOD))
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    return content[:at] + bytes(8) + content[at + 8 :]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (doubled, "holds the part “xl/worksheets/sheet1.xml” twice"),
        (corrupted, "damaged"),
        (lambda: pack(parts(GOOD))[:-60], "damaged"),
        (lambda: workbook(sheet(text("A1", "x" * 100_000_000))), "unpacks to 95 MB"),
        (
            lambda: workbook(
                GOOD.replace(
                    "<worksheet", '<!DOCTYPE w [<!ENTITY a "1">]><worksheet'
                ).replace("Hope", "&a;")
            ),
            "defines its own XML entities",
        ),
        (
            lambda: pack(
                parts(GOOD)
                | {"xl/workbook.xml": '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>'}
            ),
            "defines its own XML entities",
        ),
        (
            lambda: workbook(GOOD.replace("</sheetData>", "")),
            "can't be read from its line 1",
        ),
        (
            lambda: workbook(sheet(row(2, text("A2", "x")), row(1, text("A1", "y")))),
            "aren't in order at row 1",
        ),
        (lambda: workbook(sheet()), "No visible sheet"),
        (lambda: pack({"mimetype": "x", "content.xml": "<a/>"}), "(.ods)"),
        (lambda: pack({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "(.xlsb)"),
        (
            lambda: pack({"[Content_Types].xml": "", "word/document.xml": ""}),
            "text document",
        ),
        (lambda: pack({"payments.csv": "a,b"}), "zip archive"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "(.xls)"),
        (
            lambda: (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                + "EncryptedPackage".encode("utf-16-le")
            ),
            "protected by a password",
        ),
    ],
)
def test_an_unusable_workbook_is_refused_in_words(make, words):
    assert words in refusal(make())


def test_a_child_out_of_memory_or_time_ends_itself_and_nothing_else():
    many = "".join(f"<si><t>{n} {'name' * 20}</t></si>" for n in range(200_000))
    content = workbook(GOOD, strings=many)

    with pytest.raises(Refusal, match="child_memory"):
        list(child.run(content, child.Request(), child.Limits(memory_bytes=48 << 20)))
    with pytest.raises(Refusal, match="child_time"):
        list(child.run(content, child.Request(), child.Limits(wall_seconds=0.01)))
    with pytest.raises(Refusal, match="child_time"):
        list(child.run(content, child.Request(), child.Limits(cpu_seconds=0)))


def test_the_child_knows_neither_django_nor_the_settings():
    asked = "import sys, tables.child; print(*sys.modules, sep='\\n')"

    answer = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=child.ROOT,
        env={},
        capture_output=True,
        check=True,
    )

    loaded = {name.split(".")[0] for name in answer.stdout.decode().split()}
    assert "tables" in loaded
    assert loaded & {"django", "config", "psycopg2"} == set()


@pytest.mark.skipif(not SHARED.exists(), reason="the real files are not here")
@pytest.mark.parametrize(
    "path",
    [
        "360giving/ab_charitable_trust_783.xlsx",
        "real_reports/roche_2019_hcp_names_removed.xlsx",
    ],
)
def test_real_workbooks_read_as_another_reader_reads_them(path):
    file = SHARED / path
    theirs = load_workbook(file).get_sheet_by_index(0)
    left = [""] * theirs.start[1]

    ours = list(rows(file.read_bytes(), file.name, Options(has_header=False)))

    expected = [left + [_written(cell) for cell in line] for line in theirs.iter_rows()]
    expected = [line for line in expected if any(line)]
    assert [list(each.cells) for each in ours] == expected


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
