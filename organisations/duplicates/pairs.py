"""All pairs of records that may be of one organisation, without comparing all with all.

Records are compared when they share a block: all words of a name or all but one, its
letters, a rare word but for a slip of the pen, an acronym, a number, a website. What many have makes no block, and of
many candidates only those with the most and the rarest blocks in common are looked at. So
the work grows with the number of records, not with its square.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b
from heapq import nlargest
from typing import NamedTuple

from organisations.duplicates.against import CONTENT
from organisations.duplicates.keys import Known, Record, known
from organisations.duplicates.names import SEAT_WEIGHT, Name
from organisations.duplicates.score import MAYBE, Score, score

LARGEST_BLOCK = 40
MOST_CANDIDATES = 40
MOST_WORDS = 8
"""Of one name that make blocks; the longest are taken."""
RARE = 4
"""Records that have a word, at most, for its misspellings to make blocks."""
SHORTEST_MISSPELT, LONGEST_MISSPELT = 5, 24
FEW_WORDS = 3
ACRONYMS = range(2, 8)
"""Letters that one may have."""

RECORD_BITS = 24
PARTS = 16
"""Keys are sorted in so many parts, so that only one of them is a list of objects."""


class Pair(NamedTuple):
    """The keys of two records, the smaller first, with their names."""

    first: int
    second: int
    first_name: str
    second_name: str
    score: Score


def find(
    records: Iterable[Record], *, apart: Container[tuple[int, int]] = ()
) -> Iterator[Pair]:
    """Every pair that is the same, or may be, streaming; each once, in no order.

    `apart` are pairs of keys, the smaller first, that are not to be offered.
    """
    all_known = [known(record) for record in records]
    if len(all_known) >= 1 << RECORD_BITS:
        raise ValueError("too many records for one comparison")
    blocks = _blocks(all_known)
    for at, candidates in blocks.candidates():
        for other in candidates:
            first, second = all_known[at], all_known[other]
            if second.key < first.key:
                first, second = second, first
            if (first.key, second.key) in apart:
                continue
            found = score(first, second, least=MAYBE)
            if found.verdict:
                yield Pair(first.key, second.key, first.raw, second.raw, found)


class _Blocks:
    """Which records share which keys: members of all blocks one after another."""

    def __init__(self) -> None:
        self.members = array("I")
        self.starts = array("I", [0])
        self.of_record: dict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, members: list[int]) -> None:
        block = len(self.starts) - 1
        self.members.extend(members)
        self.starts.append(len(self.members))
        for member in members:
            self.of_record[member].append(block)

    def candidates(self) -> Iterator[tuple[int, list[int]]]:
        """For each record those after it that it is to be compared with."""
        for record in sorted(self.of_record):
            shared: dict[int, float] = defaultdict(float)
            for block in self.of_record[record]:
                start, end = self.starts[block], self.starts[block + 1]
                for other in self.members[start:end]:
                    if other > record:
                        shared[other] += 1 / (end - start)
            yield (
                record,
                nlargest(MOST_CANDIDATES, shared, key=lambda x: (shared[x], -x)),
            )


def _blocks(all_known: list[Known]) -> _Blocks:
    often = Counter(
        text for one in all_known for text in {t for n in one.names for t in _words(n)}
    )
    parts = [array("Q") for _ in range(PARTS)]
    for at, one in enumerate(all_known):
        for key in set(_keys(one, often)):
            number = int.from_bytes(blake2b(key.encode(), digest_size=5).digest())
            parts[number % PARTS].append(number << RECORD_BITS | at)
    blocks = _Blocks()
    for part in range(PARTS):
        packed, parts[part] = sorted(parts[part]), array("Q")
        _add_runs(blocks, packed)
    return blocks


def _add_runs(blocks: _Blocks, packed: list[int]) -> None:
    """Records with one key stand together; single ones and crowds are left out."""
    start, mask = 0, (1 << RECORD_BITS) - 1
    for at in range(1, len(packed) + 1):
        same = at < len(packed) and (packed[at] ^ packed[start]) >> RECORD_BITS == 0
        if same:
            continue
        if 2 <= at - start <= LARGEST_BLOCK:
            blocks.add([one & mask for one in packed[start:at]])
        start = at


def _words(name: Name) -> list[str]:
    found = {
        token.text: len(token.key) for token in name.tokens if token.kind in CONTENT
    }
    return sorted(sorted(found), key=lambda text: -found[text])[:MOST_WORDS]


def _keys(one: Known, often: Counter[str]) -> Iterator[str]:
    """Each begins with a sign of its own, so that a word is no acronym by chance."""
    for scheme, value in one.numbers:
        yield f"#{scheme} {value}"
    if one.domain:
        yield f"@{one.domain}"
    for name in one.names:
        yield f"={name.joined}"
        yield from _acronyms(name)
        words = sorted(_words(name))
        yield from (f"={' '.join(words)}, {where}" for where in one.place)
        yield from _nearly_all(words)
        if len(words) <= FEW_WORDS:
            yield from (miss for word in words for miss in _misspelt(word, often))


def _nearly_all(words: list[str]) -> Iterator[str]:
    """All words, and all but one: two names that share fewer aren't alike enough."""
    yield f"&{' '.join(words)}"
    for left_out in range(len(words) if len(words) > 1 else 0):
        yield f"&{' '.join(words[:left_out] + words[left_out + 1 :])}"


def _acronyms(name: Name) -> Iterator[str]:
    """Acronyms, a short word that stands alone, and what all words begin with."""
    yield from (f".{acronym}" for acronym in name.acronyms)
    content = [t for t in name.tokens if t.kind in CONTENT and t.weight > SEAT_WEIGHT]
    begun = {*name.initials, "".join(token.key[0] for token in content)}
    yield from (f".{initials}" for initials in begun if len(initials) in ACRONYMS)
    alone = [token.key for token in content if token.kind != "place"]
    if len(alone) == 1 and len(alone[0]) in ACRONYMS:
        yield f".{alone[0]}"


def _misspelt(word: str, often: Counter[str]) -> Iterator[str]:
    """A rare word and what is left of it when one letter is missing.

    Two words that differ in one letter, or in the order of two, share one of these.
    """
    if often[word] > RARE or not SHORTEST_MISSPELT <= len(word) <= LONGEST_MISSPELT:
        return
    yield f"~{word}"
    for at in range(len(word)):
        yield f"~{word[:at]}{word[at + 1 :]}"
