"""Which of a file's columns is which of ours, guessed by its name. Always shown as a guess."""

import re
from collections.abc import Mapping


def named(header: list[str], words: Mapping[str, str]) -> dict[str, str]:
    """Ours to theirs, each of their columns at most once.

    `words` has for each of ours the words that such columns bear, the most telling first.
    """
    found: dict[str, str] = {}
    for ours, telling in words.items():
        free = [name for name in header if name not in found.values()]
        best = min(free, key=lambda name: distance(name, telling.split()), default=None)
        if best is not None and distance(best, telling.split()) < _NEVER:
            found[ours] = best
    return found


_NEVER = 10_000


def distance(name: str, words: list[str]) -> int:
    """Small when the name is one of the words, larger when it only has one among others."""
    parts = re.findall(r"[^\W\d_]+", name.casefold())
    places = [words.index(part) for part in parts if part in words]
    return min(places) + 100 * (len(parts) - 1) if places else _NEVER
