"""How far the draft of an agreement is, page by page.

What is missing is what the gates find at approval (`gates/elements.py`, `gates/services.py`),
said while there is time to write it. Both sides may send an unfinished version.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerships.gates import elements, services
from partnerships.gates.rule import Written
from partnerships.groups import Group, groups, of_fields
from partnerships.models import Agreement
from partnerships.sheets import Sheet

IF_NEEDED = frozenset({"in-kind", "independence", "event"})
"""Pages on which nothing is asked for."""


@dataclass(frozen=True)
class Missing:
    """Something that is not there yet, and the page where it is written."""

    group: str
    sentence: str


def missing(agreement: Agreement, sheet: Sheet) -> list[Missing]:
    """What the checklists ask for and the version does not say."""
    written = Written(agreement, sheet)
    pages = of_fields(agreement)
    return [
        Missing(pages.get(lack.field, ""), str(lack.sentence))
        for lack in (*elements.missing(written), *services.need(written))
    ]


@dataclass(frozen=True)
class Progress:
    """A page of the draft in the list of pages: how it stands."""

    group: Group
    missing: list[str]

    @property
    def optional(self) -> bool:
        """Whether nothing on it is asked for."""
        return self.group.name in IF_NEEDED


def progress(agreement: Agreement, found: Iterable[Missing]) -> list[Progress]:
    lacking = list(found)
    return [
        Progress(group, [each.sentence for each in lacking if each.group == group.name])
        for group in groups(agreement)
    ]


def sums_differ(sheet: Sheet) -> str:
    """A sentence when the budget doesn't add up to the amount; nothing when it does."""
    version = sheet.version
    if not sheet.budget or version.amount is None or sheet.budget_sum == version.amount:
        return ""
    return _(
        "The lines of the budget don’t add up to the amount. That is fine when others"
        " pay a part; say so in words."
    )
