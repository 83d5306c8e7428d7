"""Numbers and dates of a workbook as text, by the number format of their cell.

A workbook keeps a date as days since its epoch and an amount as the shortest text of a binary
number. Nothing here passes through a float.
Rules: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4 (dates).
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum

SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)  # what Excel keeps and shows
LARGEST_EXPONENT = 308
LAST_DAY = date(9999, 12, 31)

_PLAIN = re.compile(r"0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,6})\.\d{0,6}[1-9]")
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_FRACTION_OF_SECOND = re.compile(r"s\.0+")


class Shown(Enum):
    """What kind of thing a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    DURATION = "duration"


Format = Shown | int  # an int: a whole number padded with zeros to that many digits

_BUILT_IN: dict[int, Format] = {
    **dict.fromkeys(
        [*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58], Shown.DATE
    ),
    **dict.fromkeys([*range(18, 22), *range(32, 36), 45, 47, 55, 56], Shown.TIME),
    22: Shown.MOMENT,
    46: Shown.DURATION,
}


class NotShown(Exception):
    """The cell's number can't be what its format says."""


def number_format(format_id: int, code: str | None) -> Format:
    """What a number format shows; `code` is the workbook's own code, None for built-in formats."""
    if code is None:
        return _BUILT_IN.get(format_id, Shown.NUMBER)
    first = _NOT_CODE.sub("", code.split(";")[0]).lower()
    first = _FRACTION_OF_SECOND.sub("s", first)
    if re.fullmatch(r"0{2,15}", first):
        return len(first)
    if "general" in first or re.search(r"[0#?]", first):
        return Shown.NUMBER
    if "[" in first:
        return Shown.DURATION
    has_date = re.search(r"[dy]|m{3}", first) or first.strip() in {"m", "mm"}
    has_time = re.search(r"[hs]", first)
    kinds = {
        (True, True): Shown.MOMENT,
        (True, False): Shown.DATE,
        (False, True): Shown.TIME,
    }
    return kinds.get((bool(has_date), bool(has_time)), Shown.NUMBER)


def shown(text: str, form: Format, *, from_1904: bool) -> str:
    """The text of a stored number: plain decimal digits, or an ISO date, moment or time.

    `text` is the number as the workbook writes it ("1911.9600000000001", "1E3").
    Raises NotShown for what is no number, or a date that doesn't exist.
    """
    if form is Shown.NUMBER:
        text = text.removesuffix(".0")
        return text if _PLAIN.fullmatch(text) else plain(_number(text))
    number = _number(text)
    if isinstance(form, int):
        digits = plain(number)
        return digits.zfill(form) if digits.isdecimal() else digits
    if form is Shown.DURATION:
        return _clock(_seconds(number))
    return _moment(number, form, from_1904=from_1904)


def plain(number: Decimal) -> str:
    """At most 15 significant digits, no exponent, no zeros at the end of the fraction."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _number(text: str) -> Decimal:
    try:
        number = SIGNIFICANT.create_decimal(text.strip())
    except ArithmeticError:  # no number, or beyond any exponent
        raise NotShown from None
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
        raise NotShown
    return number


def _seconds(days: Decimal) -> int:
    return int((days * 86400).to_integral_value(ROUND_HALF_UP))


def _clock(seconds: int) -> str:
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{sign}{hour:02}:{minute:02}:{second:02}"


def _moment(number: Decimal, form: Shown, *, from_1904: bool) -> str:
    if number < 0 or number >= 3_000_000:
        raise NotShown
    days, seconds = divmod(_seconds(number), 86400)
    if form is Shown.DATE:
        days, seconds = int(number), 0
    if form is Shown.TIME and days == 0:
        return _clock(seconds)
    day = _day(days, from_1904=from_1904).isoformat()
    return f"{day} {_clock(seconds)}" if seconds else day


def _day(days: int, *, from_1904: bool) -> date:
    """Day 60 of the 1900 system is a 29 February that never was; day 0 isn't a date."""
    if from_1904:
        epoch = date(1904, 1, 1)
    elif days in {0, 60}:
        raise NotShown
    else:
        epoch = date(1899, 12, 31 if days < 60 else 30)
    if days > (LAST_DAY - epoch).days:
        raise NotShown
    return epoch + timedelta(days=days)
