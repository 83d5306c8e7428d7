"""A version with all that belongs to it, read in one query."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CharField, OuterRef
from django.db.models.functions import Cast, JSONObject

from organisations.models import Organisation
from partnerships.models import (
    BudgetLine,
    Clause,
    InKindItem,
    PlannedMilestone,
    Version,
    VersionParty,
)
from partnerships.plainness import Measure, measured

LONG_TEXTS = tuple(
    field.name
    for field in Version._meta.local_concrete_fields
    if isinstance(field, models.TextField) and field.name != "covering_words"
)
"""Fields of a version that people read as text."""

PARTS: dict[str, tuple[type[models.Model], tuple[str, ...], str]] = {
    "parties": (
        VersionParty,
        ("organisation_id", "role", "expertise", "signatories"),
        "organisation__legal_name",
    ),
    "budget": (BudgetLine, ("position", "words", "amount"), ""),
    "in_kind": (InKindItem, ("position", "words", "value"), ""),
    "milestones": (
        PlannedMilestone,
        ("position", "kind", "words", "due_on", "amount"),
        "",
    ),
    "clauses": (
        Clause,
        ("position", "key", "topic", "library_id", "heading", "text", "meaning"),
        "",
    ),
}
EXACT = (models.DecimalField, models.DateField)


@dataclass(frozen=True)
class Sheet:
    """What a version says: its fields, and its rows in their order."""

    version: Version
    names: dict[int, str]
    parties: list[VersionParty]
    budget: list[BudgetLine]
    in_kind: list[InKindItem]
    milestones: list[PlannedMilestone]
    clauses: list[Clause]

    @property
    def budget_sum(self) -> Decimal:
        return sum((line.amount for line in self.budget), Decimal(0))

    def texts(self) -> Iterator[str]:
        """All that somebody has to read, in no order. A clause's meaning is a help beside it."""
        yield self.version.title
        for name in LONG_TEXTS:
            yield getattr(self.version, name)
        for party in self.parties:
            yield from (party.role, party.expertise, party.signatories)
        yield from (line.words for line in self.budget)
        yield from (item.words for item in self.in_kind)
        yield from (milestone.words for milestone in self.milestones)
        for clause in self.clauses:
            yield from (clause.heading, clause.text)

    def plainness(self, language: str) -> Measure:
        return measured(self.texts(), language)


def read(versions: "models.QuerySet[Version]") -> list[Sheet]:
    """The sheets of these versions, in their order: one query."""
    rows = versions.select_related("paper").annotate(
        **{f"{name}_rows": _rows(name) for name in PARTS}
    )
    return [_sheet(row) for row in rows]


def of(version_id: int | None) -> Sheet | None:
    """The sheet of one version."""
    if version_id is None:
        return None
    return next(iter(read(Version.objects.filter(pk=version_id))), None)


def _rows(name: str) -> ArraySubquery:
    model, fields, named = PARTS[name]
    taken: dict[str, Any] = {field: _exact(model, field) for field in fields}
    if named:
        taken["name"] = named
    order = "pk" if name == "parties" else "position"
    return ArraySubquery(
        model._base_manager.filter(version=OuterRef("pk"))  # noqa: SLF001
        .order_by(order)
        .values(row=JSONObject(**taken))
    )


def _exact(model: type[models.Model], name: str) -> Any:
    """Sums and days as text: JSON would make a float of a sum."""
    field = model._meta.get_field(name.removesuffix("_id"))
    return Cast(name, CharField()) if isinstance(field, EXACT) else name


def _sheet(version: Any) -> Sheet:
    built: dict[str, Any] = {}
    names: dict[int, str] = {}
    for name in PARTS:
        rows = list(getattr(version, f"{name}_rows"))
        for row in rows:
            if "name" in row:
                names[row["organisation_id"]] = row.pop("name")
        built[name] = list(_instances(name, version, rows))
    for party in built["parties"]:
        key = party.organisation_id
        party.organisation = Organisation(pk=key, legal_name=names[key])
    if len(names) > 1:
        built["parties"].sort(key=lambda party: names[party.organisation_id])
    return Sheet(version, names, **built)


def _instances(name: str, version: Version, rows: Iterable[Any]) -> Iterator[Any]:
    model, fields, _named = PARTS[name]
    kinds = {
        field: model._meta.get_field(field.removesuffix("_id")) for field in fields
    }
    for row in rows:
        values = {field: _typed(kinds[field], value) for field, value in row.items()}
        yield model(version_id=version.pk, **values)


def _typed(field: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        return Decimal(value)
    if isinstance(field, models.DateField):
        return datetime.date.fromisoformat(value)
    return value
