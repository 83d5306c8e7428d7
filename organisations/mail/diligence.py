"""Who is told what about a company's checks of an organisation."""

from collections.abc import Mapping
from typing import Any

from notices.telling import tell
from organisations.lifecycle.diligence import CHECKERS, PROVIDERS
from organisations.mail.people import members
from organisations.models import DiligenceItem, DueDiligence


def begun(round_: DueDiligence) -> None:
    _tell_organisation(round_, "diligence_begun")


def asked(item: DiligenceItem) -> None:
    """The organisation reads what it is asked for, in the company's words."""
    _tell_organisation(
        item.diligence,
        "diligence_asked",
        point=item.get_point_display(),
        words=item.asked,
    )


def decided(round_: DueDiligence) -> None:
    _tell_organisation(
        round_,
        "diligence_decided",
        outcome=round_.get_state_display(),
        conditions=round_.conditions,
        reason=round_.reason,
        until=round_.expires_on,
    )


def answered(item: DiligenceItem) -> None:
    _tell_company(item.diligence, "diligence_answered", point=item.get_point_display())


def expiring(round_: DueDiligence, days: int) -> None:
    _tell_company(round_, "diligence_expiring", days=days, until=round_.expires_on)


def _tell_organisation(round_: DueDiligence, kind: str, **context: Any) -> None:
    _tell(round_, kind, round_.organisation_id, PROVIDERS, context)


def _tell_company(round_: DueDiligence, kind: str, **context: Any) -> None:
    _tell(round_, kind, round_.company_id, CHECKERS, context)


def _tell(
    round_: DueDiligence,
    kind: str,
    place: int,
    roles: tuple[str, ...],
    context: Mapping[str, Any],
) -> None:
    both = {
        "company": round_.company.legal_name,
        "organisation": round_.organisation.legal_name,
    }
    tell(
        members([place], roles).get(place, []),
        kind,
        url=round_.get_absolute_url(),
        organisation_id=place,
        context={**both, **context},
    )
