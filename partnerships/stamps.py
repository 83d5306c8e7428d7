"""Whether a colleague changed a part of a draft while somebody was typing."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from partnerships import sheets
from partnerships.hints import FIELDS
from partnerships.models import Version
from workflow.races import Conflict, Outdated


def stamp(sheet: sheets.Sheet, fields: Iterable[str], rows: Iterable[str]) -> int:
    """A number that changes when one of these fields or rows does.

    Two people can work on two pages of one draft; only the same page makes a race.
    """
    said: list[Any] = [
        [name, str(getattr(sheet.version, _column(name)))] for name in sorted(fields)
    ]
    for name in sorted(rows):
        columns = sheets.PARTS[name][1]
        said.append(
            [
                [str(getattr(row, column)) for column in columns]
                for row in getattr(sheet, name)
            ]
        )
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return int(digest[:12], 16)


def ask(
    draft: Version, seen: int, values: Mapping[str, Any], children: Mapping[str, Any]
) -> None:
    """Raises `Outdated` when the locked draft is no longer what the writer began from."""
    sheet = sheets.of(draft.pk)
    if sheet is None:
        raise ValueError("the draft is gone")
    now = stamp(sheet, values, children)
    if now == seen:
        return
    conflicts = [
        Conflict(
            str(FIELDS[name][0]),
            _text(getattr(sheet.version, name)),
            _text(wanted),
        )
        for name, wanted in values.items()
        if _text(getattr(sheet.version, name)) != _text(wanted)
    ]
    raise Outdated(
        _(
            "Somebody changed this while you were typing. What you typed is kept:"
            " compare, then save again."
        ),
        version=now,
        conflicts=conflicts,
    )


def _column(name: str) -> str:
    return "paper_id" if name == "paper" else name


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)
