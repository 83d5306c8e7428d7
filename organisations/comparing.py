"""What upper apps know of two records that may be one: figures, and what stands against it.

They add it in `AppConfig.ready`.
"""

from collections.abc import Callable, Collection
from typing import Any

from organisations.models import Organisation

Figure = Callable[[Collection[int]], dict[int, int]]
"""Organisations' keys; how many each has."""
Sentences = Callable[[Organisation, Organisation], list[str]]
"""(kept, merged): sentences for the registrar."""

_figures: dict[str, tuple[Any, Figure]] = {}
_against: list[Sentences] = []
_follows: list[Sentences] = []


def figure(name: str, label: Any, count: Figure) -> None:
    """Adds a line to the comparison: how many payments, reports, …"""
    _figures[name] = (label, count)


def against(sentences: Sentences) -> None:
    """Adds reasons for which two records can't be made one."""
    if sentences not in _against:
        _against.append(sentences)


def follows(sentences: Sentences) -> None:
    """Adds what a merge brings with it and a registrar should know before."""
    if sentences not in _follows:
        _follows.append(sentences)


def figures(organisation_ids: Collection[int]) -> list[tuple[str, dict[int, int]]]:
    """Label and counts of everything that is counted; one query for each."""
    return [(str(label), count(organisation_ids)) for label, count in _figures.values()]


def reasons_against(kept: Organisation, merged: Organisation) -> list[str]:
    return [reason for each in _against for reason in each(kept, merged)]


def consequences(kept: Organisation, merged: Organisation) -> list[str]:
    return [sentence for each in _follows for sentence in each(kept, merged)]
