"""Lifecycles as data. Knows nothing of the database, of Django or of any app."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Need = Callable[[Any, Any], str]
"""Looks at the thing and at the actor; answers with the reason that it blocks, or with nothing."""


@dataclass(frozen=True)
class Move:
    """One way from some states to another: who may make it, and what must be in place.

    `roles` are the names that the lifecycle gives to people (empty: the calendar's own
    move, made by no person). `whose` is the sentence for everybody else.
    """

    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    whose: Any
    label: Any
    needs: tuple[Need, ...] = ()


class Refused(Exception):
    """Something that may not happen now, with all reasons, fit for the person who asked."""

    def __init__(self, reasons: Iterable[Any]):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(" ".join(self.reasons))


def blockers(
    move: Move,
    subject: Any,
    actor: Any,
    *,
    state: str,
    roles: Iterable[str],
    not_now: Any,
) -> list[str]:
    """Every reason why `move` may not happen now; none means that it may.

    `not_now` is the sentence for a thing in the wrong state.
    """
    reasons = []
    if not move.roles.intersection(roles):
        reasons.append(str(move.whose))
    if state not in move.sources:
        return [*reasons, str(not_now)]
    return reasons + [
        str(reason) for need in move.needs if (reason := need(subject, actor))
    ]


def steps(
    moves: Mapping[str, Move],
    subject: Any,
    actor: Any,
    *,
    state: str,
    roles: Iterable[str],
    not_now: Any,
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return {
        name: blockers(move, subject, actor, state=state, roles=roles, not_now=not_now)
        for name, move in moves.items()
    }


def diagram(moves: Mapping[str, Move], start: str) -> str:
    """A Mermaid state diagram of `moves`, beginning at `start`."""
    lines = ["stateDiagram-v2", f"    [*] --> {start}"]
    lines += [
        f"    {source} --> {move.target}: {name}"
        for name, move in moves.items()
        for source in sorted(move.sources)
    ]
    return "\n".join(lines)
