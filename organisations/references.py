"""Which columns point to an organisation: what follows when two records become one.

Relations of Django's models are found by themselves. An upper app adds its plain columns
(`points`), excuses what must not follow (`excuse`), and says what else it has to do
(`on_merge`, `on_undo`), in `AppConfig.ready`. History and events never change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisations.models import Merge, Organisation

Step = Callable[[Merge], None]
"""Runs inside the action, when all rows have moved: `merge.kept` and `merge.merged`."""
Assigned = Callable[[Any, Organisation, Organisation], None]
"""(row, from, to): one row was given to another record; what belongs to it follows."""
Told = Callable[[Any], str]
"""A row in words."""

EXCUSED: dict[str, str] = {
    "organisations.Merge.kept": "says which records were made one",
    "organisations.Merge.merged": "says which records were made one",
    "organisations.Likeness.first": "compares two records as they were",
    "organisations.Likeness.second": "compares two records as they were",
}
_points: dict[str, str] = {}
_ahead: list[str] = []
_whole: set[str] = set()
_on_merge: list[Step] = []
_on_undo: list[Step] = []
_assignable: dict[str, tuple[Assigned, Told]] = {}
_labels: dict[str, Any] = {}


@dataclass(frozen=True)
class Reference:
    """A column with organisations' keys. `attname` is its name in Python."""

    model: type[models.Model]
    attname: str

    @property
    def name(self) -> str:
        """ "disclosures.Transfer.recipient"."""
        field = self.model._meta.get_field(self.attname)
        return f"{self.model._meta.label}.{field.name}"

    @property
    def column(self) -> str:
        field: Any = self.model._meta.get_field(self.attname)
        return str(field.column)

    @property
    def target(self) -> str:
        """Table and column, as `MergedRow.target` has it."""
        return f"{self.model._meta.db_table}.{self.column}"

    @property
    def history(self) -> Any:
        """The model of its history, or None."""
        manager = getattr(self.model, "history", None)
        return manager.model if manager is not None else None


def points(name: str) -> None:
    """Adds a plain column: "documents.Document.owner_id"."""
    _points[name] = ""


def excuse(name: str, reason: str) -> None:
    """This relation does not follow, because …"""
    EXCUSED[name] = reason


def ahead(name: str) -> None:
    """Rows of this column move first: triggers of other tables look at them."""
    if name not in _ahead:
        _ahead.append(name)


def whole(name: str) -> None:
    """Rows of this column are one story: they follow only where none stands already."""
    _whole.add(name)


def on_merge(step: Step) -> None:
    """What an app does after its rows have followed: projections, sums, copies in JSON."""
    if step not in _on_merge:
        _on_merge.append(step)


def on_undo(step: Step) -> None:
    """The same, after the rows have gone back."""
    if step not in _on_undo:
        _on_undo.append(step)


def assignable(name: str, assigned: Assigned, told: Told = str) -> None:
    """Single rows of this column can be given to a restored record by a registrar."""
    _assignable[name] = assigned, told


def called(labels: dict[str, Any]) -> None:
    """What the rows of columns are called; an empty word for what only follows others."""
    _labels.update(labels)


def after_merge(merge: Merge) -> None:
    for step in _on_merge:
        step(merge)


def after_undo(merge: Merge) -> None:
    for step in _on_undo:
        step(merge)


@cache
def pointing() -> tuple[Reference, ...]:
    """Every column that points to an organisation, also those that don't follow."""
    found = [
        Reference(model, field.attname)
        for model in apps.get_models()
        if not hasattr(model, "instance_type")  # a history: it never changes
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.related_model is Organisation
    ]
    for name in _points:
        label, _dot, attname = name.rpartition(".")
        found.append(Reference(apps.get_model(label), attname))
    return tuple(found)


@cache
def following() -> tuple[Reference, ...]:
    """The columns whose rows follow a merge, in the order in which they move."""
    chosen = [each for each in pointing() if each.name not in EXCUSED]
    return tuple(sorted(chosen, key=lambda each: each.name not in _ahead))


def by_target(target: str) -> Reference | None:
    return next((each for each in following() if each.target == target), None)


