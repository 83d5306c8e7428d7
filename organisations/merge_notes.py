"""What a merge changes in place, beside pointing rows elsewhere: noted, so that it goes back.

`Merge.before` holds the facts of the kept record by name, and under `rows` a list of
`[model, key, {column: [before, after]}]` in the order in which they were changed; under
`made` rows that the merge added, `[model, key, {column: value}]`.
"""

import datetime
from typing import Any

from django.apps import apps
from django.db import models

from organisations.models import Merge

ROWS, MADE = "rows", "made"
FACTS = (
    "legal_name",
    "kind",
    "country",
    "language",
    "website",
    "postal_address",
    "place",
    "parent_id",
)
"""What is chosen from one record or the other."""


def change(merge: Merge, row: models.Model, **values: Any) -> None:
    """Sets `values` on `row` and notes what it said before. Call inside `acting`."""
    noted = {
        name: [_plain(getattr(row, name)), _plain(value)]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    if not noted:
        return
    for name in noted:
        setattr(row, name, values[name])
    row.save(update_fields=list(noted))
    entry = [row._meta.label_lower, row.pk, noted]
    merge.before.setdefault(ROWS, []).append(entry)


def made(merge: Merge, row: models.Model, *names: str) -> None:
    """Notes a row that the merge added; it goes again while it says the same."""
    said = {name: _plain(getattr(row, name)) for name in names}
    merge.before.setdefault(MADE, []).append([row._meta.label_lower, row.pk, said])


def put_back(merge: Merge) -> list[models.Model]:
    """Everything noted goes back where it still says what the merge made it say.

    Gives the rows that were changed since and stay as they are.
    """
    stay = []
    for label, key, noted in reversed(merge.before.get(ROWS, [])):
        row = _locked(label, key)
        if row is None:
            continue
        back = {
            name: _python(row, name, before)
            for name, (before, after) in noted.items()
            if _plain(getattr(row, name)) == after
        }
        for name, value in back.items():
            setattr(row, name, value)
        if back:
            row.save(update_fields=list(back))
        if len(back) < len(noted):
            stay.append(row)
    for label, key, said in reversed(merge.before.get(MADE, [])):
        row = _locked(label, key)
        if row is None:
            continue
        if all(_plain(getattr(row, name)) == value for name, value in said.items()):
            row.delete()
        else:
            stay.append(row)
    return stay


def _locked(label: str, key: Any) -> Any:
    model = apps.get_model(label)
    manager = model._base_manager  # noqa: SLF001  every row, whoever asks
    return manager.select_for_update().filter(pk=key).first()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return value


def _python(row: models.Model, name: str, value: Any) -> Any:
    field = row._meta.get_field(name)
    return None if value is None else field.to_python(value)  # type: ignore[union-attr]
