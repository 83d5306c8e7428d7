"""Totals of payments to persons in words: for pages, files and what a version changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regimes.people import GroupOfPeople
from ui.amounts import written
from ui.changes import Change

NEW, CHANGED, GONE = "new", "changed", "gone"
Told = dict[str, Any]
"""One of `people_totals` in a snapshot (docs/line-format.md)."""


@dataclass(frozen=True)
class PeopleRow:
    """A total as a reader sees it."""

    group: str
    category: str
    currency: str
    amount: Decimal
    people: int
    words: str

    @property
    def sum(self) -> str:
        return written(self.amount, self.currency)

    @property
    def number(self) -> str:
        """ "12 people"."""
        return ngettext("%(n)d person", "%(n)d people", self.people) % {
            "n": self.people
        }

    @property
    def title(self) -> str:
        return f"{self.group}: {self.category}"


@dataclass(frozen=True)
class PeopleChange:
    """A total that one version of a report has otherwise than the one before it."""

    kind: str
    row: PeopleRow
    changes: list[Change]


def compared(before: Iterable[Told], now: Iterable[Told]) -> list[PeopleChange]:
    """What is new, changed (row by row) or gone; two versions that say the same: nothing."""
    old, new = ({_key(each): each for each in some} for some in (before, now))
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now_is = old.get(key), new.get(key)
        if was == now_is:
            continue
        kind = CHANGED if was and now_is else NEW if now_is else GONE
        (row,) = rows([now_is or was or {}])
        found.append(PeopleChange(kind, row, _changes(was, now_is)))
    return found


def _key(total: Told) -> tuple[str, str, str]:
    return total["group"]["code"], total["category"]["code"], total["currency"]


def _changes(was: Told | None, now: Told | None) -> list[Change]:
    if not (was and now):
        return []
    old, new = rows([was, now])
    listed = [
        (_("Total"), old.sum, new.sum),
        (_("Number of people"), str(old.people), str(new.people)),
        (_("Words for readers"), old.words, new.words),
        (_("Who was paid"), old.group, new.group),
        (_("What for"), old.category, new.category),
    ]
    return [Change(*each) for each in listed if each[1] != each[2]]


def rows(totals: Iterable[Told]) -> list[PeopleRow]:
    """From a snapshot, in its order; labels in the reader's language where translated."""
    return [
        PeopleRow(
            _(each["group"]["label"]),
            _(each["category"]["label"]),
            each["currency"],
            Decimal(each["amount"]),
            each["people"],
            each["words"],
        )
        for each in totals
    ]


def told(
    groups: dict[str, GroupOfPeople], group: str, category: str
) -> tuple[str, str]:
    """Group and kind as the rules call them, or by their codes where they don't."""
    known = groups.get(group)
    return (known.written(), known.kind(category)) if known else (group, category)
