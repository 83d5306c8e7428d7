"""Belgium (Sunshine Act): one total of the year for each recipient and heading.

A report of nothing is a file too, with one row that says so.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.exports.reports import grouped
from disclosures.exports.reports.lacking import lacking, numbered
from disclosures.exports.reports.made import Made, out, parted, sums
from disclosures.exports.reports.source import Source
from disclosures.exports.reports.writing import as_csv
from disclosures.publishing.contents import amount_text
from regimes.counting import UNKNOWN, rounded, vat_rule

RULES = "be-sunshine"
NUMBERS = ("BE-BCE_KBO",)
NIL = "nil"
COLUMNS = (
    "company",
    "company_number",
    "year",
    "beneficiary",
    "beneficiary_number",
    "category",
    "amount",
    "currency",
)


def made(source: Source) -> Made:
    rules = source.rules[RULES]
    profile = rules.profile
    here, abroad = parted(
        source.lines, lambda x: x["recipient"]["country"] in profile["countries"]
    )
    own, others = grouped.of_patients(here)
    left_out = [
        *out(_("Of recipients in other countries"), abroad),
        *out(_("Of recipients that are no patient organisations"), others),
    ]
    lacks = lacking(
        rules,
        source,
        own,
        {"recipient_identifier": lambda x: bool(numbered(x["recipient"], NUMBERS))},
    )
    if own and any(vat_rule(profile, x["category"]["code"]) == UNKNOWN for x in own):
        lacks.append(
            _("The rules don’t say whether sums contain VAT: they are as published.")
        )
    if valueless := [x for x in own if x["amount"] is None]:
        lacks.append(
            ngettext(
                "%(n)s help has no value in money and is in no total.",
                "%(n)s helps have no value in money and are in no total.",
                len(valueless),
            )
            % {"n": len(valueless)}
        )
    company = source.head["company"]
    first = [company["name"], numbered(company, NUMBERS), source.year]
    rows: list[list[Any]] = [
        [
            *first,
            row.recipient["name"],
            numbered(row.recipient, NUMBERS),
            row.heading,
            amount_text(rounded(profile, row.amount), row.currency)
            if row.amount is not None
            else None,
            row.currency,
        ]
        for row in grouped.rows(profile, own)
    ]
    if not rows:
        rows = [[*first, "", "", NIL, "0", profile["currency"]]]
    return Made(as_csv(COLUMNS, rows), len(own), sums(own), left_out, lacks)
