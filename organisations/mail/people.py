"""The people of organisations who are to be told something."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from accounts.models import User
from organisations import heirs
from organisations.models import Membership


def members(
    organisation_ids: Collection[int],
    roles: Iterable[str] | None = None,
    *,
    verified: bool = True,
) -> dict[int, list[User]]:
    """Who acts for each of these today, in one of `roles` (or in any): two queries.

    Also people of organisations that followed it. `verified` leaves out those whose
    mandate no registrar has verified yet.
    """
    found: dict[int, dict[int, User]] = {}
    placed = heirs.placed(
        organisation_ids, None if roles is None else list(roles), timezone.localdate()
    )
    for place, membership in placed:
        if not verified or membership.only_company_id is None:
            people = found.setdefault(place, {})
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
