"""All entries of one version of a report, one row each: CSV as a stream, and a workbook.

The columns are those of the register's downloads, as far as they are frozen.
"""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.exports.reports import about, people
from disclosures.exports.reports.made import Made, sums
from disclosures.exports.reports.source import Content, Source
from disclosures.exports.reports.writing import Sheet, workbook
from disclosures.models import PublishedReport, ReportLine
from tables.formulas import guarded

COLUMNS = {
    "line": 20,
    "version": 8,
    "year": 8,
    "paid_on": 12,
    "company": 30,
    "company_id": 18,
    "organisation": 40,
    "organisation_id": 18,
    "country": 8,
    "category": 20,
    "form": 10,
    "description": 60,
    "benefit": 40,
    "amount": 16,
    "currency": 9,
    "vat_treatment": 16,
    "vat_amount": 14,
    "agreement": 30,
    "answer": 12,
    "answered_on": 12,
    "reservation": 11,
    "published_elsewhere": 20,
    "first_published_on": 12,
    "report": 18,
}


def stream(report: PublishedReport) -> Iterator[bytes]:
    """RFC 4180, UTF-8, a header row; no limit and little memory.

    Without lines that were taken off the register.
    """
    buffer = io.StringIO()
    out = csv.writer(buffer, lineterminator="\r\n")
    out.writerow(COLUMNS)
    lines = ReportLine.objects.filter(report=report).shown().order_by("pk")
    texts = lines.values_list("line_version__content", flat=True)
    for number, text in enumerate(texts.iterator(chunk_size=1000)):
        values = row(json.loads(text), report.public_id)
        out.writerow([guarded(x) if isinstance(x, str) else x for x in values])
        if number % 500 == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def made(source: Source) -> Made:
    rows = [row(line, source.head["public_id"]) for line in source.lines]
    sheets = [
        Sheet(_("Lines"), list(COLUMNS.items()), rows),
        *people.sheets(source),
        about.method(source),
        about.sheet(source, None, []),
    ]
    return Made(workbook(sheets), len(source.lines), sums(source.lines))


def row(line: Content, report: str) -> list[Any]:
    """The values of `COLUMNS`; an amount is a number, so that no sign of it is guarded."""
    vat, agreement = line.get("vat") or {}, line.get("agreement") or {}
    elsewhere = line.get("published_elsewhere") or {}
    answer = line.get("answer") or {}
    return [
        line["line"],
        line.get("version"),
        line["year"],
        line["paid_on"],
        line["company"]["name"],
        line["company"]["public_id"],
        line["recipient"]["name"],
        line["recipient"]["public_id"],
        line["recipient"]["country"],
        line["category"]["code"],
        line["form"],
        line["description"],
        line["benefit"],
        _number(line["amount"]),
        line["currency"],
        vat.get("treatment", ""),
        _number(vat.get("amount")),
        agreement.get("title", ""),
        answer.get("status", ""),
        answer.get("on"),
        "true" if line.get("reservations") else "false",
        elsewhere.get("where", ""),
        line["first_published_on"],
        report,
    ]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
