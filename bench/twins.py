"""Invented organisations in several scripts, some of them twice under another spelling."""

import random
from collections.abc import Callable, Iterator

from bench import words
from organisations.duplicates.keys import Record
from organisations.duplicates.letters import plain

EVERY = 20  # one record in so many is the twin of an earlier one
LATIN = """ba lo mar ken stad vil dorf ton by ham wick sten burg feld hof len rie nau sel ger
tor lin mo ra ve no da chi ru pe zo gan fel mis tra ob ul an es ir"""
GREEK = "πο λι να χω ρι μα κα στρο θε ση βου νο γη λα ρο δε"
CYRILLIC = "ко вал зем ля бо ри мир но ва ста де гай руд ли хо то"
SYLLABLES = tuple(script.split() for script in (LATIN, GREEK, CYRILLIC))
"""What names of places and founders are made of."""
SCRIPT_OF_CAUSE = {"Σ": 1, "Г": 2, "Р": 2}

Change = Callable[[str, random.Random], str]


def records(many: int, seed: int = 1) -> Iterator[Record]:
    """So many records with keys from 0; those of `EVERY` are twins of the one before."""
    chance = random.Random(seed)  # noqa: S311  the same every time
    last = Record(0, "")
    for key in range(many):
        if key % EVERY == EVERY - 1:
            yield _twin(last, key, chance)
        else:
            last = _record(key, chance)
            yield last


def are_twins(first: int, second: int) -> bool:
    return second == first + 1 and second % EVERY == EVERY - 1


def _record(key: int, chance: random.Random) -> Record:
    """A society for a cause in a place, often with the name of a village or a founder."""
    cause = chance.choice(words.CAUSES)
    own = " ".join(
        _own_name(SCRIPT_OF_CAUSE.get(cause[0], 0), chance)
        for _ in range(chance.choice((1, 1, 2)))
    )
    form, place = chance.choice(words.FORMS), chance.choice(words.PLACES)
    name = form % (cause, own) if chance.random() < 0.7 else form % (own, place)
    host = f"{plain(own).replace(' ', '-')}{key % 997}.example"
    return Record(
        key,
        name,
        chance.choice(words.COUNTRIES),
        identifiers=(("XX-BENCH", str(key)),) if key % 3 == 0 else (),
        website=f"https://www.{host}/" if key % 2 else "",
        place=f"{10_000 + chance.randrange(60_000)} {place}" if key % 4 else "",
    )


def _own_name(script: int, chance: random.Random) -> str:
    syllables = chance.choices(SYLLABLES[script], k=chance.choice((3, 3, 4)))
    return "".join(syllables).title()


def _twin(record: Record, key: int, chance: random.Random) -> Record:
    """As another hand wrote it: one or two changes; numbers and websites left out."""
    name = record.name
    for change in chance.sample(CHANGES, chance.choice((1, 1, 2))):
        name = change(name, chance)
    return record._replace(
        key=key,
        name=name,
        identifiers=(),
        website=record.website if chance.random() < 0.5 else "",
        place=record.place if chance.random() < 0.5 else "",
    )


def _capitals(name: str, _chance: random.Random) -> str:
    return name.upper()


def _latin(name: str, _chance: random.Random) -> str:
    return plain(name).title()


def _slip(name: str, chance: random.Random) -> str:
    """A letter is missing, twice there, or two have changed places."""
    at = chance.randrange(1, max(2, len(name) - 1))
    kind = chance.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at - 1 :]
    return name[: at - 1] + name[at : at + 1] + name[at - 1] + name[at + 1 :]


def _legal_form(name: str, chance: random.Random) -> str:
    return f"{name} {chance.choice(('e.V.', 'asbl', 'Ltd', 'CIO', 'onlus', 'ry'))}"


def _acronym(name: str, _chance: random.Random) -> str:
    return f"{name} ({''.join(word[0] for word in name.split()).upper()})"


def _hyphen(name: str, _chance: random.Random) -> str:
    return name.replace(" ", "-", 1)


CHANGES: tuple[Change, ...] = (
    _capitals,
    _latin,
    _slip,
    _legal_form,
    _acronym,
    _hyphen,
)
