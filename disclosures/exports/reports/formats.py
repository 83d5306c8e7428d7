"""Every form in which a report can be had as a file. A new one is a line here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures.exports.reports import (
    belgium,
    efpia,
    entries,
    france,
    netherlands,
    paper,
    people,
    uk,
)
from disclosures.exports.reports.made import Made
from disclosures.exports.reports.source import Source
from disclosures.exports.reports.writing import CSV, XLSX


@dataclass(frozen=True)
class Format:
    """`country`: offered where a report has recipients there, or follows `rules`.

    `nil`: a report of nothing is sent in it too. `people`: only where a report has totals
    of payments to persons.
    """

    code: str
    title: str | Promise
    about: str | Promise
    ending: str
    media_type: str
    make: Callable[[Source], Made]
    country: str = ""
    rules: str = ""
    nil: bool = False
    people: bool = False


FORMATS = (
    Format(
        "pdf",
        _("Document (PDF)"),
        _("To read and to print, also with a screen reader"),
        "pdf",
        "application/pdf",
        paper.made,
        nil=True,
    ),
    Format(
        "workbook",
        _("Workbook (XLSX)"),
        _("Every entry in a row, with the note on method"),
        "xlsx",
        XLSX,
        entries.made,
    ),
    Format(
        "people",
        _("Payments to individual people (CSV)"),
        _("Totals and numbers of people, without names"),
        "csv",
        CSV,
        people.made,
        people=True,
    ),
    Format(
        "efpia",
        _("EFPIA form (XLSX)"),
        _("By organisation, as Article 24 of the European code asks"),
        "xlsx",
        XLSX,
        efpia.made,
        rules=efpia.RULES,
    ),
    Format(
        "united-kingdom",
        _("United Kingdom (XLSX)"),
        _("Grants, sponsorship and donations one by one, services as totals"),
        "xlsx",
        XLSX,
        uk.made,
        country="GB",
        rules=uk.RULES,
    ),
    Format(
        "belgium",
        _("Belgium (CSV)"),
        _("The year’s totals of each organisation under two headings"),
        "csv",
        CSV,
        belgium.made,
        country="BE",
        rules=belgium.RULES,
        nil=True,
    ),
    Format(
        "france",
        _("France (CSV)"),
        _(
            "The fields of Transparence Santé, for what is new or changed, in whole euros"
        ),
        "csv",
        CSV,
        france.made,
        country="FR",
        rules=france.RULES,
    ),
    Format(
        "netherlands",
        _("Netherlands (CSV)"),
        _("The year’s totals for the transparency register, in whole euros"),
        "csv",
        CSV,
        netherlands.made,
        country="NL",
        rules=netherlands.RULES,
    ),
)
BY_CODE = {each.code: each for each in FORMATS}


def offered(
    countries: Iterable[str], *, regime: str, nil: bool, people: bool
) -> list[Format]:
    """What a report can be had in. A report of nothing has no entries to list."""
    here = set(countries)
    return [
        each
        for each in FORMATS
        if (people or not each.people)
        and (
            (each.nil if nil else not each.country or each.country in here)
            or (each.country and each.rules == regime)
        )
    ]


def of(source: Source) -> list[Format]:
    """Those whose rules the installation has, for a report that is read whole."""
    found = offered(
        source.countries,
        regime=source.head["regime"]["code"],
        nil=source.head["nil"],
        people=bool(source.head.get("people_totals")),
    )
    return [each for each in found if not each.rules or each.rules in source.rules]
