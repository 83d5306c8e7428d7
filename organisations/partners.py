"""With whom an organisation works: "companies we work with".

Upper apps know of payments: they add theirs in `AppConfig.ready`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from organisations.models import DiligenceItem, DueDiligence, Organisation

WorkedWith = Callable[[int], QuerySet[Any, Any]]
"""Ids of the organisations on the other side of one, whichever side that is."""

CLEARED = frozenset({DueDiligence.State.CLEARED, DueDiligence.State.CONDITIONS})

_registered: list[WorkedWith] = []


def register(worked_with: WorkedWith) -> None:
    """Adds a way in which two organisations work together."""
    if worked_with not in _registered:
        _registered.append(worked_with)


def of(organisation_id: int) -> QuerySet[Organisation, int]:
    """Ids of those that it works with: one query, to be used inside another.

    Checks count while they hold, and only where the organisation has answered in them: a
    company can't let itself in.
    """
    answered = DiligenceItem.objects.filter(
        diligence=OuterRef("pk"), answered_on__isnull=False
    )
    cleared = DueDiligence.objects.filter(
        Exists(answered), state__in=CLEARED, expires_on__gte=timezone.localdate()
    ).order_by()
    together = cleared.filter(organisation=organisation_id).values("company_id")
    others = [cleared.filter(company=organisation_id).values("organisation_id")]
    others += [worked_with(organisation_id) for worked_with in _registered]
    found = Organisation.objects.filter(pk__in=together.union(*others, all=True))
    return found.exclude(pk=organisation_id).order_by().values_list("pk", flat=True)
