"""A report as a PDF that a screen reader can read (PDF/UA-1). Never the only format."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from disclosures.exports.reports import about, grouped, people
from disclosures.exports.reports.made import Line, Made, sums
from disclosures.exports.reports.source import Source
from documents import pdf
from ui.amounts import written

MOST_ROWS = 1_000
"""A table row takes some 130 kB of memory while the file is made."""


def made(source: Source) -> Made:
    lines = sorted(
        source.lines,
        key=lambda x: (grouped.name_key(x["recipient"]["name"]), x["line"]),
    )
    left_out = []
    blocks = [pdf.facts(about.facts(source)), *_sums(lines)]
    blocks += people.blocks(source)
    if source.head.get("methodology"):
        blocks.append(pdf.heading(_("How the company counted (methodology)")))
        blocks.append(pdf.words(*source.head["methodology"].splitlines()))
    if reservations := source.head.get("reservations"):
        blocks.append(pdf.heading(_("Published with reservations")))
        blocks.append(pdf.points(each["words"] for each in reservations))
    if source.head["nil"]:
        blocks.append(pdf.heading(_("Nothing to report")))
        blocks.append(
            pdf.words(_("The company declares that it gave nothing in this period."))
        )
    elif lines and len(lines) <= MOST_ROWS:
        blocks += [pdf.heading(_("Entries")), _entries(lines)]
    elif lines:
        left_out = [
            _(
                "A PDF holds %(most)s entries; this report has %(n)s. The workbook, the"
                " CSV file and the page to print have them all."
            )
            % {"most": MOST_ROWS, "n": len(lines)}
        ]
        blocks += [pdf.heading(_("Entries")), pdf.words(*left_out)]
    title = _("Report of %(company)s for %(year)s") % {
        "company": source.head["company"]["name"],
        "year": source.year,
    }
    paper = pdf.Paper(
        title=title,
        made=f"{source.head['reference']}, {_('version')} {source.head['version']}",
        caption=_("Payments and help to organisations"),
        blocks=blocks,
    )
    shown = lines if not left_out else []
    on = date.fromisoformat(source.head["published_on"])
    data = pdf.made(paper, on=on)
    return Made(data, len(shown), sums(lines), left_out)


def _sums(lines: list[Line]) -> list[pdf.Block]:
    """By kind and currency, as on the report's page."""
    parts: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        key = (_(line["category"]["label"]), line["currency"])
        parts.setdefault(key, []).append(line)
    if not parts:
        return []
    columns = [
        pdf.Column(_("Kind"), weight=2),
        pdf.Column(_("Entries"), amount=True),
        pdf.Column(_("Sum"), amount=True),
    ]
    rows = [
        (kind, str(len(own)), written(sums(own)[currency], currency))
        for (kind, currency), own in sorted(parts.items())
    ]
    return [pdf.heading(_("By kind and currency")), pdf.listing(columns, rows)]


def _entries(lines: list[Line]) -> pdf.Block:
    columns = [
        pdf.Column(_("Recipient"), weight=2),
        pdf.Column(_("What it was for"), weight=3),
        pdf.Column(_("Kind"), weight=2),
        pdf.Column(_("When"), weight=1),
        pdf.Column(_("Amount"), amount=True),
    ]
    return pdf.listing(columns, [_row(line) for line in lines])


def _row(line: Line) -> tuple[str, ...]:
    return (
        line["recipient"]["name"],
        grouped.together([line["description"], line["benefit"]]),
        _(line["category"]["label"]),
        about.day(line["paid_on"]) or str(line["year"]),
        _("no amount")
        if line["amount"] is None
        else written(Decimal(line["amount"]), line["currency"]),
    )
