"""Writes small workbooks part by part, so that a test can get each part wrong."""

import zipfile
from io import BytesIO

from tables.reading import Options, rows

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = f"""<styleSheet xmlns="{MAIN}">
<numFmts count="4">
<numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/>
<numFmt numFmtId="165" formatCode="[$-409]d/m/yy\\ h:mm;@"/>
<numFmt numFmtId="166" formatCode="00000000"/>
<numFmt numFmtId="167" formatCode="&quot;days &quot;#,##0.00"/>
</numFmts>
<cellXfs count="6">
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
</cellXfs></styleSheet>"""
DATE, OWN_DATE, MOMENT, PADDED, AMOUNT = 1, 2, 3, 4, 5


def text(ref: str, value: str) -> str:
    """A cell with its text in place."""
    return (
        f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    )


def number(ref: str, value: str, style: int = 0) -> str:
    """A cell with a number as the workbook writes it."""
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{at}" {attributes}>{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
    )


def parts(
    *sheets: str | bytes,
    hidden: int | None = None,
    properties: str = "",
    strings: str = "",
    calculation: str = "",
) -> dict[str, str | bytes]:
    """The parts of a workbook with these sheets, called Sheet1, Sheet2…"""
    names = range(1, len(sheets) + 1)

    def state(n: int) -> str:
        return "hidden" if n == hidden else "visible"

    listed = "".join(
        f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}" state="{state(n)}"/>'
        for n in names
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in names
    )
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}'
        f"<sheets>{listed}</sheets>{calculation}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
        f'<Relationship Id="st" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="ss" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **{
            f"xl/worksheets/sheet{n}.xml": content
            for n, content in zip(names, sheets, strict=True)
        },
    }


def pack(members: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


def workbook(*sheets: str | bytes, **settings: object) -> bytes:
    return pack(parts(*sheets, **settings))


HEADER = row(1, text("A1", "recipient"), text("B1", "amount"))


def cells(content: bytes, options: Options | None = None) -> list[tuple[str, ...]]:
    """What is read of a workbook."""
    return [each.cells for each in rows(content, "payments.xlsx", options)]


def one(cell: str) -> tuple[str, tuple[str, ...]]:
    """The text and the trouble of a cell B2 under a header."""
    (found,) = rows(workbook(sheet(HEADER, row(2, text("A2", "Hope"), cell))), "p.xlsx")
    return found.cells[1], found.trouble
