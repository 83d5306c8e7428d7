"""The words of a name, each with what it stands for and how much it says."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from organisations.duplicates.letters import is_ukrainian, plain
from organisations.duplicates.lists import Kind, lists, parts, sense

WEIGHTS: dict[Kind, float] = {
    "small": 0.0,
    "form": 0.0,
    "body": 0.25,
    "house": 1.0,
    "country": 0.3,
    "section": 1.0,
    "place": 1.0,
    "meaning": 1.0,
    "number": 1.0,
    "word": 1.0,
}

SAY_LEAST, LEAST = frozenset({"society", "area"}), 0.1
"""Whether a society calls itself one, and a canton a canton."""

WORD = re.compile(r"[^\W_]+")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
ROMAN = re.compile(r"(?=[ivx]{2,})x{0,3}(ix|iv|v?i{0,3})")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|eme|o|a)?")
MOST_WORDS = 60
"""Of one name: what is longer is a description, and is compared by its beginning."""


class Token(NamedTuple):
    """`text` is what is compared, `key` the word itself in normal form."""

    text: str
    key: str
    shown: str
    kind: Kind
    weight: float


def tokens(text: str) -> list[Token]:
    """All words of a text in order, compounds as two, words without weight included."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = DOTTED.sub(lambda dotted: re.sub(r"[.\s]", "", dotted[0]) + " ", text)
    ukrainian = not text.isascii() and is_ukrainian(text)
    found: list[Token] = []
    for word in WORD.findall(text)[:MOST_WORDS]:
        found += _tokens(word, ukrainian=ukrainian)
    return found


@lru_cache(maxsize=200_000)
def _tokens(word: str, *, ukrainian: bool) -> tuple[Token, ...]:
    key = plain(word, ukrainian=ukrainian)
    if not key:  # a hard or soft sign alone has no sound, and no Latin letter
        return ()
    if key in lists().whole or len(key) < 7:
        return (_token(key, word),)
    if both := parts(key):
        at = len(both[0])
        shown = (word[:at], word[at:]) if len(word) == len(key) else both
        return tuple(map(_token, both, shown))
    return (_token(key, word),)


def _token(key: str, shown: str) -> Token:
    if number := _number(key):
        return Token(number, key, shown, "number", WEIGHTS["number"])
    known = sense(key)
    if known is None:
        # a letter alone is a rest of an apostrophe or an initial
        return Token(key, key, shown, "word", WEIGHTS["word"] if len(key) > 1 else 0.2)
    concept = known.concept if known.kind != "small" else key
    weight = LEAST if concept in SAY_LEAST else WEIGHTS[known.kind]
    return Token(concept, key, shown, known.kind, weight)


def _number(key: str) -> str:
    if digits := ORDINAL.fullmatch(key):
        return str(int(digits[1])) if len(digits[1]) < 18 else digits[1]
    if ROMAN.fullmatch(key):
        return str(_roman(key))
    return ""


def _roman(key: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in key]
    return sum(
        -value if value < max(values[at:]) else value for at, value in enumerate(values)
    )
