"""What a row says in our words, before anything of it is understood."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tables.mapping import Mapping as FileMapping

Error = dict[str, str]


class Cell(NamedTuple):
    """Where one of our values comes from in every row of a file."""

    name: str
    place: int | None
    words: Mapping[str, str]
    default: Any


def cells_of(mapping: FileMapping, header: list[str]) -> dict[str, Cell]:
    places = {name: index for index, name in enumerate(header)}
    return {
        ours: Cell(
            mapping.columns.get(ours, f"[defaults] {ours}"),
            places.get(mapping.columns.get(ours, "")),
            mapping.values.get(ours, {}),
            mapping.defaults.get(ours, ""),
        )
        for ours in mapping.provided
    }


def given_in(cells: Mapping[str, Cell], texts: Sequence[str]) -> dict[str, str]:
    """Ours to the row's text, or to what holds where it says nothing."""
    given: dict[str, str] = {}
    for ours, cell in cells.items():
        text = texts[cell.place].strip() if cell.place is not None else ""
        if text and cell.words:
            text = cell.words.get(text, text)
        if text or cell.default:
            given[ours] = text or cell.default
    return given


def error(
    cells: Mapping[str, Cell], texts: Sequence[str], ours: str, what: str, mend: str
) -> Error:
    cell = cells.get(ours)
    raw = texts[cell.place] if cell and cell.place is not None else ""
    return {
        "ours": ours,
        "column": cell.name if cell else ours,
        "value": raw.strip()[:500],
        "wrong": what,
        "mend": mend,
    }
