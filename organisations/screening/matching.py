"""Which records have a name like one on a list: by letters in the database, then by words.

Names are compared in sets, without legal form, accents and script. Every name of a record,
and of people in its governing body, is held against the list through an index of trigrams;
words in another order, joined or translated are found by the keys of `duplicates`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection

from organisations.duplicates.keys import Record, known
from organisations.duplicates.letters import plain
from organisations.duplicates.named import best
from organisations.duplicates.names import UNWEIGHED, names
from organisations.duplicates.score import MAYBE
from organisations.duplicates.tokens import tokens
from organisations.models import ScreeningList

LIKE = 0.6
"""Of trigram similarity: names below it are not compared."""
SURE = 0.75
"""From here on letters alone are enough; below it the words have to agree too."""
SLICE = 500
"""Names on a list that are looked for at a time."""
SHORTEST = 5
"""Letters that a name must have for its letters without spaces to tell anything."""

SUBJECTS = """
select o.id, null::bigint, o.legal_name, false
from organisations_organisation o
where o.status <> 'duplicate' and (%(all)s or o.id = any(%(ids)s))
union all
select n.organisation_id, null, n.name, false
from organisations_organisationname n
join organisations_organisation o on o.id = n.organisation_id
where o.status <> 'duplicate' and (%(all)s or o.id = any(%(ids)s))
union all
select m.organisation_id, m.id, m.name, true
from organisations_governingmember m
join organisations_organisation o on o.id = m.organisation_id
where o.status <> 'duplicate' and (%(all)s or o.id = any(%(ids)s))
  and m.name <> '' and (m.until_on is null or m.until_on >= %(today)s)
"""
TABLE = """
create temporary table {name} on commit drop as
select nr, key, is_person
from unnest(%s::text[], %s::boolean[]) with ordinality as given (key, is_person, nr)
"""
LIKELY = """
select s.nr, l.nr, similarity(s.key, l.key)
from screened_listed l
join screened_names s on s.key %% l.key and s.is_person = l.is_person
where l.nr > %s and l.nr <= %s
"""

Key = tuple[int, int | None, str]
"""Organisation, member of its governing body or none, reference on the list."""


class Found(NamedTuple):
    """The best name of an entry for a record, and how like it is, from 0 to 1."""

    listed_name: str
    score: float


class _Name(NamedTuple):
    """A name of a record, or of a person in its governing body."""

    organisation: int
    member: int | None
    name: str
    is_person: bool


class _Listed(NamedTuple):
    reference: str
    name: str
    is_person: bool


Alike = tuple[_Name, _Listed, float]


def find(
    screening_list: ScreeningList,
    *,
    today: date,
    organisation_ids: Iterable[int] | None = None,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[Key, Found]:
    """What on the list is like any record, or like these; call inside a transaction.

    `told` hears how many of the names on the list are done.
    """
    entries: Any = screening_list.names.order_by("pk")
    listed = [
        _Listed(*row) for row in entries.values_list("reference", "name", "is_person")
    ]
    asked: dict[str, Any] = {
        "all": organisation_ids is None,
        "ids": list(organisation_ids or ()),
        "today": today,
    }
    with connection.cursor() as cursor:
        cursor.execute(SUBJECTS, asked)
        subjects = [_Name(*row) for row in cursor]
    found: dict[Key, Found] = {}
    for one, other, score in chain(
        _by_letters(subjects, listed, told), _by_words(subjects, listed)
    ):
        key = one.organisation, one.member, other.reference
        if key not in found or found[key].score < score:
            found[key] = Found(other.name, score)
    return found


def _by_letters(
    subjects: Sequence[_Name],
    listed: Sequence[_Listed],
    told: Callable[[int, int], None],
) -> Iterator[Alike]:
    """The larger side is indexed, each different name once."""
    ours, theirs = _together(subjects), _together(listed)
    our_names, their_names = list(ours.values()), list(theirs.values())
    larger = "screened_names" if len(ours) > len(theirs) else "screened_listed"
    with connection.cursor() as cursor:
        _table(cursor, "screened_names", ours)
        _table(cursor, "screened_listed", theirs)
        cursor.execute(f"create index on {larger} using gin (key gin_trgm_ops)")
        cursor.execute("analyze screened_names; analyze screened_listed")
        cursor.execute(
            "select set_config('pg_trgm.similarity_threshold', %s, true)", [str(LIKE)]
        )
        for start in range(0, len(theirs), SLICE):
            cursor.execute(LIKELY, [start, start + SLICE])
            for our, their, like in cursor:
                for one in our_names[our - 1]:
                    for other in their_names[their - 1]:
                        if score := _agreed(one, other, like):
                            yield one, other, score
            told(min(start + SLICE, len(theirs)), len(theirs))
        cursor.execute("drop table screened_names, screened_listed")


def _together(named: Iterable[Any]) -> dict[tuple[str, bool], list[Any]]:
    """Those whose names are the same as they are compared."""
    found: dict[tuple[str, bool], list[Any]] = defaultdict(list)
    for each in named:
        found[_core(each.name, is_person=each.is_person), each.is_person].append(each)
    return found


def _core(name: str, *, is_person: bool) -> str:
    """A name in Latin letters without accents; an organisation's without legal form."""
    if not is_person:
        said = [token.key for token in tokens(name) if token.kind not in UNWEIGHED]
        if said:
            return " ".join(said)
    return plain(name)


def _table(cursor: Any, name: str, keys: Iterable[tuple[str, bool]]) -> None:
    all_keys = list(keys)
    cursor.execute(
        TABLE.format(name=name),
        [[key for key, _p in all_keys], [person for _k, person in all_keys]],
    )


def _agreed(one: _Name, other: _Listed, like: float) -> float:
    """What letters and words say together; 0 where organisations are told apart."""
    if one.is_person:
        return like
    words = _words(one.name, other.name)
    if words < MAYBE and like < SURE:
        return 0.0
    return max(words, like)


def _words(name: str, listed: str) -> float:
    return best(known(Record(1, name)), known(Record(2, listed))).score


def _by_words(subjects: Iterable[_Name], listed: Iterable[_Listed]) -> Iterator[Alike]:
    """Names that are the same in another order, joined, or with a society's other word."""
    by_key: dict[str, list[_Listed]] = defaultdict(list)
    for other in listed:
        for key in _keys(other.name, is_person=other.is_person):
            by_key[key].append(other)
    for one in subjects:
        for key in _keys(one.name, is_person=one.is_person):
            for other in by_key.get(key, ()):
                certain = one.is_person
                score = 1.0 if certain else max(MAYBE, _words(one.name, other.name))
                yield one, other, score


def _keys(name: str, *, is_person: bool) -> Sequence[str]:
    """Each begins with a sign of its own: a person is no organisation."""
    if is_person:
        words = plain(name).replace("-", " ").replace(",", " ").split()
        return ["@" + " ".join(sorted(words))] if len(words) > 1 else []
    whole = next((each for each in names(name) if each.way == "legal"), None)
    if whole is None or len(whole.joined) < SHORTEST:
        return []
    said = sorted(token.text for token in whole.tokens if token.weight >= 1)
    return [f"={whole.joined}", *(["&" + " ".join(said)] if len(said) > 1 else [])]
