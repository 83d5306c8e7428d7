"""What the columns of a receipts file, and of a list of what was passed on, mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from disclosures.imports.guess import WORDS as PAYMENT_WORDS
from disclosures.models import PassOnList
from disclosures.models.entries import LONGEST_WORDS
from tables.mapping import Column

NOT_OF_LIST = frozenset({"payer", "vat_amount"})
COLUMNS: dict[str, Column] = {
    "payer": Column(lazy("Who paid")),
    "amount": Column(lazy("Amount"), lazy("What arrived on your account.")),
    "currency": Column(lazy("Currency"), lazy("Codes such as GBP or CHF.")),
    "paid_on": Column(lazy("Date received")),
    "paid_year": Column(lazy("Year received"), lazy("If there is no date.")),
    "reference": Column(
        lazy("Reference"), lazy("A number that stays the same when you bring it again.")
    ),
    "vat_amount": Column(lazy("Bank charges"), lazy("What banks kept of it.")),
    "category": Column(lazy("Category"), lazy("The kind of help, in our words.")),
    "description": Column(lazy("What it was for")),
}
COLUMNS_OF_LIST: dict[str, Column] = {
    "recipient": Column(lazy("Passed on to"), lazy("The name of who got it.")),
    **{ours: column for ours, column in COLUMNS.items() if ours not in NOT_OF_LIST},
    "amount": Column(lazy("Amount"), lazy("What you passed on.")),
    "paid_on": Column(lazy("Date passed on")),
    "paid_year": Column(lazy("Year passed on"), lazy("If there is no date.")),
}
LONGEST = {
    "payer": 300,
    "recipient": 300,
    "reference": 200,
    "description": LONGEST_WORDS,
}
WORDS = {
    "payer": (
        "payer payor donor funder company sponsor zahler geldgeber spender firma"
        " donateur payeur société pagador donante pagatore betaler name"
    ),
    "amount": PAYMENT_WORDS["amount"],
    "currency": PAYMENT_WORDS["currency"],
    "paid_on": f"received eingang {PAYMENT_WORDS['paid_on']}",
    "paid_year": PAYMENT_WORDS["paid_year"],
    "reference": f"{PAYMENT_WORDS['reference']} ref",
    "vat_amount": "charges fees gebühren gebuehren spesen frais commissioni gastos",
    "description": PAYMENT_WORDS["description"],
}
"""A category is never guessed here: books have kinds of their own."""
WORDS_OF_LIST = {
    "recipient": PAYMENT_WORDS["recipient"],
    **{ours: words for ours, words in WORDS.items() if ours not in NOT_OF_LIST},
    "paid_on": PAYMENT_WORDS["paid_on"],
    "category": "category kategorie catégorie categorie categoria categoría",
}


@dataclass(frozen=True)
class Kind:
    """What the rows of a file are: receipts of the own books, or a list of an agency.

    `who` is the column that names the other one. `first` and `last` are the days of the
    period that a list is about; `categories` are labels of kinds of help, by their code.
    """

    columns: Mapping[str, Column]
    words: Mapping[str, str]
    who: str
    unnamed: Any
    categories: Mapping[str, str] = field(default_factory=dict)
    passed_on: PassOnList | None = None


def of_books(categories: Mapping[str, str]) -> Kind:
    """What an organisation received."""
    return Kind(COLUMNS, WORDS, "payer", lazy("It isn't said who paid."), categories)


def of_list(passed_on: PassOnList, categories: Mapping[str, str]) -> Kind:
    """What an agency passed on; `passed_on` with its period and company."""
    return Kind(
        COLUMNS_OF_LIST,
        WORDS_OF_LIST,
        "recipient",
        lazy("It isn't said to whom it was passed on."),
        categories,
        passed_on,
    )
