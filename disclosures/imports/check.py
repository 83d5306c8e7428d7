"""What one row of a file says: texts become amounts, dates and words of ours, or sentences.

Knows nothing of the database. Nothing is rounded or guessed: what can't be read as the
mapping says is an error with the column, the value, what is wrong and how to mend it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from disclosures.imports import days, money, words
from disclosures.imports.fields import OTHER_DAYS
from disclosures.imports.given import Error, cells_of, error, given_in
from disclosures.imports.words import Say, plain
from organisations import identifiers
from regimes.profile import Category
from tables.mapping import Mapping as FileMapping
from tables.shapes import Row

LONGEST = {
    "reference": 200,
    "intermediary": 300,
    "agreement": 300,
    "published_elsewhere": 300,
    "recipient": 500,
    "recipient_identifier_scheme": 40,
    "recipient_identifier": 100,
}
KEPT_AS_TEXT = ("description", "intermediary", "agreement", "published_elsewhere")


class Spelling(NamedTuple):
    """A recipient as a row names it."""

    text: str
    country: str = ""
    scheme: str = ""
    value: str = ""


class Checked(NamedTuple):
    """A row as it was understood; with errors it can't be stored.

    `amount_column` is the place of its amount where a row has several, counted from 1.
    """

    number: int
    recipient: Spelling | None
    amount: str | None
    currency: str
    paid_on: str | None
    paid_year: int | None
    category: str
    vat_treatment: str
    reference: str
    texts: dict[str, str]
    errors: list[Error]
    amount_column: int = 0


@dataclass(frozen=True)
class Terms:
    """What rows are checked against, beside the mapping."""

    categories: Mapping[str, str]
    only_year: int | None = None


def terms(categories: Iterable[Category], only_year: int | None = None) -> Terms:
    """Categories are known by their codes and by their names, in any case."""
    known = {}
    for category in categories:
        known[plain(category.label)] = category.code
        known[plain(category.code)] = category.code
    return Terms(known, only_year)


def checker(
    mapping: FileMapping, header: list[str], terms: Terms
) -> Callable[[Row], Checked]:
    """The function that checks a row of this file."""
    cells = cells_of(mapping, header)
    decimal = mapping.file.get("decimal", ".")
    written = mapping.file.get("date_format", "%Y-%m-%d")

    def check(row: Row) -> Checked:
        texts = row.cells
        given = given_in(cells, texts)
        errors: list[Error] = [
            {"column": "", "value": "", "wrong": sentence, "mend": ""}
            for sentence in row.trouble
        ]

        def wrong(ours: str, what: str, mend: str) -> None:
            errors.append(error(cells, texts, ours, what, mend))

        recipient = _recipient(given, wrong)
        currency = money.currency(given, wrong)
        amount = money.amount(given, currency, decimal, wrong)
        counted = days.counted(given, written, wrong)
        on, year = days.when(given, written, terms.only_year, wrong, counted)
        category = words.category(given, terms.categories, wrong)
        vat = words.vat(given, category, wrong)
        kept = _texts(given, decimal, currency, written, wrong)
        _keep(counted, kept, wrong)
        reference = _short("reference", given, wrong)
        _benefit(given, amount, kept, wrong)
        if errors and amount is not None:
            kept["amount"] = amount
            amount = None
        return Checked(
            row.number,
            recipient,
            amount,
            currency,
            on,
            year,
            category,
            vat,
            reference,
            kept,
            errors,
        )

    return check


def _recipient(given: Mapping[str, str], wrong: Say) -> Spelling | None:
    text = " ".join(given.get("recipient", "").split())
    if not any(sign.isalnum() for sign in text):
        wrong(
            "recipient",
            _("The recipient is missing."),
            _("Write the name of the organisation that was paid."),
        )
        return None
    text = _short("recipient", {"recipient": text}, wrong)
    country = given.get("recipient_country", "").upper()
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        wrong(
            "recipient_country",
            _("“%(value)s” is not the code of a country.") % {"value": country},
            _("Write two letters such as GB or CH."),
        )
        country = ""
    value = _short("recipient_identifier", given, wrong)
    scheme = _short("recipient_identifier_scheme", given, wrong)
    if ":" in value:
        scheme, _colon, value = value.partition(":")
    if value and not scheme:
        wrong(
            "recipient_identifier",
            _("It isn't said which register the number belongs to."),
            _(
                "Write it as GB-CHC:1234567, or give the register a column or a default."
            ),
        )
        value = ""
    if not value:
        return Spelling(text, country, "", "")
    scheme = identifiers.scheme_kept(scheme)
    return Spelling(text, country, scheme, identifiers.kept(scheme, value))


def _texts(
    given: Mapping[str, str], decimal: str, currency: str, written: str, wrong: Say
) -> dict[str, str]:
    """Everything that has no column of its own while it is staged."""
    kept = {ours: given[ours] for ours in KEPT_AS_TEXT if ours in given}
    for ours in ("intermediary", "agreement", "published_elsewhere"):
        if ours in kept:
            kept[ours] = _short(ours, kept, wrong)
    if on := days.date("published_elsewhere_on", given, written, wrong):
        kept["published_elsewhere_on"] = on
        if "published_elsewhere" not in given:
            wrong(
                "published_elsewhere_on",
                _("It isn't said where the payment was first published."),
                _("Name the place, such as the address of the page."),
            )
    for day in OTHER_DAYS:
        if on := days.near(day, given, written, wrong):
            kept[day] = on
    if (raw := given.get("vat_amount")) and (
        amount := money.vat_amount(raw, currency, decimal, wrong)
    ):
        kept["vat_amount"] = amount
    if raw := given.get("restricted"):
        words.yes_or_no(raw, kept, wrong)
    if raw := given.get("form"):
        words.form(raw, kept, wrong)
    return kept


def _keep(counted: days.Counted | None, kept: dict[str, str], wrong: Say) -> None:
    """The day that counts becomes the day of the payment that it is."""
    if counted is None or counted.field not in OTHER_DAYS:
        return
    if kept.setdefault(counted.field, counted.on) != counted.on:
        wrong(
            "recognised_on",
            _("Two columns give different days: %(one)s and %(other)s.")
            % {"one": counted.on, "other": kept[counted.field]},
            _("Correct whichever of the two is wrong."),
        )


def _benefit(
    given: Mapping[str, str], amount: str | None, kept: dict[str, str], wrong: Say
) -> None:
    """Help in kind may have no amount when the benefit is described (EFPIA Code 2019, Art. 24.01)."""
    if benefit := given.get("benefit"):
        kept["benefit"] = benefit
        if amount is None and not given.get("amount") and kept.get("form") != "in_kind":
            wrong(
                "amount",
                _("The amount is missing."),
                _(
                    "Write it. Only help that is not money may have none: form = in_kind."
                ),
            )


def _short(ours: str, given: Mapping[str, str], wrong: Say) -> str:
    text = given.get(ours, "")
    if len(text) > LONGEST[ours]:
        wrong(
            ours,
            _("The text has %(length)s characters; %(most)s are possible.")
            % {"length": len(text), "most": LONGEST[ours]},
            _("Shorten it."),
        )
        return text[: LONGEST[ours]]
    return text
