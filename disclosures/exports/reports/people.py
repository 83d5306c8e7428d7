"""Totals of payments to persons as files have them: apart from entries and their sums."""

from typing import Any

from django.utils.translation import gettext as _

from disclosures.exports.reports.made import Made
from disclosures.exports.reports.source import Source
from disclosures.exports.reports.writing import Sheet, as_csv
from disclosures.people_words import PeopleRow, rows
from documents import pdf

COLUMNS = (
    "report", "company_id", "company", "starts_on", "ends_on", "group", "group_label",
    "category", "category_label", "currency", "amount", "people", "words",
)  # fmt: skip


def of(source: Source) -> list[PeopleRow]:
    return rows(source.head.get("people_totals", []))


def made(source: Source) -> Made:
    """The totals alone, one row each. No entries of organisations are in it."""
    head = source.head
    period, company = head["period"], head["company"]
    same = [
        head["public_id"],
        company["public_id"],
        company["name"],
        period["starts_on"],
        period["ends_on"],
    ]
    return Made(as_csv(COLUMNS, [[*same, *_row(x)] for x in _told(source)]), 0)


def _told(source: Source) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = source.head.get("people_totals", [])
    return told


def _row(total: dict[str, Any]) -> list[Any]:
    group, category = total["group"], total["category"]
    return [
        group["code"],
        group["label"],
        category["code"],
        category["label"],
        total["currency"],
        total["amount"],
        total["people"],
        total["words"],
    ]


def sheets(source: Source) -> list[Sheet]:
    """A sheet of a workbook; none where there are no totals."""
    found = of(source)
    return [sheet(found)] if found else []


def sheet(found: list[PeopleRow]) -> Sheet:
    columns = [
        (_("Who"), 50),
        (_("What for"), 34),
        (_("Total"), 16),
        (_("Currency"), 10),
        (_("Number of people"), 20),
        (_("Words for readers"), 60),
    ]
    return Sheet(
        _("People"),
        columns,
        [
            [
                each.group,
                each.category,
                each.amount,
                each.currency,
                each.people,
                each.words,
            ]
            for each in found
        ],
    )


def blocks(source: Source) -> list[pdf.Block]:
    """A part of a document; nothing where there are no totals."""
    found = of(source)
    if not found:
        return []
    columns = [
        pdf.Column(_("Who and what for"), weight=3),
        pdf.Column(_("People"), amount=True),
        pdf.Column(_("Total"), amount=True),
    ]
    told = [
        (". ".join(filter(None, [each.title, each.words])), str(each.people), each.sum)
        for each in found
    ]
    return [
        pdf.heading(_("Payments to individual people")),
        pdf.words(
            _(
                "Totals only: nobody is named. They are not part of the sums of payments"
                " to organisations. One person may be counted in several rows, so numbers"
                " of people are not added up."
            )
        ),
        pdf.listing(columns, told),
    ]
