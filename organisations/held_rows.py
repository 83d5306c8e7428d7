"""Reads what is held about an organisation, as plain values: for JSON, PDF and the page.

Organisations are told by name and public id, people by their name (the own side) or by
role and organisation (everybody else), other things by their public id.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import Exists, IntegerField, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import User
from documents.models import Document
from organisations.held import Holding, holdings
from organisations.models import Membership, Organisation, OrganisationSight
from organisations.naming import WEIGHT

CHUNK = 1000
CAP = 1000
PEOPLE = ("_by_id", "person_id", "assigned_to_id", "deputy_for_id", "history_user_id")
PLACES = ("owner_id", "acting_for_id", "history_acting_for")
PAST = ("history_date", "history_type", "history_user_id", "history_change_reason")
Row = dict[str, Any]


class Counted(Subquery):
    """How many rows there are, counted no further than one above the cap."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset: "QuerySet[Any]") -> None:
        super().__init__(queryset.order_by().values("pk")[: CAP + 1])


@dataclass(frozen=True)
class Part:
    """What is held of one kind: how many rows, and whether some are another side's."""

    holding: Holding
    count: int
    others: bool


def parts(organisation: Organisation) -> list[Part]:
    """Of everything that can be read, in one query; no further than one above the cap."""
    known = holdings()
    asked: dict[str, Any] = {}
    for number, each in enumerate(known):
        rows = each.rows(organisation)
        asked[f"count_{number}"] = Counted(rows)
        if each.own:
            theirs = rows.exclude(**{f"{each.own}_id": organisation.pk})
            asked[f"others_{number}"] = Exists(theirs)
    found: Any = Organisation.objects.filter(pk=organisation.pk)
    found = found.values(**asked).get()
    return [
        Part(each, found[f"count_{number}"], found.get(f"others_{number}", False))
        for number, each in enumerate(known)
    ]


@dataclass
class Reader:
    """Reads for one organisation; remembers whose names it may know."""

    organisation: Organisation
    sights: frozenset[int]

    def rows(self, holding: Holding) -> Iterator[Row]:
        """Every row about the organisation, as it is now."""
        found = holding.rows(self.organisation)
        yield from self._told(found.distinct(), holding, holding.model)

    def past(self, holding: Holding) -> Iterator[Row]:
        """Earlier states of the same rows, with who changed them, when and why."""
        manager = getattr(holding.model, "history", None)
        if holding.past or manager is None:
            return
        now = holding.rows(self.organisation).order_by().values("pk")
        found = manager.filter(holding.past_rows, id__in=now)
        yield from self._told(found, holding, manager.model)

    def _told(
        self, found: "QuerySet[Any]", holding: Holding, model: type[models.Model]
    ) -> Iterator[Row]:
        columns = [_Column(field) for field in _fields(holding, model)]
        paths = [path for column in columns for path in column.paths]
        if holding.own:
            paths.append(f"{holding.own}_id")
        order = "history_id" if model is not holding.model else "pk"
        raw = found.order_by(order).values(*dict.fromkeys(paths))
        rows = raw.iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            known = self._known(columns, chunk)
            for row in chunk:
                ours = not holding.own or (
                    row[f"{holding.own}_id"] == self.organisation.pk
                )
                yield {
                    column.name: column.value(row, known)
                    if ours or column.name not in holding.theirs
                    else {"withheld": str(holding.theirs[column.name])}
                    for column in columns
                }

    def _known(self, columns: list["_Column"], chunk: list[Row]) -> "_Known":
        """Names of all people and organisations of a chunk: two queries at most."""
        people = {row[c.path] for c in columns if c.is_person for row in chunk}
        places = {row[c.path] for c in columns if c.is_place for row in chunk}
        return _Known(
            people=_people(people - {None}, self.organisation.pk),
            places=self._places(places - {None}),
        )

    def _places(self, ids: set[int]) -> dict[int, Any]:
        """A record that nobody has verified is known to its maker and itself alone."""
        if not ids:
            return {}
        found = Organisation.objects.filter(pk__in=ids)
        verified = Organisation.Verification.VERIFIED
        return {
            each.pk: {"name": each.legal_name, "id": each.public_id}
            if each.verification == verified
            or each.pk == self.organisation.pk
            or each.pk in self.sights
            else {"withheld": _("A record that nobody has verified yet.")}
            for each in found.only("legal_name", "public_id", "verification", "status")
        }


def reader(organisation: Organisation) -> Reader:
    sights = OrganisationSight.objects.filter(viewer=organisation)
    return Reader(
        organisation, frozenset(sights.values_list("organisation_id", flat=True))
    )


@dataclass(frozen=True)
class _Known:
    people: Mapping[int, str]
    places: Mapping[int, Any]


class _Column:
    """One field, and how its values are told."""

    def __init__(self, field: Any) -> None:
        self.field = field
        self.name: str = field.name
        related = field.related_model if field.is_relation else None
        self.is_person = related is User or (
            not field.is_relation and self.name.endswith(PEOPLE)
        )
        self.is_place = related is Organisation or self.name in PLACES
        self.path: str = field.attname
        self.paths = [field.attname]
        self._value: Callable[[Row, _Known], Any] = self._plain
        if self.is_person:
            self._value = lambda row, known: known.people.get(row[self.path], "")
        elif self.is_place:
            self._value = lambda row, known: known.places.get(row[self.path])
        elif related is Document:
            self.paths = [f"{self.name}__public_id", f"{self.name}__name"]
            self._value = self._document
        elif related is not None and _public(related):
            self.paths = [f"{self.name}__public_id"]
            self._value = lambda row, _known: row[self.paths[0]]

    def value(self, row: Row, known: _Known) -> Any:
        return self._value(row, known)

    def _plain(self, row: Row, _known: _Known) -> Any:
        return row[self.path]

    def _document(self, row: Row, _known: _Known) -> Any:
        public_id, name = (row[path] for path in self.paths)
        return None if public_id is None else {"name": name, "id": public_id}


def _public(model: type[models.Model]) -> bool:
    return any(each.name == "public_id" for each in model._meta.local_concrete_fields)


def _fields(holding: Holding, model: type[models.Model]) -> list[Any]:
    """Of the rows, or the same of their history and who, when and why."""
    if model is holding.model:
        return holding.fields
    wanted = {each.name for each in holding.fields} | {*PAST, "history_acting_for"}
    return [each for each in model._meta.local_concrete_fields if each.name in wanted]


def _people(ids: set[int], own: int) -> dict[int, str]:
    """The own side reads a name, everybody else role and organisation."""
    if not ids:
        return {}
    held: dict[int, list[Membership]] = {}
    for membership in Membership.objects.filter(person__in=ids).select_related(
        "person", "organisation"
    ):
        held.setdefault(membership.person_id, []).append(membership)
    return {pk: _person(held.get(pk, []), own) for pk in ids}


def _person(memberships: list[Membership], own: int) -> str:
    if not memberships:
        return _("a person")
    if any(each.organisation_id == own for each in memberships):
        return str(memberships[0].person)
    first = min(memberships, key=lambda each: WEIGHT.index(each.role))
    return _("the %(role)s of %(organisation)s") % {
        "role": str(first.get_role_display()).lower(),
        "organisation": first.organisation.legal_name,
    }
