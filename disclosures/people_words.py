"""Totals of payments to persons in words: for pages, files and what a version changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regimes.people import GroupOfPeople
from ui.amounts import written

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
