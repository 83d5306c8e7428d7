"""Whether two records are of one organisation: a score from 0 to 1 with its reasons.

The names come first (`named.py`); what else is known of the two records raises or lowers
what they say. Thresholds and factors were set with one half of a set of pairs that were
told apart by hand; the test of that set says what they reach on the other half.
"""

from typing import Literal, NamedTuple

from organisations.duplicates.keys import Known, Record, known
from organisations.duplicates.named import Named, best
from organisations.duplicates.reasons import Reason, reason, sentence

__all__ = ["Reason", "Score", "compare", "score", "sentence"]

SAME, MAYBE = 0.86, 0.7
Verdict = Literal["same", "maybe", ""]

# What is left of the names' score where the records disagree
TWO_PLACES = 0.85
TWO_WEBSITES = 0.95
TWO_COUNTRIES = 0.75
OF_ONE_GROUP = 0.6
TWO_NUMBERS = 0.3  # at most

# What is left of the doubt where they agree
WEBSITE, PLACE = 0.4, 0.85
NUMBER = 0.98  # at least


class Score(NamedTuple):
    """`verdict` is empty where they are held for two."""

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]


def compare(first: Record, second: Record) -> Score:
    return score(known(first), known(second))


def score(first: Known, second: Known, *, least: float = 0.0) -> Score:
    """The same, whichever comes first.

    Where the score can't become `least`, it may be given as less than it is, without
    reasons: that is known sooner.
    """
    if _order(second) < _order(first):
        first, second = second, first
    named = best(first, second, least=_least_of_names(first, second, least))
    value, reasons = named.score, [*named.reasons]
    for left, told in _disagreeing(first, second):
        value *= left
        reasons.append(told)
    for left, told in _agreeing(first, second, named):
        value = 1 - (1 - value) * left
        reasons.append(told)
    if number := _same_number(first, second):
        value = max(value, NUMBER)
        reasons.append(number)
    elif number := _other_number(first, second):
        value = min(value, TWO_NUMBERS)
        reasons.append(number)
    value = round(value, 3)
    return Score(value, verdict(value), tuple(reasons))


def verdict(value: float) -> Verdict:
    return "same" if value >= SAME else "maybe" if value >= MAYBE else ""


def _least_of_names(first: Known, second: Known, least: float) -> float:
    """What the names must reach for everything to reach `least`."""
    if set(first.numbers) & set(second.numbers):
        return 0.0
    doubt = 1 - least
    if first.domain and first.domain == second.domain:
        doubt /= WEBSITE
    if first.place & second.place:
        doubt /= PLACE
    return 1 - doubt


def _order(one: Known) -> tuple[object, ...]:
    return one.raw, one.country, one.domain, one.numbers, sorted(one.place), one.key


def _disagreeing(first: Known, second: Known) -> list[tuple[float, Reason]]:
    found = []
    if first.country and second.country and first.country != second.country:
        told = _each("other_country", first.country, second.country)
        found.append((TWO_COUNTRIES, told))
    if first.place and second.place and not first.place & second.place:
        told = _each("other_place", _listed(first.place), _listed(second.place))
        found.append((TWO_PLACES, told))
    if first.domain and second.domain and first.domain != second.domain:
        told = _each("other_website", first.domain, second.domain)
        found.append((TWO_WEBSITES, told))
    if _of_one_group(first, second):
        found.append((OF_ONE_GROUP, reason("same_group")))
    return found


def _of_one_group(first: Known, second: Known) -> bool:
    if first.key == second.key:
        return False
    if first.key == second.group or second.key == first.group:
        return True
    return first.group is not None and first.group == second.group


def _agreeing(first: Known, second: Known, named: Named) -> list[tuple[float, Reason]]:
    """A part has the website of the whole, so it says nothing there."""
    if named.apart or not named.score:
        return []
    found = []
    if first.domain and first.domain == second.domain:
        found.append((WEBSITE, reason("same_website", website=first.domain)))
    if both := first.place & second.place:
        found.append((PLACE, reason("same_place", place=_listed(both))))
    return found


def _same_number(first: Known, second: Known) -> Reason | None:
    both = sorted(set(first.numbers) & set(second.numbers))
    if not both:
        return None
    shown = ", ".join(f"{register} {value}" for register, value in both)
    return reason("same_number", number=shown)


def _other_number(first: Known, second: Known) -> Reason | None:
    """One register gives one organisation one number."""
    ours, theirs = dict(first.numbers), dict(second.numbers)
    for register in sorted(ours.keys() & theirs.keys()):
        told = _each("other_number", ours[register], theirs[register])
        return {**told, "facts": {**told["facts"], "register": register}}
    return None


def _each(code: str, one: str, other: str) -> Reason:
    return reason(code, words=one, others=other)


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
