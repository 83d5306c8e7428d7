"""A condition as somebody asks for it: its name, or its code in ORPHA or ICD-10."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet, Value

from audit.acting import Actor
from organisations.directory.words import holds, words
from organisations.models import Condition, NameKey, Organisation
from organisations.profiles import for_directory
from organisations.profiles.shown import condition_text

Scheme = Condition.Scheme

# As in `codes.PATTERNS`, with the name of the list before it or not. ICD-10's chapters are
# parted by the dot: E84 stands for all that begins with it
ORPHA = re.compile(r"(?:ORPHA(?:CODE)?:?)?([1-9][0-9]{0,6})")
ICD_10 = re.compile(r"(?:ICD-?10:?)?([A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{0,4})?)")
BEYOND = "ZZZZZZ"  # after every code that begins as the one asked for
OFFERED = 8


class Columns(NamedTuple):
    """How a table that names conditions calls them."""

    scheme: str
    code: str
    key: str


SERVED = Columns("scheme", "code", "name_key")
TREATED = Columns("condition_scheme", "condition_code", "condition_key")


class Known(NamedTuple):
    """A condition that stands somewhere: in which list, its code, its name."""

    scheme: str
    code: str
    name: str

    @property
    def text(self) -> str:
        return condition_text(self.scheme, self.code, self.name)

    @property
    def wanted(self) -> str:
        """What one types to find exactly this one."""
        return f"{self.scheme.upper()} {self.code}" if self.code else self.name


def code_of(text: str) -> tuple[str, str] | None:
    """The list and the code that are meant; None for a name."""
    plain = "".join(text.split()).upper()
    if meant := ORPHA.fullmatch(plain):
        return Scheme.ORPHA, meant[1]
    if meant := ICD_10.fullmatch(plain):
        return Scheme.ICD_10, meant[1].rstrip(".")
    return None


def asked(text: str, columns: Columns) -> Q:
    """What somebody typed, as a condition on such a table."""
    if meant := code_of(text):
        return _coded(*meant, columns)
    return holds(text, columns.key)


def _coded(scheme: str, code: str, columns: Columns) -> Q:
    """E84 finds E84.0 too; a number of ORPHA finds itself."""
    listed = Q(**{columns.scheme: scheme})
    if scheme != Scheme.ICD_10:
        return listed & Q(**{columns.code: code})
    begins = {f"{columns.code}__startswith": code}
    between = {f"{columns.code}__gte": code, f"{columns.code}__lt": code + BEYOND}
    return listed & Q(**between, **begins)  # the bounds are what the index reads


def any_of(conditions: Iterable[Known], columns: Columns) -> Q:
    """One of these: by the code of the same list, or by the same name.

    Of ICD-10 a narrower code fits as well, and the wider one that it belongs to.
    """
    names: list[Any] = []
    orpha: list[str] = []
    fitting = Q()
    for each in conditions:
        names.append(NameKey(Value(each.name)))
        if each.scheme == Scheme.ORPHA and each.code:
            orpha.append(each.code)
        elif each.scheme == Scheme.ICD_10 and each.code:
            fitting |= _coded(each.scheme, each.code, columns)
            wider = each.code.partition(".")[0]
            fitting |= Q(**{columns.scheme: each.scheme, columns.code: wider})
    if orpha:
        fitting |= Q(
            **{columns.scheme: Scheme.ORPHA.value, f"{columns.code}__in": orpha}
        )
    if names:
        fitting |= Q(**{f"{columns.key}__in": names})
    return fitting


def of(organisation_id: int, viewer: Actor) -> list[Known]:
    """What an organisation serves, as far as the viewer may read it. One query."""
    itself = Organisation.objects.filter(pk=organisation_id)
    served = Condition.objects.filter(
        organisation__in=for_directory(itself, "conditions", viewer), ended_on=None
    )
    found = served.order_by("name_key", "pk").values_list("scheme", "code", "name")
    return [Known(*each) for each in found]


def alike(text: str, told: QuerySet[Any], columns: Columns, name: str) -> list[Known]:
    """Conditions in `told` that may be meant by a name, the likest first. One query.

    Those that hold the words, and those that are written a little differently.
    """
    if not words(text) or code_of(text):
        return []
    key: Any = NameKey(Value(text.replace("\0", " ")))
    near = TrigramWordSimilarity(key, columns.key)
    found = (
        told.filter(
            holds(text, columns.key)
            | Q(**{f"{columns.key}__trigram_word_similar": key})
        )
        .values_list(columns.scheme, columns.code, name)
        .annotate(near=near)
        .order_by("-near", name, columns.scheme, columns.code)
        .distinct()
    )
    return [Known(*each[:3]) for each in found[:OFFERED]]
