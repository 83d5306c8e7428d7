"""What upper apps know of two records that may be one: figures, and what stands against it.

They add it in `AppConfig.ready`.
"""

from collections.abc import Callable, Collection

from organisations.models import Organisation

Figures = Callable[[Collection[int]], list[tuple[str, dict[int, int]]]]
"""Organisations' keys; what is counted, and how many each has."""
Sentences = Callable[[Organisation, Organisation], list[str]]
"""(kept, merged): sentences for the registrar."""

_figures: list[Figures] = []
_against: list[Sentences] = []
_follows: list[Sentences] = []


def count(figures: Figures) -> None:
    """Adds lines to the comparison: how many payments, published entries, …"""
    if figures not in _figures:
        _figures.append(figures)


def against(sentences: Sentences) -> None:
    """Adds reasons for which two records can't be made one."""
    if sentences not in _against:
        _against.append(sentences)


def follows(sentences: Sentences) -> None:
    """Adds what a merge brings with it and a registrar should know before."""
    if sentences not in _follows:
        _follows.append(sentences)


def figures(organisation_ids: Collection[int]) -> list[tuple[str, dict[int, int]]]:
    """Everything that is counted; one query for each app."""
    return [line for each in _figures for line in each(organisation_ids)]


def reasons_against(kept: Organisation, merged: Organisation) -> list[str]:
    return [reason for each in _against for reason in each(kept, merged)]


def consequences(kept: Organisation, merged: Organisation) -> list[str]:
    return [sentence for each in _follows for sentence in each(kept, merged)]
