"""Pages of a list that cost the same at any depth: by the last row seen, not by number."""

import base64
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import (
    BooleanField,
    F,
    Field,
    Func,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.utils.datastructures import MultiValueDict

Row = TypeVar("Row", bound=Model)
Told = Callable[[Any], Any]

SIZE = 50
CAP = 1000  # rows that are counted
LONGEST_CURSOR = 8_000
MOST_DIGITS = 40
CURSORS = ("after", "before")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the cursors of the pages beside them (None at either end)."""

    rows: list[Row]
    next: str | None
    previous: str | None

    @property
    def first(self) -> bool:
        return self.previous is None


@dataclass(frozen=True)
class _Key:
    """One column of an order. PostgreSQL sorts NULL as the largest value."""

    name: str
    down: bool
    field: Any
    nullable: bool

    def reversed(self) -> "_Key":
        return _Key(self.name, not self.down, self.field, self.nullable)

    def as_order(self) -> str:
        return f"-{self.name}" if self.down else self.name


class _RowBeyond(Func):
    """(a, b) > (x, y), or <: one range of an index, unlike a chain of OR."""

    output_field = BooleanField()
    arg_joiner = ", "

    def __init__(self, keys: Sequence[_Key], values: Sequence[Any]):
        columns = [F(key.name) for key in keys]
        bounds = [
            Value(value, output_field=key.field)
            for key, value in zip(keys, values, strict=True)
        ]
        super().__init__(
            Func(*columns, template="(%(expressions)s)", output_field=BooleanField()),
            Func(*bounds, template="(%(expressions)s)", output_field=BooleanField()),
            template="%(expressions)s",
            arg_joiner=" < " if keys[0].down else " > ",
        )


def page(
    queryset: QuerySet[Row],
    *,
    order: Sequence[str],
    after: str | None = None,
    before: str | None = None,
    size: int = SIZE,
    never_null: Collection[str] = (),
    told: Told | None = None,
) -> Page[Row]:
    """The `size` rows that follow the cursor `after`, or come before `before`.

    `order` is written as for `order_by` and ends in a unique column; for a related column
    load it (`select_related`). `never_null` names nullable columns that hold no NULL in
    this queryset: they need no second query. Without a cursor, or with one that can't be read or leads
    nowhere, it is page one. `told` adds what rows say: to those of the page alone, because
    the database plans for every row of a list what stands in its columns.
    """
    keys = [_key(queryset, name) for name in order]
    keys = [
        replace(key, nullable=False) if key.name in never_null else key for key in keys
    ]
    if after and (values := _read(after, keys)):
        rows = _following(queryset, keys, values, size + 1, told)
        if rows:
            more = len(rows) > size
            rows = rows[:size]
            return Page(
                rows, _cursor(rows[-1], keys, when=more), _cursor(rows[0], keys)
            )
    elif before and (values := _read(before, keys)):
        back = [key.reversed() for key in keys]
        rows = _following(queryset, back, values, size + 1, told)
        if len(rows) >= size:
            more = len(rows) > size
            rows = rows[:size][::-1]
            return Page(
                rows, _cursor(rows[-1], keys), _cursor(rows[0], keys, when=more)
            )
    rows = _rows(queryset, order, size + 1, told)
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, _cursor(rows[-1], keys) if more else None, None)


def capped_count(queryset: QuerySet[Any], cap: int = CAP) -> tuple[int, bool]:
    """How many rows there are, counted no further than `cap`; and whether there are more."""
    return capped(queryset.order_by()[: cap + 1].count(), cap)


class CappedCount(Subquery):
    """How many rows a correlated query has, counted no further than one above the cap."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset: QuerySet[Any]) -> None:
        super().__init__(queryset.order_by().values("pk")[: CAP + 1])


def capped(counted: int, cap: int = CAP) -> tuple[int, bool]:
    """The same of a number that was counted to one more than `cap`."""
    return min(counted, cap), counted > cap


class CountBeside(Subquery):
    """How many rows a queryset has, up to one more than `CAP`, told by each row of another.

    A list that is out of queries learns its total in the one that reads its page; the
    database counts once, whatever the number of rows.
    """

    template = "(select count(*) from (%(subquery)s) counted)"

    def __init__(self, queryset: QuerySet[Any]):
        counted = queryset.order_by().values("pk")[: CAP + 1]
        super().__init__(counted, output_field=IntegerField())


def addresses(page: Page[Any], asked: MultiValueDict[str, str]) -> dict[str, str]:
    """`next_url` and `previous_url` for `ui/pagination.html`, keeping what was asked for."""
    kept = [
        (name, value)
        for name, values in asked.lists()
        if name not in CURSORS
        for value in values
    ]
    cursors = {
        "next_url": ("after", page.next),
        "previous_url": ("before", page.previous),
    }
    return {
        name: "?" + urlencode([*kept, (parameter, cursor)])
        for name, (parameter, cursor) in cursors.items()
        if cursor
    }


def _key(queryset: QuerySet[Any], written: str) -> _Key:
    name = written.removeprefix("-")
    down = written.startswith("-")
    if name in queryset.query.annotations:
        field = queryset.query.annotations[name].output_field
        return _Key(name, down, getattr(field, "output_field", field), nullable=True)
    model: Any = queryset.model
    nullable, field = False, _field(model, name.partition("__")[0])
    for part in name.split("__"):
        field = _field(model, part)
        nullable = nullable or field.null
        model = field.related_model or model
    return _Key(name, down, getattr(field, "output_field", field), nullable)


def _field(model: Any, name: str) -> "Field[Any, Any]":
    found = model._meta.pk if name == "pk" else model._meta.get_field(name)
    if not isinstance(found, Field):
        raise FieldDoesNotExist(f"{name} is no column of {model.__name__}")
    return found


def _following(
    queryset: QuerySet[Row],
    keys: Sequence[_Key],
    values: Sequence[Any],
    limit: int,
    told: Told | None,
) -> list[Row]:
    """Up to `limit` rows beyond `values`: range by range, each one cheap in an index."""
    order = [key.as_order() for key in keys]
    rows: list[Row] = []
    for condition in _ranges(keys, values):
        rows += _rows(queryset.filter(condition), order, limit - len(rows), told)
        if len(rows) == limit:
            break
    return rows


def _rows(
    queryset: QuerySet[Row], order: Sequence[str], limit: int, told: Told | None
) -> list[Row]:
    first = queryset.order_by(*order)[:limit]
    if told is None:
        return list(first)
    model: Any = queryset.model
    these = model.objects.filter(pk__in=first.values("pk"))
    return list(told(these).order_by(*order))


def _ranges(keys: Sequence[_Key], values: Sequence[Any]) -> list[Any]:
    """Conditions that together hold every row beyond `values`, in the order of the list."""
    key, value = keys[0], values[0]
    beyond = (
        [Q(**{f"{key.name}__isnull": True})] if key.nullable and not key.down else []
    )
    alike = len({each.down for each in keys}) == 1
    if alike and value is not None and not any(each.nullable for each in keys[1:]):
        return [_RowBeyond(keys, values), *beyond]
    same = Q(**{f"{key.name}__isnull": True} if value is None else {key.name: value})
    ranges = [
        Q(condition) & same
        for condition in (_ranges(keys[1:], values[1:]) if keys[1:] else [])
    ]
    if value is None:
        return [*ranges, Q(**{f"{key.name}__isnull": False})] if key.down else ranges
    ranges.append(Q(**{f"{key.name}__{'lt' if key.down else 'gt'}": value}))
    return [*ranges, *beyond]


def _cursor(row: Any, keys: Sequence[_Key], *, when: bool = True) -> str | None:
    if not when:
        return None
    values = [_value(row, key.name) for key in keys]
    text = json.dumps(values, default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row.pk if isinstance(row, Model) else row


def _read(cursor: str, keys: Sequence[_Key]) -> list[Any] | None:
    """The values of a cursor, or None for anything that is not one of ours."""
    if len(cursor) > LONGEST_CURSOR:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        if not isinstance(values, list) or len(values) != len(keys):
            return None
        return [_typed(value, key) for value, key in zip(values, keys, strict=True)]
    except (ValueError, TypeError, ArithmeticError, RecursionError, ValidationError):
        return None


def _typed(value: Any, key: _Key) -> Any:
    """What the column holds, or a ValueError for what the database could not read."""
    if value is None:
        if key.nullable:
            return None
        raise ValueError("not null")
    if not isinstance(value, str | int):
        raise TypeError("not a plain value")
    if isinstance(value, str) and "\0" in value.encode().decode():
        raise ValueError("NUL")  # a lone surrogate is refused by encode()
    typed = key.field.to_python(value)
    if isinstance(typed, Decimal) and (
        not typed.is_finite() or abs(typed.adjusted()) > MOST_DIGITS
    ):
        raise ValueError("not a sum")
    return typed
