"""Reading a sum as a person types it."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from tables.notation import currency_mark, decimal_text
from ui.amounts import SIGNS, minor_units

MOST_DIGITS = 14  # before the decimals: what the column holds


class NoSum(ValueError):
    """A sentence that says what is wrong with what was typed, and how to mend it."""


def read_sum(text: str, currency: str) -> Decimal:
    """The sum that `text` means in `currency`, with no more decimals than it has.

    "1,234.50" and "1 234,50" can be read in one way only; "1,234" in two, so it is asked.
    Raises `NoSum` for anything else, `NaN`, `1e3` and `infinity` among them.
    """
    mark = currency_mark(text)
    if mark and _means(mark) not in {currency, None}:
        raise NoSum(
            _("“%(text)s” names another currency than %(currency)s.")
            % {"text": text, "currency": currency}
        )
    readings = {
        Decimal(digits)
        for sign in ".,"
        if (digits := decimal_text(text, sign)) is not None
    }
    if not readings:
        raise NoSum(
            _("“%(text)s” is no sum. Write digits, for example 1234.50.")
            % {"text": text}
        )
    if len(readings) > 1:
        raise NoSum(
            _("“%(text)s” can be read as %(one)s or as %(two)s. Write it as %(one)s.")
            % {
                "text": text,
                "one": f"{max(readings):f}",
                "two": f"{min(readings):f}",
            }
        )
    return _fitting(readings.pop(), currency)


def _means(mark: str) -> str | None:
    """The currency that a sign or code stands for, where it stands for one only."""
    if re.fullmatch(r"[A-Z]{3}", mark):
        return mark
    return next((code for code, sign in SIGNS.items() if sign == mark), None)


def _fitting(amount: Decimal, currency: str) -> Decimal:
    places = minor_units(currency)
    decimals = -int(amount.normalize().as_tuple().exponent)
    if decimals > places:
        raise NoSum(
            _("%(amount)s has more decimals than %(currency)s has (%(places)s).")
            % {"amount": f"{amount:f}", "currency": currency, "places": places}
        )
    if amount and amount.adjusted() >= MOST_DIGITS:
        raise NoSum(_("This sum is too large."))
    return amount
