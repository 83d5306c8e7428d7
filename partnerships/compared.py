"""What changed between two versions: by field, by row, by clause, and by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.differences import shown_value
from partnerships.hints import FIELDS
from partnerships.models import BudgetLine, InKindItem, PlannedMilestone, Version
from partnerships.sheets import Sheet
from ui.amounts import written
from ui.dates import written_day

Op = Literal["same", "out", "new"]
_TOKEN = re.compile(r"\s+|[^\s]+")
FEW_IN_COMMON = 0.35
"""Below this share of words in common, the old and the new text stand side by side."""


@dataclass(frozen=True)
class Piece:
    """Some words of a text: kept, taken out, or new."""

    op: Op
    text: str


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was. `key` is a field's name or a clause's key."""

    label: str
    key: str
    what: Literal["field", "rows", "clause"]
    how: Literal["changed", "new", "out", "moved"]
    pieces: list[Piece]

    @property
    def is_clause(self) -> bool:
        return self.what == "clause"


def compare(before: Sheet, after: Sheet) -> list[Difference]:
    """All that differs, in the order in which people read an agreement."""
    return [
        *_fields(before, after),
        *_parties(before, after),
        *_rows(before, after),
        *_clauses(before, after),
    ]


def words(before: str, after: str) -> list[Piece]:
    """Word by word. A text that is mostly new is shown as one out and one in."""
    if before == after:
        return [Piece("same", after)] if after else []
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not (before and after) or matcher.ratio() < FEW_IN_COMMON:
        return _whole(before, after)
    pieces: list[Piece] = []
    out = came = ""
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, fresh = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal" and (gone.strip() or not (out or came) or j2 == len(new)):
            pieces += [*_whole(out, came), Piece("same", fresh)]
            out = came = ""
        else:  # a space between two changed words is no word that stayed
            out, came = out + gone, came + fresh
    return pieces + _whole(out, came)


def _whole(before: str, after: str) -> list[Piece]:
    found = []
    if before:
        found.append(Piece("out", before))
    if after:
        found.append(Piece("new", after))
    return found


def _fields(before: Sheet, after: Sheet) -> Iterator[Difference]:
    currencies = before.version.currency, after.version.currency
    for name, (label, _hint) in FIELDS.items():
        field = Version._meta.get_field(name)
        if name == "paper":
            old, new = (_paper(sheet.version) for sheet in (before, after))
        else:
            old, new = (shown_value(field, sheet.version) for sheet in (before, after))
        if name == "amount" and currencies[0] != currencies[1]:
            old, new = (_sum(sheet.version) for sheet in (before, after))
        if old != new:
            is_text = isinstance(field, models.TextField | models.CharField)
            pieces = words(old, new) if is_text else _whole(old, new)
            yield Difference(str(label), name, "field", "changed", pieces)


def _paper(version: Version) -> str:
    """A paper is told by name and content: the same name may hold another text."""
    if version.paper is None:
        return ""
    return f"{version.paper.name} ({version.paper.public_id})"


def _sum(version: Version) -> str:
    return "" if version.amount is None else written(version.amount, version.currency)


PARTY = {
    "role": gettext_lazy("what it does"),
    "expertise": gettext_lazy("what it knows best"),
    "signatories": gettext_lazy("who signs for it"),
}


def _parties(before: Sheet, after: Sheet) -> Iterator[Difference]:
    old_ones = {party.organisation_id: party for party in before.parties}
    for party in after.parties:
        old = old_ones.get(party.organisation_id)
        for name in PARTY:
            was, now = (getattr(old, name) if old else ""), getattr(party, name)
            if was != now:
                label = PARTY[name]
                yield Difference(
                    f"{after.names[party.organisation_id]}: {label}",
                    "parties",
                    "rows",
                    "changed",
                    words(was, now),
                )


def _rows(before: Sheet, after: Sheet) -> Iterator[Difference]:
    for name, label in (
        ("budget", _("Budget")),
        ("in_kind", _("Help that is not money")),
        ("milestones", _("Dates to keep")),
    ):
        old = [row_text(row, before.version.currency) for row in getattr(before, name)]
        new = [row_text(row, after.version.currency) for row in getattr(after, name)]
        if old != new:
            yield Difference(label, name, "rows", "changed", _lines(old, new))


def _lines(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Lines that stay, go and come; a line that changed goes and comes."""
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces += [Piece("same", f"{line}\n") for line in new[j1:j2]]
        else:
            pieces += [Piece("out", f"{line}\n") for line in old[i1:i2]]
            pieces += [Piece("new", f"{line}\n") for line in new[j1:j2]]
    return pieces


def row_text(row: Any, currency: str) -> str:
    """A line of the budget, of help or of dates, as one line of text."""
    if isinstance(row, BudgetLine):
        return f"{row.words}: {written(row.amount, currency)}"
    if isinstance(row, InKindItem):
        value = "" if row.value is None else f" ({written(row.value, currency)})"
        return f"{row.words}{value}"
    if isinstance(row, PlannedMilestone):
        amount = "" if row.amount is None else f", {written(row.amount, currency)}"
        kind = row.get_kind_display()
        return f"{written_day(row.due_on)}: {row.words} ({kind}{amount})"
    raise TypeError(f"{row} is no row of a version")


def _clauses(before: Sheet, after: Sheet) -> Iterator[Difference]:
    old_ones = {clause.key: clause for clause in before.clauses}
    kept = [clause.key for clause in after.clauses if clause.key in old_ones]
    order = [clause.key for clause in before.clauses if clause.key in set(kept)]
    moved = _moved(order, kept)
    for clause in after.clauses:
        old = old_ones.pop(clause.key, None)
        headed = old is not None and old.heading != clause.heading
        new = _clause_text(clause, headed=headed)
        if old is None:
            yield Difference(
                clause.heading, clause.key, "clause", "new", [Piece("new", new)]
            )
        elif (was := _clause_text(old, headed=headed)) != new:
            yield Difference(
                clause.heading, clause.key, "clause", "changed", words(was, new)
            )
        elif clause.key in moved:
            yield Difference(clause.heading, clause.key, "clause", "moved", [])
    for clause in old_ones.values():
        yield Difference(
            clause.heading,
            clause.key,
            "clause",
            "out",
            [Piece("out", _clause_text(clause, headed=False))],
        )


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Those whose place among the others changed: as few as explain the new order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    stayed = {
        key
        for block in matcher.get_matching_blocks()
        for key in after[block.b : block.b + block.size]
    }
    return set(after) - stayed


def _clause_text(clause: Any, *, headed: bool) -> str:
    """What it says; with its heading only where that changed, for it stands above."""
    meaning = _("It means: %(words)s") % {"words": clause.meaning}
    parts = [
        clause.heading if headed else "",
        clause.text,
        meaning if clause.meaning else "",
    ]
    return "\n".join(part for part in parts if part)
