"""The clause library: loaded from the texts that come with the portal, and chosen from."""

import tomllib
from pathlib import Path
from typing import Any

from partnerships.models.clauses import Topic

DATA = Path(__file__).resolve().parent / "data" / "clauses"


def load(model: Any) -> None:
    """Adds each clause in `data/clauses/` that is not there; never changes one.

    A better wording is a new `number` of the same key: agreements keep the old one.
    """
    for path in sorted(DATA.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for facts in file["clause"]:
            key = {
                "key": facts["key"],
                "number": facts["number"],
                "language": file["language"],
                "jurisdiction": facts.get("jurisdiction", ""),
            }
            model.objects.get_or_create(
                **key,
                defaults={
                    "topic": file["topic"],
                    "kinds": facts["kinds"],
                    "heading": facts["heading"],
                    "text": facts["text"].strip(),
                    "meaning": facts["meaning"],
                    "source": facts["source"],
                },
            )


def main_language(code: str) -> str:
    """en-gb → en: clauses are kept by language, not by its kinds."""
    return code.partition("-")[0]


def newest(rows: Any) -> dict[tuple[str, str, str], Any]:
    """The highest number of each clause, by key, language and law; of rows in any order."""
    found: dict[tuple[str, str, str], Any] = {}
    for row in rows:
        place = (row.key, row.language, row.jurisdiction)
        if place not in found or found[place].number < row.number:
            found[place] = row
    return found


def in_order(rows: Any) -> list[Any]:
    """The newest version of each, by topic, then by key and law."""
    places = {topic: place for place, topic in enumerate(Topic.values)}
    return sorted(
        newest(rows).values(),
        key=lambda clause: (places[clause.topic], clause.key, clause.jurisdiction),
    )


def fitting(rows: Any, *, language: str, jurisdiction: str) -> dict[str, Any]:
    """One clause for each key: that of this law where there is one, else the general one."""
    found: dict[str, Any] = {}
    for (key, spoken, law), row in newest(rows).items():
        if spoken != main_language(language) or law not in {"", jurisdiction}:
            continue
        if key not in found or law:
            found[key] = row
    return found
