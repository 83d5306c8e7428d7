"""The list of metrics to choose from, from data/metrics.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "metrics.toml"


@dataclass(frozen=True)
class Listed:
    """One metric: `key` like "impact-12"; its name is ours until somebody confirms it."""

    key: str
    group: str
    part: str
    name: str


@dataclass(frozen=True)
class Group:
    """`of` is how many the source has."""

    key: str
    name: str
    of: int
    metrics: tuple[Listed, ...]


@cache
def groups() -> tuple[Group, ...]:
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return tuple(_group(each) for each in read["group"])


def _group(data: dict[str, Any]) -> Group:
    key, name = data["key"], data["name"]
    named = [
        (part["name"], metric) for part in data["part"] for metric in part["metrics"]
    ]
    metrics = tuple(
        Listed(f"{key}-{number}", name, part, metric)
        for number, (part, metric) in enumerate(named, 1)
    )
    return Group(key, name, data["of"], metrics)


@cache
def by_key() -> dict[str, Listed]:
    return {each.key: each for group in groups() for each in group.metrics}
