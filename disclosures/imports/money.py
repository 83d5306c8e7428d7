"""Amounts and currencies of a row, exactly as given: nothing is rounded."""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from disclosures.imports.words import Say
from tables.notation import currency_mark, decimal_text
from ui.amounts import minor_units
from ui.currencies import is_currency

MOST_DIGITS = 14  # before the decimal sign
SIGNS = {"€": "EUR", "£": "GBP"}
PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{1,2})?", re.ASCII)


def currency(given: Mapping[str, str], wrong: Say) -> str:
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


def amount(
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


def vat_amount(raw: str, currency: str, decimal: str, wrong: Say) -> str | None:
    if exact(raw, decimal) == "0":
        return "0"
    return _money("vat_amount", raw, currency, decimal, wrong)


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
    if decimal == "." and PLAIN.fullmatch(raw):
        text: str | None = raw
    else:
        text = decimal_text(raw, decimal)
    if text is None or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")
