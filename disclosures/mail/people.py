"""Whom we write to: people of an organisation who hold a role today."""

from collections.abc import Iterable

from django.utils import timezone

from accounts.models import User
from organisations import heirs

ANSWERERS = ("administrator", "reviewer")
OFFICERS = ("disclosure_officer",)
REPORTERS = ("agency_reporter",)


def people(
    organisation_id: int, roles: Iterable[str], *, company_id: int | None = None
) -> list[User]:
    """Those who hold one of the roles today.

    With `company_id`, those whose mandate is unverified are left out unless it was that
    company that invited them.
    """
    held = (
        heirs.memberships(organisation_id, timezone.localdate())
        .filter(role__in=list(roles))
        .select_related("person")
        .order_by("person_id")
    )
    return list(
        {
            m.person_id: m.person
            for m in held
            if company_id is None or m.only_company_id in {None, company_id}
        }.values()
    )