def assignment(reference: Reference) -> Assigned | None:
    """What has to follow one row, when single rows of this column may be given away."""
    return _assignable.get(reference.name, (None, str))[0]


def told(reference: Reference, row: Any) -> str:
    """One row of an assignable column, in words."""
    return _assignable[reference.name][1](row)


def label(reference: Reference) -> Any:
    """What the rows of a column are called."""
    return _labels.get(reference.name, reference.model._meta.verbose_name_plural)


def alone(_row: Any, _from: Organisation, _to: Organisation) -> None:
    """Nothing follows such a row."""


class _Same(models.Func):
    """Equal, or both empty."""

    arg_joiner = " is not distinct from "
    template = "(%(expressions)s)"
    output_field = models.BooleanField()


def free(
    reference: Reference, from_id: int, to_id: int
) -> "models.QuerySet[models.Model]":
    """Rows that point to one organisation and may point to the other instead.

    Left out are those that would break a constraint: an equal row is there already, or
    the two would be both sides of one row. They stay with the record that they are of.
    """
    model = reference.model
    manager = model._base_manager  # noqa: SLF001  every row, whoever asks
    rows = manager.filter(**{reference.attname: from_id})
    there = manager.filter(**{reference.attname: to_id})
    own = model._meta.get_field(reference.attname)
    if getattr(own, "unique", False) or reference.name in _whole:
        rows = rows.exclude(Exists(there))
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            names = _unique_names(constraint)
            if own.name not in names:
                continue
            others = [name for name in names if name != own.name]
            equal = _equal(there, others, nulls=constraint.nulls_distinct is False)
            taken = Q(Exists(equal))
            if constraint.condition is not None:
                taken = Q(Exists(equal.filter(constraint.condition)))
                taken &= constraint.condition
            rows = rows.exclude(taken)
        elif isinstance(constraint, ExclusionConstraint):
            rows = _beside(rows, there, constraint, own.name)
        elif isinstance(constraint, models.CheckConstraint) and (
            other := _other_side(constraint.condition, own.name)
        ):
            rows = rows.exclude(**{other: to_id})
    return rows.order_by()


def _beside(
    rows: "models.QuerySet[Any]",
    there: "models.QuerySet[Any]",
    constraint: ExclusionConstraint,
    own: str,
) -> "models.QuerySet[Any]":
    """Without rows whose time overlaps with that of an equal row: the same year twice."""
    names = [(_name(each), each, operator) for each, operator in constraint.expressions]
    if own not in [name for name, _each, _operator in names]:
        return rows
    for number, (name, each, operator) in enumerate(names):
        if operator == RangeOperators.EQUAL and name:
            if name != own:
                there = there.filter(**{name: OuterRef(name)})
        elif operator == RangeOperators.OVERLAPS:
            span = f"span_{number}"
            rows, there = rows.alias(**{span: each}), there.alias(**{span: each})
            there = there.filter(**{f"{span}__overlap": OuterRef(span)})
        else:
            raise TypeError(f"{constraint.name}: a merge does not understand it")
    if constraint.condition is None:
        return rows.exclude(Exists(there))
    there = there.filter(constraint.condition)
    return rows.exclude(Q(Exists(there)) & constraint.condition)


def _name(expression: Any) -> str:
    return (
        expression if isinstance(expression, str) else getattr(expression, "name", "")
    )


def _unique_names(constraint: models.UniqueConstraint) -> list[str]:
    if constraint.fields:
        return list(constraint.fields)
    return [_name(each) for each in constraint.expressions]


def _equal(
    rows: "models.QuerySet[Any]", names: Iterable[str], *, nulls: bool
) -> "models.QuerySet[Any]":
    for name in names:
        rows = (
            rows.filter(_Same(F(name), OuterRef(name)))
            if nulls
            else rows.filter(**{name: OuterRef(name)})
        )
    return rows


def _other_side(condition: Any, name: str) -> str:
    """The other column of a check that two differ: `~Q(umbrella=F("member"))`."""
    if not (isinstance(condition, Q) and condition.negated):
        return ""
    if len(condition.children) != 1 or not isinstance(condition.children[0], tuple):
        return ""
    first, value = condition.children[0]
    second = _name(value) if isinstance(value, F) else ""
    return {first: second, second: first}.get(name, "") if second else ""
