"""The EFPIA Code's own form as a workbook: a list of patient organisations (Article 24).

For each organisation its name, what the support or service was, the value of financial
support and of invoiced costs, the benefit where help has no meaningful value, and the
total of contracted services over the period. The headings are those of the rules.
"""

from django.utils.translation import gettext as _

from disclosures.exports.reports import about, grouped, people
from disclosures.exports.reports.lacking import lacking
from disclosures.exports.reports.made import Made, sums
from disclosures.exports.reports.source import Content, Source
from disclosures.exports.reports.writing import Sheet, workbook
from regimes.models import Regime
from ui.countries import country_name

RULES = "efpia-24"


def made(source: Source) -> Made:
    rules = source.rules[RULES]
    own, others = grouped.of_patients(source.lines)
    lacks = lacking(rules, source, source.lines, {})
    sheets = [_sheet(_("Patient organisations"), rules, own)]
    if others:
        sheets.append(_sheet(_("Other organisations"), rules, others))
    sheets += people.sheets(source)
    sheets += [about.method(source), about.sheet(source, rules, lacks)]
    return Made(workbook(sheets), len(source.lines), sums(source.lines), [], lacks)


def _sheet(name: str, rules: Regime, lines: list[Content]) -> Sheet:
    columns = [
        (_("Organisation"), 40),
        (_("Country"), 18),
        (_("Heading"), 34),
        (_("What the support or service was"), 60),
        (_("Value of financial support and invoiced costs"), 22),
        (_("Contracted services: total of the period"), 22),
        (_("Currency"), 10),
        (_("VAT"), 20),
        (_("Benefit where there is no value in money"), 50),
    ]
    return Sheet(
        name,
        columns,
        [
            [
                row.recipient["name"],
                country_name(row.recipient["country"]),
                row.heading,
                row.description,
                None if row.total else row.amount,
                row.amount if row.total else None,
                row.currency,
                row.vat,
                row.benefit,
            ]
            for row in grouped.rows(rules.profile, lines)
        ],
    )
