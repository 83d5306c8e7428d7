"""How a column writes its amounts and its dates, and the reading of one value once that is known."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from unicodedata import normalize

from django.utils.translation import gettext as _

from tables.shapes import Choice, Question

SAMPLES = 3

_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2018\u2019\u02bc\u00b4`"  # whichever the writer's keyboard has
_MINUS = "-\u2212\u2013"
_CURRENCY = r"(?:[A-Z]{3}|(?:CA|US|A|C)?\$|[€£¥₣₹₺₽₪₩]|S?Fr\.?|[Kk]r\.?|Kč|zł|Ft|лв\.?)"
_AMOUNT = re.compile(
    rf"(?P<open>\()?(?P<minus>[{_MINUS}+])?[{_SPACES}]*(?P<before>{_CURRENCY})?[{_SPACES}]*(?P<inner>[{_MINUS}])?"
    rf"(?P<digits>[\d.,][\d.,{_APOSTROPHES}{_SPACES}]*?)(?P<dash>(?<=[.,])[-\u2013\u2014]{{1,2}})?"
    rf"[{_SPACES}]*(?P<behind>{_CURRENCY})?(?P<after>[{_MINUS}])?(?P<close>\))?",
    re.ASCII,
)
_DIGITS = {
    ".": re.compile(
        rf"(?:\d+|[1-9]\d{{0,2}}(?:([,{_APOSTROPHES}{_SPACES}])\d{{3}})(?:\1\d{{3}})*)(?:\.\d*)?|\.\d+",
        re.ASCII,
    ),
    ",": re.compile(
        rf"(?:\d+|[1-9]\d{{0,2}}(?:([.{_APOSTROPHES}{_SPACES}])\d{{3}})(?:\1\d{{3}})*)(?:,\d*)?|,\d+",
        re.ASCII,
    ),
}


@dataclass(frozen=True)
class Verdict:
    """What a column's values say about their notation.

    certain: `value` reads every value that can be read; ask: several read them all, differently,
    and `question` asks; mixed: no one notation reads them all; none: nothing to judge by.
    `evidence` gives values that speak for one notation only; `unread` values that fit none.
    """

    outcome: Literal["certain", "ask", "mixed", "none"]
    value: str | None = None
    evidence: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unread: tuple[str, ...] = ()
    question: Question | None = None


def decimal_signs(values: Iterable[str]) -> Verdict:
    """Which decimal sign a column uses: "." or ",".

    Understands thousands separators (comma, point, apostrophes, spaces), currencies before or
    after, minus signs before or after, parentheses of accounts and the Swiss "100.-". A whole
    number says nothing; "1,234" alone is asked.
    """
    return _verdict(values, decimal_text, [".", ","], _decimal_question)


def date_formats(values: Iterable[str]) -> Verdict:
    """Which of `DATE_FORMATS` a column uses; "03/04/2026" alone is asked, "13/04/2026" is certain."""
    return _verdict(values, iso_date, list(DATE_FORMATS), _date_question)


def decimal_text(value: str, sign: str) -> str | None:
    """The amount as plain digits with "." ("(1'234,50 CHF)" with "," gives "-1234.50"), or None.

    Exponents, NaN and words are no amounts.
    """
    found = _AMOUNT.fullmatch(value.strip())
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    digits = found["digits"].rstrip(_SPACES)
    if not _DIGITS[sign].fullmatch(digits) or (
        found["dash"] and not digits.endswith(sign)
    ):
        return None
    whole, _sign, fraction = digits.partition(sign)
    text = (re.sub(r"\D", "", whole).lstrip("0") or "0") + (
        f".{fraction}" if fraction else ""
    )
    minuses = [
        found["open"],
        found["minus"] not in {None, "+"},
        found["inner"],
        found["after"],
    ]
    if sum(map(bool, minuses)) > 1:
        return None
    return f"-{text}" if any(minuses) and text.strip("0.") else text


def currency_mark(value: str) -> str | None:
    """The currency that stands with an amount ("EUR", "€", "Fr."), to be held against its column."""
    found = _AMOUNT.fullmatch(value.strip())
    return (found["before"] or found["behind"]) if found else None


def _months(*languages: str) -> dict[str, int]:
    return {
        name: number
        for language in languages
        for number, names in enumerate(language.split(), 1)
        for name in names.split("/")
    }


_MONTHS = _months(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    "januar/janner/jan februar/feber/feb marz/mrz/mar april/apr mai juni/jun juli/jul august/aug "
    "september/sep/sept oktober/okt november/nov dezember/dez",
    "janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout septembre/sept octobre/oct "
    "novembre/nov decembre/dec",
    "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago "
    "settembre/set ottobre/ott novembre/nov dicembre/dic",
    "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/sep octubre/oct noviembre/nov diciembre/dic",
)
_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?"
_YEAR, _SHORT_YEAR, _MONTH, _DAY = (
    r"(?P<y>[0-9]{4})",
    r"(?P<y>[0-9][0-9])",
    r"(?P<m>[0-9]{1,2})",
    r"(?P<d>[0-9]{1,2})",
)
_NAME = r"(?P<name>[^\W\d_]{3,10})\.?"
DATE_FORMATS = {
    written: re.compile(pattern + _TIME)
    for written, pattern in {
        "%Y-%m-%d": rf"{_YEAR}-{_MONTH}-{_DAY}",
        "%Y/%m/%d": rf"{_YEAR}/{_MONTH}/{_DAY}",
        "%Y.%m.%d": rf"{_YEAR}\.{_MONTH}\.{_DAY}",
        "%Y%m%d": r"(?P<y>(?:19|20)[0-9][0-9])(?P<m>[0-9][0-9])(?P<d>[0-9][0-9])",
        "%d.%m.%Y": rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
        "%d.%m.%y": rf"{_DAY}\. ?{_MONTH}\. ?{_SHORT_YEAR}",
        "%d/%m/%Y": rf"{_DAY}/{_MONTH}/{_YEAR}",
        "%m/%d/%Y": rf"{_MONTH}/{_DAY}/{_YEAR}",
        "%d/%m/%y": rf"{_DAY}/{_MONTH}/{_SHORT_YEAR}",
        "%m/%d/%y": rf"{_MONTH}/{_DAY}/{_SHORT_YEAR}",
        "%d-%m-%Y": rf"{_DAY}-{_MONTH}-{_YEAR}",
        "%m-%d-%Y": rf"{_MONTH}-{_DAY}-{_YEAR}",
        "%d %B %Y": rf"{_DAY}(?:\.|st|nd|rd|th|er)?[ -/]*{_NAME}[ -/]*{_YEAR}",
        "%d %B %y": rf"{_DAY}(?:\.|st|nd|rd|th|er)?[ -/]*{_NAME}[ -/]*{_SHORT_YEAR}",
        "%B %d %Y": rf"{_NAME} *{_DAY}(?:st|nd|rd|th)?,? +{_YEAR}",
    }.items()
}


def iso_date(value: str, written: str) -> str | None:
    """The date as 2026-03-14 when the value is written so (a time of day is left out), or None.

    Month names in English, German, French, Italian and Spanish, in full or short; years of two
    digits are those from 1969 to 2068, as POSIX reads them.
    """
    found = DATE_FORMATS[written].fullmatch(value.strip())
    if not found:
        return None
    parts = found.groupdict()
    month = _month(parts["name"]) if "name" in parts else int(parts["m"])
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += 2000 if year <= 68 else 1900
    try:
        return date(year, month, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month's name, 0 for any other word."""
    plain = "".join(sign for sign in normalize("NFD", name.lower()) if sign.isalpha())
    return _MONTHS.get(plain, 0)


