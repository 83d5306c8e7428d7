"""One name, taken apart: its words, its acronyms, the other names that stand inside it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from organisations.duplicates.tokens import SAY_LEAST, Token, tokens

BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
PARTED = re.compile(r"\s+[-–—/|]\s+|\s*[–—|]\s*|:\s+")
SEAT = re.compile(r",\s*([^,]+)\s*$")
CARE_OF = re.compile(r"\s*(?:c\s*/\s*o|p\.?\s?a\.?)\b", re.IGNORECASE)

LONGEST = 500
LONGEST_ACRONYM = 7
SEAT_WEIGHT = 0.4
SHORTEST_EXPLAINED = 3
"""Words of a name that one word in brackets is short for."""
LONGEST_SEAT = 3
WHERE = {"place", "country"}
SEATS = {"place", "country", "word", "number"}
ELSEWHERE = ("place", "country", "section", "number")
UNWEIGHED = ("small", "form")


class Name(NamedTuple):
    """`way` is how it names the organisation: "legal", "other", "part" or "aside".

    `joined` are its letters without spaces, legal form and the word for a society;
    `initials` are its first letters, with and without small words; `families` are those
    of its legal form.
    """

    way: str
    shown: str
    joined: str
    tokens: tuple[Token, ...]
    initials: tuple[str, ...]
    acronyms: frozenset[str]
    families: frozenset[str]


def names(text: str, way: str = "legal") -> Iterator[Name]:
    """The name itself, and those that stand inside it: in brackets, beside a dash."""
    text = text[:LONGEST]
    asides = [
        aside for aside in BRACKETS.findall(text) if not CARE_OF.match(f" {aside}")
    ]
    outside = BRACKETS.sub(" ", text)
    if not any(token.weight for token in tokens(outside)):
        outside, asides = text, []
    outside, seat = _seat(outside)
    words = tokens(outside)
    acronyms = {
        token.key
        for aside in asides
        for token in tokens(aside)
        if _is_acronym(token, words, alone=len(tokens(aside)) == 1)
    }
    if outside.upper() != outside:
        ends = (words[:1] + words[-1:]) if len(words) > 2 else []
        acronyms |= {t.key for t in ends if _is_acronym(t, words, alone=False)}
    where = [
        token
        for aside in asides
        if _says_where(tokens(aside))
        for token in tokens(aside)
        if token.key not in acronyms
    ]
    yield _name(way, text, words, acronyms, [*where, *seat])
    for aside in asides:
        inside = tokens(aside)
        if any(token.kind in ELSEWHERE for token in inside) and _says_where(inside):
            continue
        if _weighty(aside) < 2 and _weighty(outside) < SHORTEST_EXPLAINED:
            continue  # the owner of a company, a nickname
        if not any(token.key in acronyms for token in inside):
            yield _name("aside", aside, inside, set(), [])
    yield from _parts(outside)


def _parts(text: str) -> Iterator[Name]:
    """A name and its explanation: "ELA Suisse - Association contre …"."""
    pieces = [piece for piece in PARTED.split(text) if piece.strip()]
    for at, piece in enumerate(pieces if len(pieces) > 1 else []):
        rest = [t for n, p in enumerate(pieces) if n != at for t in tokens(p)]
        explains = any(token.kind == "body" for token in rest)
        elsewhere = any(token.kind in ("place", "section", "number") for token in rest)
        if explains and not elsewhere and _weighty(piece):
            yield _name("part", piece, tokens(piece), set(), [])


def _seat(text: str) -> tuple[str, list[Token]]:
    """What stands behind the last comma, if it says where: "…, Zürich"."""
    found = SEAT.search(text)
    if found:
        behind = [token for token in tokens(found[1]) if token.weight]
        kinds = {token.kind for token in behind}
        if len(behind) <= LONGEST_SEAT and kinds & WHERE and kinds <= SEATS:
            return text[: found.start()], behind
    return text, []


def _says_where(words: list[Token]) -> bool:
    """One word in brackets, or few of which one is a place, a section or a number."""
    weighty = [token for token in words if token.weight]
    if all(token.kind in ELSEWHERE for token in weighty) or len(weighty) == 1:
        return True
    return len(weighty) <= LONGEST_SEAT and any(t.kind in ELSEWHERE for t in weighty)


def _weighty(text: str) -> int:
    return sum(token.weight > 0 for token in tokens(text))


def _name(
    way: str, shown: str, words: list[Token], acronyms: set[str], where: list[Token]
) -> Name:
    kept = [token for token in words if token.key not in acronyms] or words
    weighty = [token for token in kept if token.weight]
    told = {(token.kind, token.text) for token in weighty}
    light = [
        token
        if token.kind in ("section", "number")
        else token._replace(weight=token.weight * SEAT_WEIGHT)
        for token in where
        if token.weight and (token.kind, token.text) not in told
    ]
    return Name(
        way,
        shown,
        "".join(
            token.key
            for token in kept
            if token.text not in SAY_LEAST and token.kind != "form"
        )
        or "".join(token.key for token in kept),
        (*weighty, *light),
        (
            "".join(token.key[0] for token in kept if token.kind != "form"),
            "".join(t.key[0] for t in kept if t.kind not in UNWEIGHED),
        ),
        frozenset(acronyms),
        frozenset(token.text for token in kept if token.kind == "form"),
    )


def _is_acronym(token: Token, words: list[Token], *, alone: bool) -> bool:
    """Whether the name explains it: most of its letters begin words of the name."""
    capitals = sum(letter.isupper() for letter in token.shown)
    if not 2 <= len(token.key) <= LONGEST_ACRONYM or capitals < 2:
        return False
    if capitals < len(token.shown) / 2:
        return False
    others = [word for word in words if word is not token and word.key != token.key]
    if len(others) < 2:
        return alone and capitals == len(token.shown)
    initials = "".join(word.key[0] for word in others)
    begun = sum(min(initials.count(x), token.key.count(x)) for x in set(token.key))
    return begun >= 0.6 * len(token.key) and token.key[0] in initials
