"""What of a file of payments is known: our columns, and what must be said of them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tables import mapping
from tables.mapping import Column, Mapping

COLUMNS: dict[str, Column] = {
    "recipient": Column(lazy("Recipient"), lazy("The organisation that was paid.")),
    "amount": Column(
        lazy("Amount"),
        lazy("If several columns hold amounts, choose none here and say so below."),
    ),
    "currency": Column(lazy("Currency"), lazy("Codes such as GBP or CHF.")),
    "paid_on": Column(lazy("Date of payment")),
    "paid_year": Column(lazy("Year of payment"), lazy("If there is no date.")),
    "category": Column(lazy("Category")),
    "description": Column(lazy("What it was for"), lazy("This becomes public.")),
    "reference": Column(
        lazy("Your reference"),
        lazy("A number that stays the same when you send the payment again."),
    ),
    "vat_treatment": Column(lazy("VAT"), lazy("Whether the amount contains it.")),
    "vat_amount": Column(lazy("VAT amount")),
    "form": Column(lazy("Form"), lazy("Money, help that is not money, or a service.")),
    "benefit": Column(lazy("The benefit, in words"), lazy("For help without a value.")),
    "restricted": Column(lazy("For a stated purpose only"), lazy("Yes or no.")),
    "recipient_country": Column(lazy("Recipient's country"), lazy("Two letters.")),
    "recipient_identifier": Column(
        lazy("Recipient's register number"),
        lazy("As GB-CHC:1234567, or the number alone with the register beside it."),
    ),
    "recipient_identifier_scheme": Column(
        lazy("Recipient's register"), lazy("A code of org-id.guide such as GB-CHC.")
    ),
    "intermediary": Column(
        lazy("Paid through"), lazy("The name on the recipient's bank statement.")
    ),
    "agreement": Column(lazy("Agreement")),
    "published_elsewhere": Column(
        lazy("First published (where)"),
        lazy("For payments that you published before, on your own pages."),
    ),
    "published_elsewhere_on": Column(lazy("First published (when)")),
    "received_on": Column(lazy("Date of receipt")),
    "invoiced_on": Column(lazy("Date of the invoice")),
    "activity_on": Column(lazy("Date of the event or work")),
    "agreement_signed_on": Column(lazy("Agreement signed on")),
    "recognised_on": Column(
        lazy("Day that counts"),
        lazy("If the payment counts in the year of another day than it was paid."),
    ),
    "recognised_by": Column(
        lazy("Which day counts"),
        lazy("Codes such as invoiced_on; it says which day the day that counts is."),
    ),
}

BY_CATEGORY = ("vat_treatment",)
"""Whose default may be one word, or one for each category."""


OF_AMOUNTS = (
    "paid_year",
    "category",
    "currency",
    "vat_treatment",
    "form",
    "description",
)
"""What may hold for one of several columns of amounts alone."""


def from_toml(text: str) -> Mapping:
    """Reads a MAPPING.toml; raises Unusable with a sentence for each mistake."""
    return mapping.from_toml(text, COLUMNS, BY_CATEGORY, OF_AMOUNTS)


def from_dict(data: dict[str, Any]) -> Mapping:
    """Checks a mapping as a dictionary; raises Unusable with a sentence for each mistake."""
    return mapping.from_dict(data, COLUMNS, BY_CATEGORY, OF_AMOUNTS)


def missing(said: Mapping, only_year: int | None = None) -> list[str]:
    """What must be said before rows can be checked, and what is said twice, in sentences."""
    has = said.provided
    sentences = []
    if "recipient" not in said.columns:
        sentences.append(_("Say which column names the recipient: recipient = …"))
    if "amount" not in said.columns and "benefit" not in has and not said.amounts:
        sentences.append(_("Say which column holds the amount: amount = …"))
    if "paid_on" not in said.columns and "paid_year" not in has and not only_year:
        sentences.append(_("Say which column holds the date or year: paid_on = …"))
    return [*sentences, *_twice(said)]


def _twice(said: Mapping) -> list[str]:
    """What columns of amounts say cannot stand in another column too, nor two amounts."""
    if not said.amounts:
        return []
    sentences = [
        _(
            "Several columns hold amounts, so none of them is “%(name)s” too: leave that out."
        )
        % {"name": COLUMNS[ours].label}
        for ours in ("amount", "vat_amount", "benefit")
        if ours in said.provided
    ]
    sentences += [
        _(
            "“%(name)s” is said for each column of amounts: choose no other column for it."
        )
        % {"name": COLUMNS[ours].label}
        for ours in OF_AMOUNTS
        if ours in said.columns and all(ours in each for each in said.amounts.values())
    ]
    sentences += [
        _("The column “%(column)s” holds amounts, so it can't be “%(name)s” too.")
        % {"column": column, "name": COLUMNS[ours].label}
        for ours, column in said.columns.items()
        if column in said.amounts
    ]
    return sentences
