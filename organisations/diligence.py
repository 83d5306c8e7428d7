"""What a company finds beside each point of its checks, and whether checks are valid.

Upper apps know more about an organisation: they add what they know in `AppConfig.ready`.
Whatever is added is read by both sides, so it must not name another company.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from organisations.models import DiligenceItem, DueDiligence, Organisation

IN_FORCE = frozenset({DueDiligence.State.CLEARED, DueDiligence.State.CONDITIONS})
"""States in which a company may rely on its checks, up to their last day."""


@dataclass(frozen=True)
class Fact:
    """One sentence about an organisation, with a document of its profile or a link."""

    text: str
    document_id: str = ""
    url: str = ""


Source = Callable[[Organisation, Organisation, datetime.date], list[Fact]]
"""(company, organisation, today): what is known for one point of the checklist."""

_sources: dict[str, list[Source]] = {}


def register_fact(point: str, source: Source) -> None:
    """Adds what an upper app knows for a point of the checklist."""
    known = _sources.setdefault(DiligenceItem.Point(point).value, [])
    if source not in known:
        known.append(source)


def facts(
    company: Organisation, organisation: Organisation, today: datetime.date
) -> dict[str, list[Fact]]:
    """What upper apps know, by point."""
    return {
        point: [
            fact for source in known for fact in source(company, organisation, today)
        ]
        for point, known in _sources.items()
    }


def valid_on(company_id: int, organisation_id: int, day: datetime.date) -> bool:
    """Whether the company had cleared the organisation on a day.

    Its newest decision up to that day tells: cleared, and not past its last day. Rule:
    due diligence is valid when a payment is made (VR-32).
    """
    newest = (
        DueDiligence.objects.filter(
            company=company_id, organisation=organisation_id, decided_on__lte=day
        )
        .order_by("-decided_on", "-pk")
        .first()
    )
    return (
        newest is not None
        and newest.expires_on is not None
        and (newest.expires_on >= day)
    )
