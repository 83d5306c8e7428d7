"""Starter texts for agreements that come with the portal: partnerships/data/templates."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from partnerships.library import fitting
from partnerships.models import LibraryClause
from partnerships.plainness import Measure, measured

DATA = Path(__file__).resolve().parent / "data" / "templates"


@dataclass(frozen=True)
class Starter:
    """A text to begin from: fields, what each side does and who signs, clauses by key."""

    key: str
    name: str
    about: str
    kinds: tuple[str, ...]
    form: str
    language: str
    values: dict[str, Any]
    role: dict[str, str]
    signatories: dict[str, str]
    clauses: tuple[str, ...]

    def __hash__(self) -> int:
        return hash(self.key)


@cache
def starters() -> dict[str, Starter]:
    """All of them, by key."""
    found = {}
    for path in sorted(DATA.glob("*.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        facts |= {name: tuple(facts[name]) for name in ("kinds", "clauses")}
        starter = Starter(**facts)
        found[starter.key] = starter
    return found


def clauses_of(
    starter: Starter, *, language: str = "", jurisdiction: str = ""
) -> list[LibraryClause]:
    """Its clauses in its order, each in the newest version that fits the law: one query."""
    rows = LibraryClause.objects.filter(key__in=starter.clauses)
    found = fitting(
        rows, language=language or starter.language, jurisdiction=jurisdiction
    )
    return [found[key] for key in starter.clauses if key in found]


def plainness(starter: Starter, clauses: list[LibraryClause]) -> Measure:
    """How long it is and how easy it reads, as a whole, with two parties."""
    texts = [value for value in starter.values.values() if isinstance(value, str)]
    for side in ("company", "patients"):
        texts += [starter.role[side], starter.signatories[side]]
    for clause in clauses:
        texts += [clause.heading, clause.text]
    return measured(texts, starter.language)
