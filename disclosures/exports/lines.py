"""Published entries in each format that the register offers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from disclosures.exports import lines_csv, lines_json, lines_xlsx
from disclosures.models.register import RegisterLine

FORMATS = ("csv", "json", "xlsx")


def stream(
    form: str, lines: QuerySet[RegisterLine], about: dict[str, Any]
) -> Iterator[bytes]:
    """The file, piece by piece; `about` stands at the head of JSON."""
    if form == "csv":
        return lines_csv.stream(lines)
    if form == "xlsx":
        return lines_xlsx.stream(lines)
    return lines_json.stream(lines, about)
