"""With whom an organisation works: "companies we work with".

Upper apps know of payments: they add theirs in `AppConfig.ready`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from organisations.models import DiligenceItem, DueDiligence, Organisation

Together = Callable[[int, Any], QuerySet[Any, Any]]
"""What one organisation has with the other (an id, or an OuterRef to one), whichever side
each is on."""

CLEARED = frozenset({DueDiligence.State.CLEARED, DueDiligence.State.CONDITIONS})

_registered: list[Together] = []


def register(together: Together) -> None:
    """Adds a way in which two organisations work together."""
    if together not in _registered:
        _registered.append(together)


def together(organisation_id: int, other: Any) -> Q:
    """Whether it works with the other: a condition, to be asked of few or many others.

    Asked one by one, so that it costs what the other one has, not all that a large company
    ever paid. Checks count while they hold, and only where the organisation has answered in
    them: a company can't let itself in.
    """
    answered = DiligenceItem.objects.filter(
        diligence=OuterRef("pk"), answered_on__isnull=False
    )
    cleared = DueDiligence.objects.filter(
        Exists(answered), state__in=CLEARED, expires_on__gte=timezone.localdate()
    )
    found = Q(Exists(cleared.filter(company=organisation_id, organisation=other)))
    found |= Q(Exists(cleared.filter(organisation=organisation_id, company=other)))
    for each in _registered:
        found |= Q(Exists(each(organisation_id, other)))
    return found


def of(organisation_id: int) -> QuerySet[Organisation, int]:
    """Ids of those that it works with. Ask it about one: of all, it looks at each."""
    found = Organisation.objects.filter(together(organisation_id, OuterRef("pk")))
    return found.exclude(pk=organisation_id).order_by().values_list("pk", flat=True)
