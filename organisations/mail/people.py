"""The people of organisations who are to be told something."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from accounts.models import User
from organisations.models import Membership


def members(
    organisation_ids: Collection[int],
    roles: Iterable[str] | None = None,
    *,
    verified: bool = True,
) -> dict[int, list[User]]:
    """Who acts for each of these today, in one of `roles` (or in any): one query.

    `verified` leaves out those whose mandate no registrar has verified yet.
    """
    held = Membership.objects.on(timezone.localdate()).filter(
        organisation_id__in=organisation_ids
    )
    if roles is not None:
        held = held.filter(role__in=list(roles))
    if verified:
        held = held.filter(only_company__isnull=True)
    found: dict[int, dict[int, User]] = {}
    for membership in held.select_related("person").order_by("person_id"):
        people = found.setdefault(membership.organisation_id, {})
        people[membership.person_id] = membership.person
    return {place: list(people.values()) for place, people in found.items()}


def registrars() -> dict[int, list[User]]:
    """The registrars of this installation, by the organisation that they act for."""
    held = (
        Membership.objects.on(timezone.localdate())
        .filter(role="registrar")
        .select_related("person")
        .order_by("person_id")
    )
    found: dict[int, list[User]] = {}
    for membership in held:
        found.setdefault(membership.organisation_id, []).append(membership.person)
    return found
