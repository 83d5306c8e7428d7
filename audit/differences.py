"""What differs between two states of a row, as a person reads it."""

import datetime
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ui import amounts
from ui.changes import Change
from ui.countries import COUNTRIES

LONG = 120  # letters: of a longer text only what differs is shown
AROUND = 20  # letters shown before and after a difference

COUNTRY = re.compile("(^|_)countr(y|ies)$")
"""Columns that hold codes of countries."""

# Columns that carry no fact of their own, or are told by the event beside them
SILENT = frozenset(
    {"id", "public_id", "version", "created_at", "name_key", "reminded_days"}
)


Shown = Callable[[Any, Any], str]
"""Writes a field's value: given the field and a row that holds it."""


def told(model: type[models.Model]) -> list[Any]:
    """The fields of `model` whose changes are told, in the order of the model."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in SILENT
        and field.editable
        and not field.primary_key
        and not isinstance(field, models.GeneratedField | models.JSONField)
        and not (
            isinstance(field, models.BigIntegerField) and field.name.endswith("_id")
        )
        and not (isinstance(field, models.DateTimeField))
    ]


def changes(
    fields: Iterable[Any], before: Any, after: Any, shown: Shown
) -> list[Change]:
    """Each field that differs between two rows. A sum tells its currency itself."""
    found = []
    for field in fields:
        old, new = shown(field, before), shown(field, after)
        sums = getattr(before, "amount", None), getattr(after, "amount", None)
        if old != new and not (field.name == "currency" and None not in sums):
            old, new = shortened(old, new)
            found.append(Change(str(capfirst(field.verbose_name)), old, new))
    return found


def shown_value(field: Any, row: Any) -> str:
    """A value without any look-up: foreign keys are the caller's."""
    value = getattr(row, field.attname)
    if value is None or value == "":
        return ""
    named: Any = getattr(field, "base_field", field).flatchoices
    if COUNTRY.search(field.name):
        named = COUNTRIES
    if named or isinstance(value, list):
        values = value if isinstance(value, list) else [value]
        return ", ".join(str(dict(named).get(each, each)) for each in values)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        currency = getattr(row, "currency", "")
        return amounts.written(value, currency) if currency else f"{value:f}"
    if isinstance(value, datetime.date):
        # Translators: the order of day, month and year, in Django's date format letters
        return date_format(value, _("j F Y"))
    return str(value)


def shortened(before: str, after: str) -> tuple[str, str]:
    """Of long texts, what differs with some letters around it."""
    if max(len(before), len(after)) <= LONG or not (before and after):
        return _cut(before), _cut(after)
    start = next(
        (n for n, (x, y) in enumerate(zip(before, after, strict=False)) if x != y),
        min(len(before), len(after)),
    )
    most = min(len(before), len(after)) - start
    end = next(
        (n for n in range(most) if before[-1 - n] != after[-1 - n]),
        most,
    )
    first, last = max(start - AROUND, 0), max(end - AROUND, 0)
    return _part(before, first, last), _part(after, first, last)


def _part(text: str, first: int, last: int) -> str:
    head = "…" if first else ""
    tail = "…" if last else ""
    return f"{head}{_cut(text[first : len(text) - last])}{tail}"


def _cut(text: str) -> str:
    return text if len(text) <= 2 * LONG else f"{text[: 2 * LONG]}…"
