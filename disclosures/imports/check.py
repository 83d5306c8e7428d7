"""What one row of a file says: texts become amounts, dates and words of ours, or sentences.

Knows nothing of the database. Nothing is rounded or guessed: what can't be read as the
mapping says is an error with the column, the value, what is wrong and how to mend it.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from disclosures.currencies import is_currency
from disclosures.imports.mapping import Mapping as FileMapping
from disclosures.imports.notation import currency_mark, decimal_text, iso_date
from disclosures.imports.shapes import Row
from disclosures.models import Form, Vat
from regimes.profile import Category
from ui.amounts import minor_units

Error = dict[str, str]
Say = Callable[[str, str, str], None]

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
MOST_DIGITS = 14  # before the decimal sign
YEARS = range(1990, 2101)
YES = {"yes", "true", "1", "y", "ja", "oui", "sì", "si", "sí", "x"}
NO = {"no", "false", "0", "n", "nein", "non", "nee"}
SIGNS = {"€": "EUR", "£": "GBP"}
PLAIN = re.compile(r"[0-9]{1,14}(?:\.[0-9]{1,2})?", re.ASCII)


class Spelling(NamedTuple):
    """A recipient as a row names it."""

    text: str
    country: str = ""
    scheme: str = ""
    value: str = ""


class Checked(NamedTuple):
    """A row as it was understood; with errors it can't be stored."""

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


@dataclass(frozen=True)
class Terms:
    """What rows are checked against, beside the mapping."""

    categories: Mapping[str, str]
    only_year: int | None = None


def terms(categories: Iterable[Category], only_year: int | None = None) -> Terms:
    """Categories are known by their codes and by their names, in any case."""
    known = {}
    for category in categories:
        known[_plain(category.label)] = category.code
        known[_plain(category.code)] = category.code
    return Terms(known, only_year)


class _Cell(NamedTuple):
    """Where one of our values comes from in every row of a file."""

    name: str
    index: int | None
    words: Mapping[str, str]
    default: Any


def checker(
    mapping: FileMapping, header: list[str], terms: Terms
) -> Callable[[Row], Checked]:
    """The function that checks a row of this file."""
    places = {name: index for index, name in enumerate(header)}
    cells = {
        ours: _Cell(
            mapping.columns.get(ours, f"[defaults] {ours}"),
            places.get(mapping.columns.get(ours, "")),
            mapping.values.get(ours, {}),
            mapping.defaults.get(ours, ""),
        )
        for ours in mapping.provided
    }
    decimal = mapping.file.get("decimal", ".")
    written = mapping.file.get("date_format", "%Y-%m-%d")

    def check(row: Row) -> Checked:
        texts = row.cells
        given: dict[str, str] = {}
        for ours, cell in cells.items():
            text = texts[cell.index].strip() if cell.index is not None else ""
            if text and cell.words:
                text = cell.words.get(text, text)
            if text or cell.default:
                given[ours] = text or cell.default
        errors: list[Error] = [
            {"column": "", "value": "", "wrong": sentence, "mend": ""}
            for sentence in row.trouble
        ]

        def wrong(ours: str, what: str, mend: str) -> None:
            cell = cells.get(ours)
            raw = texts[cell.index] if cell and cell.index is not None else ""
            errors.append(
                {
                    "ours": ours,
                    "column": cell.name if cell else ours,
                    "value": raw.strip()[:500],
                    "wrong": what,
                    "mend": mend,
                }
            )

        recipient = _recipient(given, wrong)
        currency = _currency(given, wrong)
        amount = _amount(given, currency, decimal, wrong)
        on, year = _when(given, written, terms.only_year, wrong)
        category = _category(given, terms, wrong)
        vat = _vat(given, category, wrong)
        kept = _texts(given, decimal, currency, written, wrong)
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
    return Spelling(
        text, country, scheme.strip().upper() if value else "", value.strip()
    )


def _currency(given: Mapping[str, str], wrong: Say) -> str:
    mark = _mark(given.get("amount", ""))
    code = given.get("currency", "").upper() or mark
    if not code:
        wrong(
            "currency",
            _("The currency is missing."),
            _("Write its code, such as GBP or CHF."),
        )
        return ""
    if not is_currency(code):
        wrong(
            "currency",
            _("“%(value)s” is not a currency that can be paid.") % {"value": code},
            _("Write the three letters of ISO 4217, such as GBP or CHF."),
        )
        return ""
    if mark and mark != code:
        wrong(
            "amount",
            _("The amount is marked %(mark)s, the currency is %(code)s.")
            % {"mark": mark, "code": code},
            _("Correct whichever of the two is wrong."),
        )
    return code


