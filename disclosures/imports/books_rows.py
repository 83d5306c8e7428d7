"""The columns of a list of payments from finance, and what one row of it says.

Reads files, dates, amounts and currencies as payments files are read; nothing is rounded.
An amount below zero is money that came back, or a correction.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from disclosures.imports import days, money
from disclosures.imports.given import Error, cells_of, error, given_in
from disclosures.imports.guess import WORDS
from disclosures.models import BooksFile
from tables import mapping
from tables.guess import named
from tables.mapping import Column, Mapping
from tables.shapes import Row
from ui.amounts import minor_units

COLUMNS: dict[str, Column] = {
    "document_number": Column(
        lazy("Document"), lazy("A number that stands once in the books of a company.")
    ),
    "vendor_number": Column(lazy("Number of who was paid")),
    "vendor_name": Column(lazy("Name of who was paid")),
    "paid_on": Column(lazy("Paid on")),
    "amount": Column(lazy("Amount")),
    "currency": Column(lazy("Currency"), lazy("Codes such as GBP or CHF.")),
    "booked_on": Column(lazy("Booked on")),
    "text": Column(lazy("Text of the booking")),
    "cost_centre": Column(lazy("Cost centre")),
}
NEEDED = ("document_number", "vendor_number", "vendor_name", "paid_on", "amount")
LONGEST = {
    "document_number": 100,
    "vendor_number": 60,
    "vendor_name": 300,
    "cost_centre": 100,
}
GUESSED = {
    "document_number": "document belegnummer beleg voucher piece documento reference",
    "vendor_number": "vendor kreditor supplier fournisseur lieferant creditor",
    "vendor_name": "name payee supplier_name kreditorname lieferantenname nom naam nome",
    "booked_on": "booked posting buchungsdatum comptable",
    "paid_on": "paid payment zahlungsdatum clearing paiement date datum fecha data",
    "amount": WORDS["amount"],
    "currency": WORDS["currency"],
    "text": "text description buchungstext libelle memo details",
    "cost_centre": "cost kostenstelle centre center costs",
}


class Booked(NamedTuple):
    """A row as it was understood."""

    number: int
    document_number: str
    vendor_number: str
    vendor_name: str
    paid_on: datetime.date
    amount: Decimal
    currency: str
    booked_on: datetime.date | None
    text: str
    cost_centre: str


class Refusal(NamedTuple):
    """A row that can't be read, and why."""

    number: int
    errors: list[Error]


def from_dict(data: dict[str, Any]) -> Mapping:
    """Checks a mapping; raises Unusable with a sentence for each mistake."""
    return mapping.from_dict(data, COLUMNS)


def guess(header: list[str]) -> dict[str, str]:
    """Ours to theirs, each of their columns at most once."""
    return named(header, GUESSED)


def reader(
    said: Mapping, header: list[str], file: BooksFile
) -> Callable[[Row], Booked | Refusal]:
    """The function that reads a row of this file."""
    cells = cells_of(said, header)
    decimal = said.file.get("decimal", ".")
    written = said.file.get("date_format", "%Y-%m-%d")
    first, last = file.period.starts_on, file.period.ends_on

    def read(row: Row) -> Booked | Refusal:
        given = given_in(cells, row.cells)
        errors: list[Error] = [
            {"column": "", "value": "", "wrong": sentence, "mend": ""}
            for sentence in row.trouble
        ]

        def wrong(ours: str, what: str, mend: str) -> None:
            errors.append(error(cells, row.cells, ours, what, mend))

        for ours in NEEDED:
            if not given.get(ours):
                label = COLUMNS[ours].label
                wrong(ours, _("“%(column)s” is empty.") % {"column": label}, "")
        for ours, most in LONGEST.items():
            if len(given.get(ours, "")) > most:
                wrong(ours, _("The text is too long."), _("Shorten it."))
        currency = money.currency(given, wrong)
        amount = _amount(given.get("amount", ""), currency, decimal, wrong)
        paid_on = _day(days.date("paid_on", given, written, wrong))
        booked_on = _day(days.date("booked_on", given, written, wrong))
        if paid_on and not first <= paid_on <= last:
            wrong(
                "paid_on",
                _("It was not paid in %(year)s.") % {"year": file.period.year},
                _("Bring it in with the books of its own year."),
            )
        if errors or amount is None or paid_on is None:
            return Refusal(row.number, errors)
        return Booked(
            row.number,
            given["document_number"],
            given["vendor_number"],
            " ".join(given["vendor_name"].split()),
            paid_on,
            amount,
            currency,
            booked_on,
            given.get("text", ""),
            given.get("cost_centre", ""),
        )

    return read


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _amount(
    raw: str, currency: str, decimal: str, wrong: Callable[[str, str, str], None]
) -> Decimal | None:
    if not raw:
        return None
    text = money.exact(raw, decimal)
    if text is None:
        wrong(
            "amount",
            _("“%(value)s” can't be read as an amount.") % {"value": raw[:60]},
            _("Write plain digits, such as 1234.50."),
        )
        return None
    whole, _point, fraction = text.lstrip("-").partition(".")
    if currency and len(fraction) > minor_units(currency):
        wrong(
            "amount",
            _("The amount has more decimals than %(currency)s has.")
            % {"currency": currency},
            _("It is not rounded here: write the amount that was really paid."),
        )
    elif len(whole) > money.MOST_DIGITS:
        wrong("amount", _("The amount is too large."), _("Check its digits."))
    elif not text.strip("-0."):
        wrong("amount", _("The amount is zero."), _("Leave the row out."))
    return Decimal(text)
