"""Published entries as CSV on the Web: the table, and what each of its columns means.

W3C Recommendation tabular-metadata. The table is not escaped for spreadsheets.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from disclosures.exports.archives import archive, pieces
from disclosures.exports.columns import query
from disclosures.exports.copying import chunks, copied
from disclosures.exports.fields import OF_LINES, Field
from disclosures.exports.tables import Resource
from disclosures.models.register import RegisterLine

TABLE = "lines.csv"
METADATA = "lines.csv-metadata.json"

DATATYPES: dict[str, Any] = {
    "string": "string",
    "integer": "integer",
    "number": "decimal",
    "year": {"base": "integer", "minimum": 1900, "maximum": 2999},
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "boolean": {"base": "boolean", "format": "true|false"},
}
DIALECT = {
    "encoding": "utf-8",
    "header": True,
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
}
# What others call the same thing; the rest has an address under this register's own.
KNOWN = {
    "line": "http://purl.org/dc/terms/identifier",
    "amount": "http://schema.org/amount",
    "currency": "http://schema.org/currency",
    "description": "http://purl.org/dc/terms/description",
    "first_published_on": "http://purl.org/dc/terms/issued",
    "changed_on": "http://purl.org/dc/terms/modified",
}


def table(lines: QuerySet[RegisterLine]) -> Iterator[bytes]:
    statement = query(lines, formula_safe=False, as_text=True)
    with copied(statement, "format csv, header", row_end=b"\r\n") as source:
        yield from chunks(source)


def stream(lines: QuerySet[RegisterLine], about: dict[str, Any]) -> Iterator[bytes]:
    """Both files in one ZIP file."""
    with archive() as (made, file):
        made.table(TABLE, query(lines, formula_safe=False, as_text=True))
        made.described(METADATA, metadata(about))
        made.close()
        yield from pieces(file)


def metadata(about: dict[str, Any]) -> dict[str, Any]:
    licence = about["licence_address"]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": TABLE,
        "dc:title": about["register"],
        "dc:description": (
            "Published entries, each in its present version. Never add up two currencies."
        ),
        "dc:source": {"@id": about["address"]},
        "dc:license": {"@id": licence} if licence else about["licence"],
        "dialect": DIALECT,
        "tableSchema": {
            "columns": [_column(field, about) for field in OF_LINES],
            "primaryKey": "line",
            "aboutUrl": about["line_address"],
        },
    }


def beside(resource: Resource, about: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The name and content of the description of a table of the data package."""
    licence, name = about["licence_address"], f"{resource.name}.csv"
    return f"{name}-metadata.json", {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": name,
        "dc:title": f"{about['register']}: {resource.title}",
        "dc:description": resource.about,
        "dc:source": {"@id": about["address"]},
        "dc:license": {"@id": licence} if licence else about["licence"],
        "dialect": DIALECT,
        "tableSchema": {
            "columns": [_plain(field) for field in resource.fields],
            "primaryKey": list(resource.key),
        },
    }


def _plain(field: Field) -> dict[str, Any]:
    """A column without an address of its own on the register's pages."""
    datatype = DATATYPES[field.type]
    if field.choices:
        datatype = {"base": "string", "format": "|".join(field.choices)}
    return {
        "name": field.name,
        "titles": field.name,
        "dc:description": field.about,
        "datatype": datatype,
        "required": field.required,
    }


def _column(field: Field, about: dict[str, Any]) -> dict[str, Any]:
    own = f"{about['address']}about/#column-{field.name}"
    return {**_plain(field), "propertyUrl": KNOWN.get(field.name, own)}
