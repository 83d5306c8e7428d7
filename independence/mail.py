"""Who is told of a question about dependence. Words: templates/emails."""

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import User
from independence.lifecycle.alerts import COMPANY_ROLES, ORGANISATION_ROLES
from independence.models import Alert
from notices.telling import tell
from organisations import heirs


def asked(alert: Alert) -> None:
    """Both sides, with one notice each; about all companies, the organisation alone."""
    context = {
        "organisation": alert.organisation.legal_name,
        "company": alert.company.legal_name if alert.company else "",
        "year": alert.year,
        "level": alert.level,
    }
    sides: list[tuple[int, tuple[str, ...], str]] = [
        (alert.organisation_id, ORGANISATION_ROLES, "dependence_words")
    ]
    if alert.company_id is not None:
        sides.append((alert.company_id, COMPANY_ROLES, "dependence_plan"))
    for organisation_id, roles, kind in sides:
        tell(
            _people(organisation_id, roles),
            kind,
            url=alert.get_absolute_url(),
            organisation_id=organisation_id,
            about=alert,
            context=context,
        )


def answered(alert: Alert, *, by_company: bool) -> None:
    """The other side reads what was said."""
    if alert.company is None:
        return
    other = alert.organisation_id if by_company else alert.company.pk
    roles = ORGANISATION_ROLES if by_company else COMPANY_ROLES
    who = alert.company if by_company else alert.organisation
    tell(
        _people(other, roles),
        "dependence_answered",
        url=alert.get_absolute_url(),
        organisation_id=other,
        about=alert,
        context={"who": who.legal_name, "year": alert.year},
    )


def _people(organisation_id: int, roles: Iterable[str]) -> list[User]:
    """Those who act in one of the roles today, with a verified mandate."""
    held = (
        heirs.memberships(organisation_id, timezone.localdate())
        .filter(role__in=list(roles), only_company__isnull=True)
        .select_related("person")
        .order_by("person_id")
    )
    return list({m.person_id: m.person for m in held}.values())
