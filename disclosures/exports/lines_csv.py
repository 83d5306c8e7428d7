"""Published entries as CSV: RFC 4180, UTF-8, a header row, safe to open in a spreadsheet."""

from collections.abc import Iterator

from django.db.models import QuerySet

from disclosures.exports.columns import query
from disclosures.exports.copying import chunks, copied
from disclosures.models.register import RegisterLine


def stream(lines: QuerySet[RegisterLine]) -> Iterator[bytes]:
    statement = query(lines, formula_safe=True)
    with copied(statement, "format csv, header", row_end=b"\r\n") as source:
        yield from chunks(source)
