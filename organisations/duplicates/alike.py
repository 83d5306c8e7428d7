"""How alike two names are: word by word, and what only one of them has."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from organisations.duplicates.names import Name
from organisations.duplicates.tokens import Token

NEARLY = 0.83
"""Of the letters of two words: less and it is another word."""
SHORTEST_MISSPELT = 5
SPELLED = 0.95
"""What a misspelt word counts for, of what it would."""
LONGEST_INITIALS = 5
CAN_BE_MISSPELT = frozenset({"word", "meaning", "place", "body", "country"})


class Alike(NamedTuple):
    """`share` of the weight of both names that they have in common; `same` words,
    `spelled` and `short` pairs of them, and what is left of each."""

    share: float
    same: tuple[Token, ...]
    spelled: tuple[tuple[Token, Token], ...]
    short: tuple[tuple[str, str], ...]
    only_first: tuple[Token, ...]
    only_second: tuple[Token, ...]


class _Left:
    """What is not matched yet of two names, and what was."""

    def __init__(self, first: Sequence[Token], second: Sequence[Token]) -> None:
        self.first, self.second = list(first), list(second)
        self.matched = 0.0
        self.same: list[Token] = []
        self.spelled: list[tuple[Token, Token]] = []
        self.short: list[tuple[str, str]] = []


def alike(first: Name, second: Name) -> Alike:
    left = _Left(first.tokens, second.tokens)
    total = sum(t.weight for t in first.tokens) + sum(t.weight for t in second.tokens)
    _match_same(left)
    if left.first and left.second:
        _match_joined(left, first.tokens, second.tokens)
        _match_spelled(left)
    if left.first or left.second:
        _match_initials(left, first.tokens, second.tokens)
    return Alike(
        min(1.0, left.matched / total) if total else 0.0,
        tuple(left.same),
        tuple(left.spelled),
        tuple(left.short),
        tuple(left.first),
        tuple(left.second),
    )


def _match_same(left: _Left) -> None:
    """A word that one name says twice is matched twice."""
    texts = {token.text for token in left.first} & {token.text for token in left.second}
    for side in (left.first, left.second):
        left.matched += sum(token.weight for token in side if token.text in texts)
    told = set[str]()
    for token in left.first:
        if token.text in texts and token.text not in told:
            left.same.append(token)
            told.add(token.text)
    left.first = [token for token in left.first if token.text not in texts]
    left.second = [token for token in left.second if token.text not in texts]


def _match_joined(left: _Left, first: Sequence[Token], second: Sequence[Token]) -> None:
    """Two words of one are one word of the other: Kinder Spitex, Kinderspitex."""
    for single, pairs, swap in (
        (left.first, second, False),
        (left.second, first, True),
    ):
        rest = left.first if swap else left.second
        for one, other in pairwise(pairs):
            if one not in rest and other not in rest:
                continue
            for token in [t for t in single if t.key == one.key + other.key]:
                _take(single, token, left)
                for half in (one, other):
                    if half in rest:
                        _take(rest, half, left)
                left.same.append(token)


def _match_spelled(left: _Left) -> None:
    found = []
    for x in left.first:
        for y in left.second:
            if near := _nearly(x, y):
                found.append((-near, x.key, y.key, x, y))
    for minus, _x, _y, x, y in sorted(found, key=lambda hit: hit[:3]):
        if x in left.first and y in left.second:
            left.first.remove(x)
            left.second.remove(y)
            left.matched += -minus * SPELLED * (x.weight + y.weight)
            left.spelled.append((x, y))


def _nearly(x: Token, y: Token) -> float:
    """How alike two words are spelled; nothing when they are words of two meanings."""
    shorter, longer = len(x.key), len(y.key)
    if longer < shorter:
        shorter, longer = longer, shorter
    if shorter < SHORTEST_MISSPELT or shorter < NEARLY * longer:
        return 0.0
    if x.kind == y.kind != "word" or not {x.kind, y.kind} <= CAN_BE_MISSPELT:
        return 0.0
    return OSA.normalized_similarity(x.key, y.key, score_cutoff=NEARLY)


def _match_initials(
    left: _Left, first: Sequence[Token], second: Sequence[Token]
) -> None:
    """Letters of one are the initials of words of the other: MS, Multiple Sklerose."""
    for short, words, rest in (
        (left.first, second, left.second),
        (left.second, first, left.first),
    ):
        for token in [t for t in short if t.kind == "word"]:
            length = len(token.key)
            if not 2 <= length <= LONGEST_INITIALS:
                continue
            for at in range(len(words) - length + 1):
                run = words[at : at + length]
                if "".join(t.key[0] for t in run) == token.key:
                    _take(short, token, left)
                    for word in run:
                        if word in rest:
                            _take(rest, word, left)
                    left.short.append(
                        (token.shown, " ".join(word.shown for word in run))
                    )
                    break


def _take(side: list[Token], token: Token, left: _Left) -> None:
    side.remove(token)
    left.matched += token.weight
