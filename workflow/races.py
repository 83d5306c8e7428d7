"""Two people change the same thing at once: the second one sees what the first one did."""

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.moves import Refused


@dataclass(frozen=True)
class Conflict:
    """One fact: what stands there now, and what the later person wants it to be."""

    label: str
    now: str
    wanted: str


class Outdated(Refused):
    """The thing was changed since the person began; `version` is the one that stands now."""

    def __init__(self, reason: str, *, version: int, conflicts: Iterable[Conflict]):
        self.version = version
        self.conflicts = list(conflicts)
        super().__init__([reason])