def _verdict(
    values: Iterable[str],
    read: Callable[[str, str], str | None],
    notations: list[str],
    ask: Callable[[list[str], list[str]], Question],
) -> Verdict:
    """Judge a column of any length in flat memory.

    A value that every notation in question reads alike ("12", "05/05/2026") speaks for none.
    """
    fitting: Counter[str] = Counter()
    telling: dict[str, list[str]] = {}
    ambiguous: dict[tuple[str, ...], list[str]] = {}
    unread: list[str] = []
    judged = 0
    for value in values:
        if not value.strip():
            continue
        readings = {
            notation: text
            for notation in notations
            if (text := read(value, notation)) is not None
        }
        if not readings:
            _keep(unread, value)
            continue
        judged += 1
        fitting.update(readings.keys())
        if len(readings) == 1:
            _keep(telling.setdefault(next(iter(readings)), []), value)
        elif len(set(readings.values())) > 1:
            _keep(ambiguous.setdefault(tuple(readings), []), value)
    if not judged:
        return Verdict("none", unread=tuple(unread))
    evidence = tuple((notation, tuple(kept)) for notation, kept in telling.items())
    left = [notation for notation in notations if fitting[notation] == judged]
    if not left:
        return Verdict("mixed", None, evidence, tuple(unread))
    in_two_ways = [
        value
        for kept in ambiguous.values()
        for value in kept
        if len({read(value, notation) for notation in left}) > 1
    ]
    if in_two_ways:
        return Verdict("ask", None, (), tuple(unread), ask(left, in_two_ways))
    return Verdict("certain", left[0], evidence, tuple(unread))


def _keep(kept: list[str], value: str) -> None:
    if len(kept) < SAMPLES and value not in kept:
        kept.append(value)


def _decimal_question(signs: list[str], values: list[str]) -> Question:
    names = {
        ".": _("The point: %(value)s is %(reading)s"),
        ",": _("The comma: %(value)s is %(reading)s"),
    }
    return Question(
        "decimal",
        _(
            "Which sign stands before the decimals? These amounts can be read in two ways."
        ),
        _choices(signs, values, decimal_text, names),
    )


def _date_question(formats: list[str], values: list[str]) -> Question:
    names = {written: _("%(value)s is %(reading)s") for written in formats}
    return Question(
        "date_format",
        _(
            "Is the day or the month written first? These dates can be read in two ways."
        ),
        _choices(formats, values, iso_date, names),
    )


def _choices(
    notations: list[str],
    values: list[str],
    read: Callable[[str, str], str | None],
    names: dict[str, str],
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            notation,
            names[notation]
            % {"value": values[0], "reading": read(values[0], notation) or ""},
            tuple((value, read(value, notation) or "") for value in values[:SAMPLES]),
        )
        for notation in notations
    )
