"""Who did something, in words: names come from the apps above, which register here."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from audit.acting import Actor


@dataclass(frozen=True)
class Who:
    """A person, the organisation they acted for and the one whose place they took."""

    person_id: int | None
    acting_for_id: int | None
    deputy_for_id: int | None


Namer = Callable[[Collection[Who], Actor], dict[Who, str]]
"""Writes who each of these is, as `viewer` may know it, with a constant number of queries."""

_namers: list[Namer] = []


def register_namer(namer: Namer) -> None:
    """The one function that knows people and organisations. Call in `AppConfig.ready`."""
    _namers[:] = [namer]


def named(whos: Collection[Who], viewer: Actor) -> dict[Who, str]:
    return _namers[0](whos, viewer) if _namers and whos else {}
