"""Finding an organisation by anything it may be called: names, parts of them, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import CharField, F, FloatField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.identifiers import parted, tidied
from organisations.models import (
    Identifier,
    NumberKey,
    Organisation,
    OrganisationName,
)

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
    """The key of `text`; sets how alike names must be, for this connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pg_trgm.similarity_threshold', %s, false), name_key(%s)",
            [str(THRESHOLD), text],
        )
        key: str = cursor.fetchone()[1]
    return key


def _hits(text: str, key: str, among: QuerySet[Organisation]) -> Iterator[Hit]:
    """All ways of finding in one query; each part of it is read from an index."""
    if not text:
        return
    ways = [_numbered(text, among)]
    if key:
        legal = Value("legal", CharField())
        others = OrganisationName.objects.filter(organisation__in=among)
        ways += _named(key, among, "legal_name", pk="pk", kind=legal)
        ways += _named(key, others, "name", pk="organisation_id", kind=F("kind"))
    first, *rest = [found[:MOST_LOOKED_AT] for found in ways]
    for pk, near, way, kind, name in first.union(*rest, all=True):
        scores = {"alike": near, "part": PART + (1 - PART) * near}
        yield Hit(pk, scores.get(way, 1.0), near, way, kind, name)


def _hit(
    found: QuerySet[Any], way: str, *, pk: str, alike: Any, kind: Any, name: Any
) -> QuerySet[Any]:
    """Columns as in `Hit`, of the same types whatever the way."""
    return found.values_list(
        pk,
        Cast(alike, FloatField()),
        Value(way, CharField()),
        Cast(kind, CharField()),
        Cast(name, TextField()),
    )


def _named(
    key: str, names: QuerySet[Any], shown: str, *, pk: str, kind: Any
) -> list[QuerySet[Any]]:
    """Hits in one table of names: the whole name, one that is alike, parts of it."""
    names = names.annotate(alike=TrigramSimilarity("name_key", key))
    return [
        _hit(found, way, pk=pk, alike=F("alike"), kind=kind, name=F(shown))
        for found, way in (
            (names.filter(name_key=key), "whole"),
            (names.filter(name_key__trigram_similar=key).order_by("-alike"), "alike"),
            (names.filter(_holds(key)), "part"),
        )
    ]


def _holds(key: str) -> Q:
    """Every word of `key` stands in the name: anywhere, or short ones where words begin."""
    wanted = Q()
    for word in key.split():
        if len(word) >= SHORTEST_PART:
            wanted &= Q(name_key__contains=word)
        else:
            wanted &= Q(name_key__startswith=word) | Q(name_key__contains=f" {word}")
    return wanted


def _numbered(text: str, among: QuerySet[Organisation]) -> QuerySet[Any]:
    """By a number in a register, with or without the register's code before it."""
    number = tidied(text)
    parts = number.split("-")
    joined = "".join(parts)
    endings = ["-".join(parts[start:]) for start in range(len(parts))][:6]
    scheme, value = parted(text) or ("", "")
    found = Identifier.objects.annotate(
        number=NumberKey("value"), whole=Concat("scheme", Value("-"), "value")
    ).filter(
        Q(
            number__in=[
                NumberKey(Value(ending)) for ending in [*endings, joined, value]
            ]
        ),
        Q(number=NumberKey(Value(number)))
        | Q(number=NumberKey(Value(joined)))
        | Q(whole=number)
        | Q(scheme=scheme, number=NumberKey(Value(value))),
        organisation__in=among,
    )
    return _hit(
        found,
        "number",
        pk="organisation_id",
        alike=Value(1.0),
        kind=Value(""),
        name=F("whole"),
    )


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
