"""United Kingdom (ABPI Code, clauses 29 to 31): items, services as totals, people.

A recipient's share of income stands there only where the organisation itself made public
its income of exactly the report's period, in the same currency.
"""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.exports.reports import about, grouped, people
from disclosures.exports.reports.lacking import lacking
from disclosures.exports.reports.made import Made, out, parted, sums
from disclosures.exports.reports.source import Content, Source
from disclosures.exports.reports.writing import Sheet, workbook
from disclosures.models import Form
from regimes.counting import IN_TOTAL, groups
from regimes.models import Regime
from regimes.people import groups_of_people

RULES = "uk-abpi"
TENTH = Decimal("0.1")


def made(source: Source) -> Made:
    rules = source.rules[RULES]
    here, abroad = parted(
        source.lines, lambda x: x["recipient"]["country"] in rules.profile["countries"]
    )
    own, others = grouped.of_patients(here)
    left_out = out(_("Of recipients in other countries"), abroad)
    lacks = lacking(rules, source, here, {})
    without = {x["recipient"]["public_id"] for x in own} - source.incomes.keys()
    if without:
        lacks.append(
            ngettext(
                "Share of income, which is not required: %(n)s organisation has not"
                " made public its income of this period.",
                "Share of income, which is not required: %(n)s organisations have not"
                " made public their income of this period.",
                len(without),
            )
            % {"n": len(without)}
        )
    lacks += _people_lack(rules, source)
    sheets = [_sheet(_("Patient organisations"), source, rules, own)]
    if others:
        sheets.append(_sheet(_("Other organisations"), source, rules, others))
    sheets += [
        _people(rules, source),
        about.method(source),
        about.sheet(source, rules, [*left_out, *lacks]),
    ]
    return Made(workbook(sheets), len(here), sums(here), left_out, lacks)


def _sheet(name: str, source: Source, rules: Regime, lines: list[Content]) -> Sheet:
    """One column for each heading that is a total: fees and expenses stand apart."""
    totals = [each for each in groups(rules.profile) if each.shown == IN_TOTAL]
    columns = [
        (_("Organisation"), 40),
        (_("Kind of support"), 34),
        (_("What it was"), 60),
        (_("Value"), 16),
        *((_(each.label), 20) for each in totals),
        (_("Currency"), 10),
        (_("VAT"), 20),
        (_("Benefit where there is no value in money"), 50),
        (_("Share of the organisation’s income, per cent"), 20),
    ]
    shares = _shares(source, lines)
    return Sheet(
        name,
        columns,
        [
            [
                row.recipient["name"],
                row.heading,
                row.description,
                None if row.total else row.amount,
                *(row.amount if row.group == each.code else None for each in totals),
                row.currency,
                row.vat,
                row.benefit,
                shares.get(row.recipient["public_id"], ""),
            ]
            for row in grouped.rows(rules.profile, lines)
        ],
    )


def _shares(source: Source, lines: list[Content]) -> dict[str, str]:
    """Of all money of the report to one recipient; help that is not money stays out."""
    given: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in lines:
        if line["form"] != Form.IN_KIND:
            key = (line["recipient"]["public_id"], line["currency"])
            given[key] += Decimal(line["amount"] or 0)
    return {
        recipient: str(
            (amount * 100 / income.amount).quantize(TENTH, rounding=ROUND_HALF_UP)
        )
        for (recipient, currency), amount in given.items()
        if (income := source.incomes.get(recipient))
        and income.currency == currency
        and income.amount
    }


def _people(rules: Regime, source: Source) -> Sheet:
    """Clause 30 asks for a total and a number of people, and never for names."""
    found = people.of(source)
    if found:
        return people.sheet(found)
    groups = groups_of_people(rules.profile).values()
    return Sheet(
        _("People"),
        [(_("Who"), 50), (_("Total"), 16), (_("Number of people"), 20)],
        [[each.written(), "", ""] for each in groups],
    )


def _people_lack(rules: Regime, source: Source) -> list[str]:
    """What the totals of a report don't say of these rules' own groups."""
    told = {each["group"]["code"] for each in source.head.get("people_totals", [])}
    if source.head["regime"]["code"] != RULES and told:
        return [
            _(
                "People: the totals are those of the whole report; they are not parted by"
                " country."
            )
        ]
    return [
        _(
            "%s: the report has no total and no number; if there are any, add them by hand."
        )
        % each.written()
        for each in groups_of_people(rules.profile).values()
        if each.code not in told
    ]
