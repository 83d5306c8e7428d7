"""What companies published of a year about one recipient, as the recipient may state it.

Company, value, date and short description, as the ABPI's guidance for patient
organisations asks (May 2024), and the share of its income where it made public the income
of that calendar year. From the current published entries; anybody can add them up.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from disclosures.exports.reports import writing
from disclosures.exports.reports.grouped import together
from disclosures.exports.reports.source import Income, public_incomes
from disclosures.models.register import RegisterLine
from documents import pdf
from ui.amounts import minor_units, written
from ui.dates import written_day

HUNDREDTH = Decimal("0.01")
MOST_ROWS = 1_000
"""Of a PDF; the other forms have no limit that an organisation reaches."""
COLUMNS = {
    "company": 30,
    "value": 16,
    "currency": 10,
    "date": 14,
    "description": 60,
    "share_of_income_percent": 24,
    "answer": 14,
    "entry": 20,
}


def lines(public_id: str, year: int) -> QuerySet[RegisterLine]:
    """All companies' current entries, by company and day."""
    return RegisterLine.objects.filter(
        organisation__public_id=public_id, year=year
    ).order_by("company_name", "paid_on", "line")


def as_csv(public_id: str, year: int) -> bytes:
    rows = _rows(public_id, year)
    return writing.as_csv(list(COLUMNS), [_exact(row) for row in rows])


def as_xlsx(public_id: str, year: int) -> bytes:
    rows = _rows(public_id, year)
    sheet = writing.Sheet(str(year), list(COLUMNS.items()), rows)
    return writing.workbook([sheet])


def as_pdf(public_id: str, year: int, *, name: str, today: date) -> bytes:
    """Call it for `MOST_ROWS` entries or fewer."""
    columns = [
        pdf.Column(_("Company"), weight=2),
        pdf.Column(_("Date"), weight=1),
        pdf.Column(_("For what"), weight=3),
        pdf.Column(_("Share of income")),
        pdf.Column(_("Value"), amount=True),
    ]
    rows = [
        (
            str(company),
            str(day),
            str(words),
            f"{share} %" if share else "–",
            _("no amount")
            if amount is None
            else written(Decimal(str(amount)), str(currency)),
        )
        for company, amount, currency, day, words, share, _answer, _id in _rows(
            public_id, year
        )
    ]
    paper = pdf.Paper(
        title=_("Support from companies in %(year)s") % {"year": year},
        made=_("As published on %(day)s") % {"day": written_day(today)},
        caption=name,
        blocks=[pdf.listing(columns, rows)],
    )
    return pdf.made(paper, on=today)


def _rows(public_id: str, year: int) -> list[list[object]]:
    days = (date(year, 1, 1), date(year, 12, 31))
    income = public_incomes({public_id}, *days).get(public_id)
    return [
        [
            line.company_name,
            line.amount,
            line.currency,
            line.paid_on.isoformat() if line.paid_on else str(line.year),
            together([line.description, line.benefit]),
            _share(line, income),
            line.answer,
            line.public_id,
        ]
        for line in lines(public_id, year)
    ]


def _exact(row: list[object]) -> list[object]:
    """The amount with the currency's places."""
    company, amount, currency, *others = row
    places = minor_units(str(currency))
    text = None if amount is None else Decimal(f"{amount:.{places}f}")
    return [company, text, currency, *others]


def _share(line: RegisterLine, income: Income | None) -> str:
    """Of money in the currency of the income; half goes up."""
    if (
        income is None
        or not income.amount
        or line.amount is None
        or line.form == "in_kind"
        or line.currency != income.currency
    ):
        return ""
    share = line.amount * 100 / income.amount
    return str(share.quantize(HUNDREDTH, rounding=ROUND_HALF_UP))
