"""One fact that is told before and after, as templates/ui/difference.html shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """An empty text is nothing: the fact was not there, or is no more."""

    label: str
    before: str
    after: str
