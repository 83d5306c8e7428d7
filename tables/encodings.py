"""Finds out the encoding of a text file, and asks where it isn't certain."""

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import category

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tables import delimited
from tables.records import Refusal
from tables.shapes import Choice, Question

SAMPLE_BYTES = 1 << 18
SAMPLE_LINES = 5_000
SHOWN_ROWS = 3
ACCENTED_IN_A_ROW = 3
SHOWN_LINES = 6
SHOWN_CHARACTERS = 160

MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
ENCODINGS = {  # in the order in which they are offered when nothing else decides
    "cp1252": gettext_lazy("Western European (Windows-1252)"),
    "iso-8859-15": gettext_lazy("Western European with euro sign (ISO 8859-15)"),
    "iso-8859-1": gettext_lazy("Western European (ISO 8859-1)"),
    "mac_roman": gettext_lazy("Western European (Macintosh)"),
    "cp850": gettext_lazy("Western European (DOS)"),
    "cp1250": gettext_lazy("Central European (Windows-1250)"),
    "iso-8859-2": gettext_lazy("Central European (ISO 8859-2)"),
    "cp1251": gettext_lazy("Cyrillic (Windows-1251)"),
    "koi8-r": gettext_lazy("Cyrillic (KOI8-R)"),
    "cp1253": gettext_lazy("Greek (Windows-1253)"),
    "cp1254": gettext_lazy("Turkish (Windows-1254)"),
    "cp1257": gettext_lazy("Baltic (Windows-1257)"),
    "shift_jis": gettext_lazy("Japanese (Shift JIS)"),
    "euc_jp": gettext_lazy("Japanese (EUC-JP)"),
    "gb18030": gettext_lazy("Chinese (GB 18030)"),
    "big5": gettext_lazy("Chinese (Big5)"),
    "cp949": gettext_lazy("Korean (Windows-949)"),
}
WIDE_ENCODINGS = {
    "utf-16-le": gettext_lazy("Unicode (UTF-16, little-endian)"),
    "utf-16-be": gettext_lazy("Unicode (UTF-16, big-endian)"),
}
_NOT_ASCII_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_COMMON_SIGNS = frozenset(
    "€£§°«»…·•©®ºª½„“”、。・「」\u2013\u2014\u2018\u2019\uff08\uff09\xa0\xad"
)


def encoding(content: bytes) -> str | Question:
    """The encoding, when a byte order mark or the bytes themselves settle it.

    Certain are: a byte order mark, pure ASCII, valid UTF-8. Everything else is asked.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if content[:SAMPLE_BYTES].count(0) > len(content[:SAMPLE_BYTES]) // 5:
        return _wide_question(content)
    try:
        delimited.check(content, "utf-8")
    except Refusal as refusal:
        return _question(content, int(refusal.finding[1]["line"]))
    return "utf-8"


def _wide_question(content: bytes) -> Question:
    sample = content[: min(SAMPLE_BYTES, len(content) // 2 * 2)]
    choices = []
    for name, label in WIDE_ENCODINGS.items():
        lines = sample.decode(name, errors="replace").splitlines()[:SHOWN_ROWS]
        choices.append(
            Choice(
                name, str(label), tuple((line[:SHOWN_CHARACTERS],) for line in lines)
            )
        )
    little = sample[1::2].count(0) >= sample[::2].count(0)
    return Question(
        "encoding",
        _(
            "The file seems to be UTF-16 without a mark that says so. In which form do these lines read well?"
        ),
        tuple(choices),
        "utf-16-le" if little else "utf-16-be",
    )


def _question(content: bytes, wrong_line: int) -> Question:
    """Offer each encoding that reads the lines beyond ASCII, with the first lines that differ."""
    lines = list(islice(_lines_beyond_ascii(content), SAMPLE_LINES))
    labels = {name: str(label) for name, label in ENCODINGS.items()}
    sample = b"\n".join(lines)
    if found := from_bytes(sample[: SAMPLE_BYTES // 4]).best():
        labels.setdefault(
            found.encoding.replace("iso8859_", "iso-8859-"), found.encoding
        )
    readings: dict[str, list[str]] = {}
    for name in labels:
        try:
            text = sample.decode(name)
        except UnicodeError:
            continue
        if (
            not re.search(r"[\x7f-\x9f]", text)
            and (read := text.split("\n")) not in readings.values()
        ):
            readings[name] = read

    def likelihood(name: str) -> float:
        return _plausibility("\n".join(readings[name]))

    shown = _telling_lines(list(readings.values()))
    return Question(
        "encoding",
        _(
            "From line %(line)s on, the letters of this file aren't written in UTF-8. "
            "In which form do these lines read well?"
        )
        % {"line": wrong_line},
        tuple(
            Choice(
                name,
                labels[name],
                tuple((read[index][:SHOWN_CHARACTERS],) for index in shown),
            )
            for name, read in readings.items()
        ),
        max(readings, key=likelihood, default=None),
    )


def _lines_beyond_ascii(content: bytes) -> Iterator[bytes]:
    seen: set[bytes] = set()
    for found in _NOT_ASCII_LINE.finditer(content):
        if (line := found.group()) not in seen:
            seen.add(line)
            yield line


def _telling_lines(readings: list[list[str]]) -> list[int]:
    """The first lines by which the readings can be told apart."""
    chosen: list[int] = []
    told = 1
    for index in range(len(readings[0]) if readings else 0):
        apart = len(
            {tuple(read[line] for line in [*chosen, index]) for read in readings}
        )
        if apart > told or not chosen:
            chosen.append(index)
            told = apart
        if told == len(readings) or len(chosen) == SHOWN_LINES:
            break
    return chosen


def _plausibility(text: str) -> float:
    """The share of signs beyond ASCII that stand as letters do.

    Misplaced are: a capital after a small letter, an ideograph after an ASCII letter, the third
    accented Latin letter in a row (another script read as Latin).
    """
    good = total = accented = 0
    before = " "
    for sign in text:
        accented = accented + 1 if "\u00c0" <= sign <= "\u024f" else 0
        if not sign.isascii():
            total += 1
            kind = category(sign)
            misplaced = (
                (kind == "Lu" and before.islower())
                or (kind == "Lo" and before.isascii() and before.isalpha())
                or accented >= ACCENTED_IN_A_ROW
            )
            good += sign in _COMMON_SIGNS or (kind.startswith("L") and not misplaced)
        before = sign
    return good / total if total else 0.0
