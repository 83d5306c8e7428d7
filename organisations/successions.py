"""What upper apps do when one organisation is recorded as following another.

They add it in `AppConfig.ready`.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from organisations.models import Organisation, Succession

Changed = Callable[[list[Organisation]], None]
"""Organisations whose successions changed: runs inside `acting`."""

_registered: list[Changed] = []


def on_change(changed: Changed) -> None:
    """Adds what copies the successions of an organisation, such as its public page."""
    if changed not in _registered:
        _registered.append(changed)


def changed(organisations: list[Organisation]) -> None:
    for each in _registered:
        each(organisations)


def standing(organisation: Organisation) -> QuerySet[Succession]:
    """What it followed and what followed it, the oldest first, with both sides."""
    return (
        Succession.objects.filter(
            Q(predecessor=organisation) | Q(successor=organisation), ended_on=None
        )
        .select_related("predecessor", "successor", "document")
        .order_by("happened_on", "pk")
    )
