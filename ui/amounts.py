"""How sums of money are written."""

from decimal import Decimal

from django.utils import formats

# ISO 4217: currencies whose smallest unit is not a hundredth, by number of decimals
_UNUSUAL = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
MINOR_UNITS = {code: n for n, codes in _UNUSUAL.items() for code in codes.split()}
# Only signs that mean one currency here; all others are written as their ISO code
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def minor_units(currency: str) -> int:
    """How many decimals an ISO 4217 currency has: 2 for GBP, 0 for JPY."""
    return MINOR_UNITS.get(currency.upper(), 2)


def written(amount: Decimal | int, currency: str) -> str:
    """1234.5 and GBP give £1,234.50, with the separators of the reader's language.

    Nothing is rounded: decimals that the currency doesn't have are shown, because
    a person must see them.
    """
    exact = Decimal(amount)
    digits = max(minor_units(currency), -int(exact.normalize().as_tuple().exponent))
    figures = formats.number_format(
        abs(exact), decimal_pos=digits, use_l10n=True, force_grouping=True
    )
    sign = SIGNS.get(currency.upper())
    text = (
        f"{sign}{figures}" if sign else f"{currency.upper()}{NO_BREAK_SPACE}{figures}"
    )
    return f"{MINUS}{text}" if exact < 0 else text