@lru_cache(maxsize=4096)
def _mark(amount: str) -> str:
    """The currency that an amount names itself, where that is certain."""
    if PLAIN.fullmatch(amount):
        return ""
    mark = currency_mark(amount) or ""
    return SIGNS.get(mark, mark if is_currency(mark) else "")


def _amount(
    given: Mapping[str, str], currency: str, decimal: str, wrong: Say
) -> str | None:
    """The amount as plain digits, exactly as given, whether or not it can be stored."""
    raw = given.get("amount", "")
    if not raw:
        if not given.get("benefit"):
            wrong(
                "amount",
                _("The amount is missing."),
                _("Write the amount that was paid."),
            )
        return None
    return _money("amount", raw, currency, decimal, wrong)


def _money(ours: str, raw: str, currency: str, decimal: str, wrong: Say) -> str | None:
    text = exact(raw, decimal)
    if text is None:
        wrong(
            ours,
            _(
                "“%(value)s” can't be read as an amount with “%(sign)s” before the decimals."
            )
            % {"value": raw[:60], "sign": decimal},
            _("Write plain digits, such as 1234.50; no exponents, words or formulas."),
        )
        return None
    whole, _point, fraction = text.lstrip("-").partition(".")
    has, may = len(fraction), minor_units(currency)
    if currency and has > may:
        wrong(
            ours,
            _("The amount has %(has)s decimals, but %(currency)s has %(may)s.")
            % {"has": has, "may": may, "currency": currency},
            _("It is not rounded here: write the amount that was really paid."),
        )
    elif len(whole) > MOST_DIGITS:
        wrong(ours, _("The amount is too large."), _("Check its digits."))
    elif text.startswith("-") or not text.strip("0."):
        wrong(
            ours,
            _("The amount is not above zero."),
            _(
                "Leave it out. Record a refund on the page of the payment it belongs to."
            ),
        )
    return text


@lru_cache(maxsize=65536)
def exact(raw: str, decimal: str) -> str | None:
    """The amount with a point and without zeros at the end, exactly; None if it is none.

    "20'000.50" gives "20000.5"; `NaN`, `1e3` and `infinity` are no amounts.
    """
    text = decimal_text(raw, decimal)
    if text is None or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


def _when(
    given: Mapping[str, str], written: str, only_year: int | None, wrong: Say
) -> tuple[str | None, int | None]:
    on = _date("paid_on", given, written, wrong)
    year = _year(given, wrong) if "paid_year" in given else None
    if year is None and on is not None:
        year = int(on[:4])
    if year is None and only_year and not {"paid_on", "paid_year"} & given.keys():
        year = only_year
    if year is None:
        if not {"paid_on", "paid_year"} & given.keys():
            wrong(
                "paid_on", _("The date is missing."), _("Write the date or the year.")
            )
        return on, None
    if on is not None and int(on[:4]) != year:
        wrong(
            "paid_year",
            _("The year is %(year)s, but the date is %(date)s.")
            % {"year": year, "date": on},
            _("Correct whichever of the two is wrong."),
        )
    elif year not in YEARS:
        wrong(
            "paid_year" if "paid_year" in given else "paid_on",
            _("The year %(year)s can't be right.") % {"year": year},
            _("Write a year from 1990 to 2100."),
        )
    elif only_year and year != only_year:
        wrong(
            "paid_year" if "paid_year" in given else "paid_on",
            _("The payment belongs to %(year)s; only %(only)s is taken here.")
            % {"year": year, "only": only_year},
            _("Bring it in with the file of its own year."),
        )
    return on, year if year in YEARS else None


def _year(given: Mapping[str, str], wrong: Say) -> int | None:
    found = re.fullmatch(r"([0-9]{4})(?:\.0+)?", given["paid_year"], re.ASCII)
    if not found:
        wrong(
            "paid_year",
            _("“%(value)s” is not a year.") % {"value": given["paid_year"][:60]},
            _("Write four digits, such as 2025."),
        )
        return None
    return int(found[1])


def _date(ours: str, given: Mapping[str, str], written: str, wrong: Say) -> str | None:
    if not (raw := given.get(ours)):
        return None
    text = _iso(raw, written)
    if text is None:
        wrong(
            ours,
            _("“%(value)s” is not a date written as %(format)s.")
            % {
                "value": raw[:60],
                "format": datetime.date(2025, 12, 31).strftime(written),
            },
            _("Write the date like the others in the column."),
        )
    return text


