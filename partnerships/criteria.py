"""The questions of an evaluation and its scale, from data/criteria.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "criteria.toml"
PFMD = "PFMD"


@dataclass(frozen=True)
class Question:
    """`name` is exact where it is a PFMD criterion; `asks` says it in plain words."""

    key: str
    name: str
    asks: str
    is_pfmd: bool


@dataclass(frozen=True)
class _Data:
    questions: tuple[Question, ...]
    scale: tuple[tuple[int, str], ...]


@cache
def _data() -> _Data:
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return _Data(
        tuple(
            Question(each["key"], each["name"], each["asks"], each["source"] == PFMD)
            for each in read["question"]
        ),
        tuple((each["score"], each["words"]) for each in read["scale"]),
    )


def questions() -> tuple[Question, ...]:
    return _data().questions


def scale() -> tuple[tuple[int, str], ...]:
    """(1, "Not at all") to (5, "Fully")."""
    return _data().scale
