"""The form in which names are compared: small Latin letters and digits, whatever the script.

Greek follows ISO 843 (type 2, transcription), Cyrillic the ways in which organisations
write themselves in Latin letters: ISO 9 without its diacritics, with the digraphs of
BGN/PCGN, and for Ukrainian its national table of 2010. Other scripts stay as they are.
"""

import re
import unicodedata
from functools import lru_cache

UKRAINIAN = frozenset("іїєґ")

_UKRAINIAN_ONLY = {"г": "h", "и": "y"}

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ѓ": "gj",
        "ђ": "dj", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z", "ѕ": "dz",
        "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "j", "к": "k", "л": "l",
        "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "ћ": "c", "ќ": "kj", "у": "u", "ў": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch",
        "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip

_GREEK_PAIRS = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("ηυ", "iv"), ("γγ", "ng"),
    ("γξ", "nx"), ("γχ", "nch"), ("μπ", "b"), ("ντ", "nt"),
)  # fmt: skip

_GREEK = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i",
        "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x",
        "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y",
        "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip

_LATIN = str.maketrans(
    {
        "ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
        "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e",
    }
)  # fmt: skip

# Zürich is also written Zuerich, Århus also Aarhus
_TWO_FOR_ONE = re.compile("ae|oe|ue|aa")


def is_ukrainian(text: str) -> bool:
    """Whether it has a letter that only Ukrainian has: г and и are others there, too."""
    return not UKRAINIAN.isdisjoint(text.casefold())


@lru_cache(maxsize=100_000)
def plain(text: str, *, ukrainian: bool = False) -> str:
    """Without case, accents and ways of writing one letter; NFKC first."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii():
        text = _latin(text, ukrainian=ukrainian or is_ukrainian(text))
    return _TWO_FOR_ONE.sub(lambda pair: pair[0][0], text)


def _latin(text: str, *, ukrainian: bool) -> str:
    if ukrainian:
        for letter, written in _UKRAINIAN_ONLY.items():
            text = text.replace(letter, written)
    text = text.translate(_CYRILLIC)
    text = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(sign)
    )
    for pair, written in _GREEK_PAIRS:
        text = text.replace(pair, written)
    return text.translate(_GREEK).translate(_LATIN)
