"""What a version says, in the order of its pages, ready to be read."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from audit.differences import shown_value
from partnerships.compared import row_text
from partnerships.groups import GROUPS, Group
from partnerships.hints import FIELDS
from partnerships.models import Version
from partnerships.sheets import Sheet
from ui import amounts


@dataclass(frozen=True)
class Row:
    """A fact and its words. `name` is the field; a paper is a link."""

    name: str
    label: Any
    text: str
    paper: bool = False


@dataclass(frozen=True)
class Said:
    """A group with its facts and its lines; empty ones say nothing."""

    label: Any
    rows: list[Row]
    lines: list[str]


WITHOUT_SUM = frozenset({"currency", "vat_treatment", "restricted"})


def said(sheet: Sheet) -> list[Said]:
    """Every group that says something; the paper stands first."""
    found = [_of(group, sheet) for group in GROUPS if group.rows != "clauses"]
    paper = _paper(sheet.version)
    if paper is not None:
        found[0] = Said(found[0].label, [paper, *found[0].rows], found[0].lines)
    return found


def _of(group: Group, sheet: Sheet) -> Said:
    version = sheet.version
    if group.rows == "parties":
        return Said(group.label, _parties(sheet), [])
    if group.rows:
        lines = [row_text(row, version.currency) for row in getattr(sheet, group.rows)]
        return Said(group.label, [], lines)
    rows = [_row(name, version) for name in group.fields if _says(name, version)]
    return Said(group.label, rows, [])


def _row(name: str, version: Version) -> Row:
    label, _hint = FIELDS[name]
    return Row(name, label, _text(name, version))


def _says(name: str, version: Version) -> bool:
    """Whether a field says something here; a box that is not ticked says nothing."""
    value = getattr(version, name)
    if name == "title" or (name in WITHOUT_SUM and version.amount is None):
        return False
    return (name != "currency" and value not in (None, "", [], False)) or (
        name == "restricted" and value is False
    )


def _text(name: str, version: Version) -> str:
    if name in {"amount", "meal_per_person"}:
        return amounts.written(getattr(version, name), version.currency)
    return capfirst(shown_value(Version._meta.get_field(name), version))


def _parties(sheet: Sheet) -> list[Row]:
    rows = []
    for party in sheet.parties:
        parts = [party.role, party.expertise]
        if party.signatories:
            label = capfirst(party._meta.get_field("signatories").verbose_name)
            parts.append(f"{label}: {party.signatories}")
        rows.append(
            Row(
                "parties",
                sheet.names[party.organisation_id],
                "\n".join(part for part in parts if part) or "–",
            )
        )
    return rows


def _paper(version: Version) -> Row | None:
    if version.paper is None:
        return None
    return Row("paper", FIELDS["paper"][0], version.paper.name, paper=True)
