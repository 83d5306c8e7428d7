"""How sure the names of two records make it that these are one organisation."""

from math import prod
from typing import NamedTuple

from organisations.duplicates.against import Against, against, forms, listed
from organisations.duplicates.alike import Alike, alike
from organisations.duplicates.keys import Known
from organisations.duplicates.names import SEAT_WEIGHT, Name
from organisations.duplicates.reasons import Reason, reason

SAME_LETTERS = 0.98
PART_OF_A_NAME = 0.95
GIVEN_ACRONYM, INITIALS, TWO_ACRONYMS = 0.82, 0.72, 0.6
SHORTEST_INITIALS = 3
SHORT_NAME = 5
APART = ("section", "other_part", "words_of_each")
PIECES = ("part", "aside")


class Named(NamedTuple):
    """`apart`: the names say that these are two parts, or a part and its whole."""

    score: float
    reasons: tuple[Reason, ...]
    apart: bool = False


def best(first: Known, second: Known, *, least: float = 0.0) -> Named:
    """The best of all names of one against all names of the other, if it is `least`."""
    if first.raw == second.raw:
        return Named(1.0, (reason("same_name"),))
    found = Named(0.0, ())
    for one in first.names:
        for other in second.names:
            most = _most(one, other)
            if most <= found.score:
                continue
            two = names(one, other, least=least)
            if two.score * most > found.score:
                told = (*two.reasons, *_called(one), *_called(other))
                found = Named(two.score * most, told, two.apart)
    return found


def names(one: Name, other: Name, *, least: float = 0.0) -> Named:
    """Two names, whatever else the records are called."""
    if one.shown == other.shown:
        return Named(1.0, (reason("same_name"),))
    if acronym := _acronym(one, other) or _acronym(other, one):
        return acronym
    found = alike(one, other)
    if one.joined == other.joined != "" and not _seated(found):
        return _weighed(SAME_LETTERS, [reason("same_letters")], forms(one, other))
    if not found.share or found.share < least:
        return Named(0.0, ())
    return _weighed(found.share, _for(found), against(found, one, other))


def _weighed(share: float, reasons: list[Reason], factors: Against) -> Named:
    return Named(
        share * prod(factor for factor, _told in factors),
        (*reasons, *(told for _factor, told in factors)),
        any(told["code"] in APART for _factor, told in factors),
    )


def _most(one: Name, other: Name) -> float:
    """The most that these names can count for: two pieces of names say nothing.

    A short other name is an acronym, or a word that was put where a name should be.
    """
    if any(n.way != "legal" and len(n.joined) <= SHORT_NAME for n in (one, other)):
        return GIVEN_ACRONYM if "legal" in (one.way, other.way) else TWO_ACRONYMS
    pieces = [name.way in PIECES for name in (one, other)]
    if all(pieces):
        return 0.0
    return PART_OF_A_NAME if any(pieces) else 1.0


def _seated(found: Alike) -> bool:
    """Whether one of the two says besides where it is: its letters don't hold that."""
    rest = (*found.only_first, *found.only_second)
    return any(token.weight <= SEAT_WEIGHT and token.kind != "body" for token in rest)


def _called(name: Name) -> list[Reason]:
    if name.way == "legal":
        return []
    return [reason("other_name", name=name.shown.strip())]


def _acronym(short: Name, name: Name) -> Named | None:
    """A name that is nothing but the other's acronym."""
    words = [token for token in short.tokens if token.kind not in ("country", "place")]
    if len(words) != 1 or words[0].kind != "word" or len(name.tokens) < 2:
        return None
    key = words[0].key
    if any(token.key == key for token in name.tokens):
        return None
    if not set(short.tokens) - set(words) <= set(name.tokens):
        return None
    told = (reason("acronym", short=words[0].shown, name=name.shown.strip()),)
    if key in name.acronyms:
        return Named(GIVEN_ACRONYM, told)
    if len(key) >= SHORTEST_INITIALS and key in name.initials:
        return Named(INITIALS, told)
    return None


def _for(found: Alike) -> list[Reason]:
    reasons = []
    if not (found.only_first or found.only_second or found.spelled or found.short):
        reasons.append(reason("same_letters"))
    elif found.same:
        reasons.append(reason("words", words=listed(found.same)))
    if found.spelled:
        pairs = (f"{x.shown} – {y.shown}" for x, y in found.spelled)
        reasons.append(reason("spelling", words=", ".join(pairs)))
    reasons += [reason("acronym", short=a, name=b) for a, b in found.short]
    return reasons
