"""Finding an organisation by anything it may be called: names, parts of them, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Upper
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.models import Organisation, OrganisationName

THRESHOLD = 0.5  # of trigram similarity: below it, names are not offered as alike
PART = 0.7  # the least score of a name that holds all words asked for
MOST = 50
MOST_LOOKED_AT = 1000  # of each kind of hit, before the best are chosen
SHORTEST_PART = 3  # letters: the index holds groups of three; shorter ones begin a word

NameKind = OrganisationName.Kind


class Hit(NamedTuple):
    """One way in which an organisation was found."""

    organisation_id: int
    score: float
    alike: float
    way: str
    kind: str
    name: str


@dataclass(frozen=True)
class Candidate:
    """An organisation that may be meant: how sure that is (0 to 1), and why, in words."""

    organisation: Organisation
    score: float
    reason: str

    @property
    def percent(self) -> int:
        return int(self.score * 100)


def similar(
    name: str, *, actor: Actor, country: str | None = None, most: int = 10
) -> list[Candidate]:
    """Who may be meant by `name`, the best first, among what `actor` may know."""
    visible = Organisation.objects.for_actor(actor).current()
    if country:
        visible = visible.filter(country=country)
    return find(name, among=visible, most=most)


def find(
    text: str, *, among: QuerySet[Organisation], most: int = MOST
) -> list[Candidate]:
    """The best `most` of `among` for `text`: a name, a part of one, a number.

    A constant number of queries; each kind of hit is read from an index.
    """
    text = text.replace("\0", " ").strip()[:500]
    best: dict[int, Hit] = {}
    with transaction.atomic():
        for hit in _hits(text, _prepare(text), among.order_by()):
            pk = hit.organisation_id
            if pk not in best or hit.score > best[pk].score:
                best[pk] = hit
    chosen = sorted(best.values(), key=lambda hit: (-hit.score, hit.organisation_id))
    found = Organisation.objects.in_bulk([hit.organisation_id for hit in chosen[:most]])
    return [
        Candidate(found[hit.organisation_id], hit.score, _reason(hit))
        for hit in chosen[:most]
    ]


def _prepare(text: str) -> str:
    """The key of `text`; sets how alike names must be, for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pg_trgm.similarity_threshold', %s, true), name_key(%s)",
            [str(THRESHOLD), text],
        )
        key: str = cursor.fetchone()[1]
    return key


def _hits(text: str, key: str, among: QuerySet[Organisation]) -> Iterator[Hit]:
    if text:
        yield from _numbered(text, among)
    if key:
        legal = Value("legal", CharField())
        yield from _named(key, among, "name_key", F("legal_name"), legal)
        other = F("names__kind")
        yield from _named(key, among, "names__name_key", F("names__name"), other)


def _named(
    key: str, among: QuerySet[Organisation], column: str, shown: F, kind: Any
) -> Iterator[Hit]:
    """Hits in one column of names: the whole name, one that is alike, parts of it."""
    alike = among.annotate(alike=TrigramSimilarity(column, key))
    ways = [
        (alike.filter(**{column: key}), "whole"),
        (alike.filter(**{f"{column}__trigram_similar": key}), "alike"),
        (alike.filter(_holds(column, key)), "part"),
    ]
    whole, *others = [
        found.order_by("-alike" if way == "alike" else "pk").values_list(
            "pk",
            "alike",
            Value(way, CharField()),
            Cast(kind, CharField()),
            Cast(shown, TextField()),
        )[:MOST_LOOKED_AT]
        for found, way in ways
    ]
    for pk, near, way, kind_of_name, name in whole.union(*others, all=True):
        scores = {"whole": 1.0, "alike": near, "part": PART + (1 - PART) * near}
        yield Hit(pk, scores[way], near, way, kind_of_name, name)


def _holds(column: str, key: str) -> Q:
    """Every word of `key` stands in the name: anywhere, or short ones where words begin."""
    wanted = Q()
    for word in key.split():
        if len(word) >= SHORTEST_PART:
            wanted &= Q(**{f"{column}__contains": word})
        else:
            wanted &= Q(**{f"{column}__startswith": word}) | Q(
                **{f"{column}__contains": f" {word}"}
            )
    return wanted


def _numbered(text: str, among: QuerySet[Organisation]) -> Iterator[Hit]:
    """By a number in a register, with or without the register's code before it."""
    number = "".join(text.split()).upper()
    parts = number.split("-")
    endings = ["-".join(parts[start:]) for start in range(len(parts))][:6]
    whole = Upper(Concat("identifiers__scheme", Value("-"), "identifiers__value"))
    found = (
        among.annotate(number=Upper("identifiers__value"), whole=whole)
        .filter(Q(number__in=endings), Q(number=number) | Q(whole=number))
        .values_list("pk", "whole")[:MOST_LOOKED_AT]
    )
    for pk, shown in found:
        yield Hit(pk, 1.0, 1.0, "number", "", shown)


def _reason(hit: Hit) -> str:
    if hit.way == "number":
        return _("number %(number)s") % {"number": hit.name}
    if hit.kind == NameKind.FORMER:
        called = _("former name “%(name)s”") % {"name": hit.name}
    elif hit.kind == "legal":
        called = _("legal name")
    else:
        called = _("also known as “%(name)s”") % {"name": hit.name}
    facts = {"called": called, "percent": int(hit.alike * 100)}
    if hit.way == "whole":
        return called
    if hit.way == "part":
        return _("%(called)s, holds all these words") % facts
    return _("%(called)s, %(percent)s%% alike") % facts
