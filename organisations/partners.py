"""With whom an organisation works: "companies we work with".

Upper apps know of payments: they add theirs in `AppConfig.ready`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisations.models import DueDiligence, Organisation

WorkedWith = Callable[[int], QuerySet[Any, Any]]
"""Ids of the organisations on the other side of one, whichever side that is."""

CLEARED = frozenset({DueDiligence.State.CLEARED, DueDiligence.State.CONDITIONS})

_registered: list[WorkedWith] = []


def register(worked_with: WorkedWith) -> None:
    """Adds a way in which two organisations work together."""
    if worked_with not in _registered:
        _registered.append(worked_with)


def of(organisation_id: int) -> QuerySet[Organisation, int]:
    """Ids of those that it works with: one query, to be used inside another."""
    cleared = DueDiligence.objects.filter(
        state__in=CLEARED, expires_on__gte=timezone.localdate()
    )
    together = Q(
        pk__in=cleared.filter(organisation=organisation_id).values("company_id")
    ) | Q(pk__in=cleared.filter(company=organisation_id).values("organisation_id"))
    for worked_with in _registered:
        together |= Q(pk__in=worked_with(organisation_id))
    found = Organisation.objects.filter(together).exclude(pk=organisation_id)
    return found.order_by().values_list("pk", flat=True)
