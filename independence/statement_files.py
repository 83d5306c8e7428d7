"""Statements as files: CSV and XLSX for a spreadsheet, JSON as it was hashed, PDF to hand in."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.exports.reports import writing
from disclosures.publishing.contents import canonical
from documents import pdf
from independence import statement_words as words
from independence.statements import COUNTED, FUNDING, Facts
from ui.amounts import written

MOST_ROWS = 2_000
"""Rows of a PDF: more would take more memory than a web process has."""

FUNDING_COLUMNS = (
    "company",
    "company_id",
    "date",
    "date_known",
    "description",
    "category",
    "form",
    "amount",
    "currency",
    "vat",
    "benefit",
    "confirmed",
    "counts",
    "remarks",
    "payment",
)
WIDTHS = {"company": 30, "description": 60, "benefit": 40, "remarks": 40}
YEARLY_COLUMNS = (
    "company",
    "value",
    "currency",
    "date",
    "description",
    "confirmed",
    "remarks",
)


def as_json(facts: Facts) -> bytes:
    """Canonical (RFC 8785): without `sha256` these bytes have that SHA-256."""
    return canonical(facts).encode()


def as_csv(facts: Facts) -> bytes:
    """UTF-8 with a header row; texts that people wrote are safe in a spreadsheet."""
    columns = _columns(facts)
    return writing.as_csv(columns, _table(facts, columns))


def as_xlsx(facts: Facts) -> bytes:
    """The columns of the CSV file; values are numbers."""
    columns = _columns(facts)
    place = columns.index("value" if "value" in columns else "amount")
    rows = [
        [
            Decimal(cell) if number == place and cell is not None else cell
            for number, cell in enumerate(row)
        ]
        for row in _table(facts, columns)
    ]
    widths = [(name, WIDTHS.get(name, 16)) for name in columns]
    return writing.workbook([writing.Sheet(words.title(facts), widths, rows)])


def _columns(facts: Facts) -> tuple[str, ...]:
    return FUNDING_COLUMNS if facts["kind"] == FUNDING else YEARLY_COLUMNS


def _table(facts: Facts, columns: tuple[str, ...]) -> list[list[Any]]:
    """The yearly form has the rows that count; the other one says why one doesn't."""
    funding = facts["kind"] == FUNDING
    found = []
    for row in facts["rows"]:
        if not funding and row["counts"] != COUNTED:
            continue
        told = {
            **row,
            "company": row["company"]["name"],
            "company_id": row["company"]["id"],
            "value": row["amount"],
            "description": row["description"] if funding else words.what(row),
            "confirmed": "yes" if words.confirmed(row) else "no",
            "remarks": " ".join(words.remarks(row)),
        }
        found.append([told[name] for name in columns])
    return found


def as_pdf(facts: Facts, *, on: datetime.date) -> bytes:
    """The same facts on paper. Call it for `MOST_ROWS` rows or fewer."""
    head = [
        (_("Organisation"), facts["organisation"]["name"]),
        (_("From and to"), words.stretch(facts)),
        (_("For"), facts["subject"]),
        (_("Condition"), facts["condition"]),
        (_("Made"), words.made(facts)),
        (_("SHA-256 of the data"), facts["sha256"]),
    ]
    blocks = [pdf.facts([(label, text) for label, text in head if text])]
    if facts["kind"] == FUNDING:
        blocks += [pdf.heading(_("Together, by company")), _sums(facts)]
    blocks += [pdf.heading(_("Each payment and help")), _rows(facts, counted=True)]
    if any(row["counts"] != COUNTED for row in facts["rows"]):
        blocks += [pdf.heading(_("Not counted")), _rows(facts, counted=False)]
    if facts["not_here"]:
        blocks.append(pdf.heading(_("Companies that do not report here")))
        blocks.append(pdf.words(_("As the organisation says itself.")))
        blocks.append(_not_here(facts))
    blocks.append(pdf.heading(_("What this does not know")))
    blocks.append(pdf.points(words.unknown(facts)))
    paper = pdf.Paper(
        title=words.title(facts),
        made=words.made(facts),
        caption=facts["organisation"]["name"],
        blocks=blocks,
    )
    return pdf.made(paper, on=on)


def _sums(facts: Facts) -> pdf.Block:
    columns = [
        pdf.Column(_("Company"), weight=2),
        pdf.Column(_("Money"), amount=True),
        pdf.Column(_("Help that is not money"), amount=True),
        pdf.Column(_("Rows"), amount=True),
        pdf.Column(_("Not confirmed"), amount=True),
    ]
    return pdf.listing(
        columns,
        [
            (
                _company(each),
                money(each, "money"),
                money(each, "in_kind"),
                str(each["rows"]),
                str(each["unconfirmed"]),
            )
            for each in facts["sums"]
        ],
    )


def money(sums: Facts, name: str) -> str:
    """One sum of a company, as it is written."""
    return written(Decimal(sums[name]), sums["currency"])


def _company(sums: Facts) -> str:
    name = str(sums["company"]["name"])
    if not sums["products"]:
        return name
    return _("%(company)s, which lists for the condition: %(products)s") % {
        "company": name,
        "products": ", ".join(sums["products"]),
    }


def _rows(facts: Facts, *, counted: bool) -> pdf.Block:
    columns = [
        pdf.Column(_("Company"), weight=2),
        pdf.Column(_("Date"), weight=2),
        pdf.Column(_("For what"), weight=4),
        pdf.Column(_("Value"), amount=True),
    ]
    return pdf.listing(
        columns,
        [
            (
                row["company"]["name"],
                words.when(row),
                " ".join([f"{words.what(row)}.", *words.remarks(row)]),
                words.value(row),
            )
            for row in facts["rows"]
            if (row["counts"] == COUNTED) == counted
        ],
    )


def _not_here(facts: Facts) -> pdf.Block:
    columns = [
        pdf.Column(_("Company")),
        pdf.Column(_("From and to")),
        pdf.Column(_("Value"), amount=True),
    ]
    return pdf.listing(
        columns,
        [
            (
                part["company"],
                words.stretch({**part, "months": 0}),
                money(part, "amount"),
            )
            for part in facts["not_here"]
        ],
    )