@lru_cache(maxsize=65536)
def _iso(raw: str, written: str) -> str | None:
    """Dates of workbooks come as 2025-12-31 whatever the column's other cells look like."""
    return iso_date(raw, written) or iso_date(raw, "%Y-%m-%d")


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def _category(given: Mapping[str, str], terms: Terms, wrong: Say) -> str:
    raw = given.get("category", "")
    if not raw:
        wrong(
            "category",
            _("The category is missing."),
            _(
                'Say in the mapping what it is, such as category = "grant" under [defaults].'
            ),
        )
        return ""
    code = terms.categories.get(raw) or terms.categories.get(_plain(raw))
    if code is None:
        wrong(
            "category",
            _("“%(value)s” is not one of the categories.") % {"value": raw[:60]},
            _(
                "Say in the mapping which it is: “%(value)s” = … under [values.category]."
            )
            % {"value": raw[:60]},
        )
        return ""
    return code


VAT = {
    **{_plain(vat.value): vat.value for vat in Vat},
    "none": "not_applicable",
    "no vat": "not_applicable",
    "no vat applies": "not_applicable",
    "n/a": "not_applicable",
    "vat included": "included",
    "vat excluded": "excluded",
    "vat not known": "unknown",
}
FORMS = {
    **{_plain(form.value): form.value for form in Form},
    "money": "cash",
    "help that is not money": "in_kind",
    "payment for a service": "service",
}


def _vat(given: Mapping[str, Any], category: str, wrong: Say) -> str:
    raw = given.get("vat_treatment", "")
    if isinstance(raw, dict):
        raw = raw.get(category, "")
    if not raw:
        if category:
            wrong(
                "vat_treatment",
                _("It isn't said whether the amount contains VAT."),
                _(
                    "Say it in the mapping for all rows, such as"
                    ' vat_treatment = "not applicable" under [defaults].'
                ),
            )
        return ""
    code = VAT.get(_plain(raw))
    if code is None:
        wrong(
            "vat_treatment",
            _("“%(value)s” doesn't say whether the amount contains VAT.")
            % {"value": raw[:60]},
            _(
                "Say in the mapping what it means: “%(value)s” = … under"
                " [values.vat_treatment], with included, excluded, not applicable or unknown."
            )
            % {"value": raw[:60]},
        )
        return ""
    return code


def _texts(
    given: Mapping[str, str], decimal: str, currency: str, written: str, wrong: Say
) -> dict[str, str]:
    """Everything that has no column of its own while it is staged."""
    kept = {ours: given[ours] for ours in KEPT_AS_TEXT if ours in given}
    for ours in ("intermediary", "agreement", "published_elsewhere"):
        if ours in kept:
            kept[ours] = _short(ours, kept, wrong)
    if on := _date("published_elsewhere_on", given, written, wrong):
        kept["published_elsewhere_on"] = on
        if "published_elsewhere" not in given:
            wrong(
                "published_elsewhere_on",
                _("It isn't said where the payment was first published."),
                _("Name the place, such as the address of the page."),
            )
    if (raw := given.get("vat_amount")) and (
        amount := _vat_amount(raw, currency, decimal, wrong)
    ):
        kept["vat_amount"] = amount
    if raw := given.get("restricted"):
        _yes_or_no(raw, kept, wrong)
    if raw := given.get("form"):
        _form(raw, kept, wrong)
    return kept


def _vat_amount(raw: str, currency: str, decimal: str, wrong: Say) -> str | None:
    if exact(raw, decimal) == "0":
        return "0"
    return _money("vat_amount", raw, currency, decimal, wrong)


def _yes_or_no(raw: str, kept: dict[str, str], wrong: Say) -> None:
    word = raw.casefold()
    if word in YES | NO:
        kept["restricted"] = "true" if word in YES else "false"
    else:
        wrong(
            "restricted",
            _("“%(value)s” is neither yes nor no.") % {"value": raw[:60]},
            _("Write yes or no."),
        )


def _form(raw: str, kept: dict[str, str], wrong: Say) -> None:
    if form := FORMS.get(_plain(raw)):
        kept["form"] = form
    else:
        wrong(
            "form",
            _("“%(value)s” is not a form of help.") % {"value": raw[:60]},
            _(
                "Say in the mapping which it is: “%(value)s” = … under [values.form],"
                " with cash, in_kind or service."
            )
            % {"value": raw[:60]},
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
