"""What single words of names stand for: read from the lists in `words/`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from organisations.duplicates.letters import plain

WORDS = Path(__file__).parent / "words"

Kind = Literal[
    "small",
    "form",
    "body",
    "house",
    "country",
    "section",
    "place",
    "meaning",
    "number",
    "word",
]

FILES: dict[str, Kind] = {
    "small": "small",
    "forms": "form",
    "bodies": "body",
    "houses": "house",
    "countries": "country",
    "sections": "section",
    "places": "place",
    "meanings": "meaning",
}
"""Where two lists have one word, the first counts."""

WHERE = ("country", "place")
SHORTEST_BEGINNING = 4
SHORTEST_PLACE = 5
"""Letters of a place inside a compound; shorter ones are found by chance."""


class Sense(NamedTuple):
    """What a word stands for: `concept` is the same in all languages."""

    kind: Kind
    concept: str


class Lists(NamedTuple):
    whole: dict[str, Sense]
    beginnings: dict[str, Sense]
    endings: dict[str, Sense]


def lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """Concepts with their words, as they are written in the file."""
    concept, words = "", list[str]()
    for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            words += line.split()
            continue
        if concept:
            yield concept, words
        concept, _sign, rest = line.partition(":")
        words = rest.split()
    yield concept, words


@cache
def lists() -> Lists:
    """All lists but the hosts', by normal form."""
    found = Lists({}, {}, {})
    for name, kind in FILES.items():
        for concept, words in lines(name):
            sense = Sense(kind, concept)
            for word in words:
                key = plain(word.strip("-*"))
                into = found.beginnings if word.endswith("*") else found.whole
                into.setdefault(key, sense)
                if word.startswith("-"):
                    found.whole.setdefault(key, sense)
                    found.endings.setdefault(key, sense)
    return found


@cache
def hosts() -> frozenset[str]:
    text = (WORDS / "hosts.txt").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(host for row in rows for host in row.split())


def sense(key: str) -> Sense | None:
    """What a word in normal form stands for, whole or by its beginning."""
    known = lists()
    if found := known.whole.get(key):
        return found
    for length in range(len(key), SHORTEST_BEGINNING - 1, -1):
        if found := known.beginnings.get(key[:length]):
            return found
    return None


def parts(key: str) -> tuple[str, str] | None:
    """A compound as its two words: diabetesgesellschaft, swisstransplant, fabrysuisse."""
    known = lists()
    stands_for = sense(key)
    if key in known.whole or (stands_for and stands_for.kind in WHERE):
        return None
    for at in range(3, len(key) - 2):
        head, rest = key[:at], key[at:]
        if rest in known.endings or _says_where(rest) or _says_where(head):
            return head, rest
    return None


def _says_where(part: str) -> bool:
    where = lists().whole.get(part) if len(part) >= SHORTEST_PLACE else None
    return where is not None and where.kind in WHERE
