"""Who acts for an organisation that was followed by another: the successor's people too.

`Heir` rows say so; they are made when a registrar passes access on.
"""

import datetime
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from organisations.models import Heir, Membership, Organisation
from organisations.models.people import MembershipQuerySet


def memberships(organisation_id: int, today: datetime.date) -> MembershipQuerySet:
    """Memberships in force that let somebody act for this organisation.

    Its own, and those in its successors' whose mandate a registrar has verified.
    """
    heirs = Heir.objects.filter(organisation=organisation_id).values("heir")
    return Membership.objects.on(today).filter(
        Q(organisation=organisation_id)
        | Q(organisation__in=heirs, only_company__isnull=True)
    )


def placed(
    organisation_ids: Collection[int],
    roles: Collection[str] | None,
    today: datetime.date,
) -> list[tuple[int, Membership]]:
    """Who acts for which of these in one of the roles, with their people: two queries.

    In any role when `roles` is None.
    """
    wanted = set(organisation_ids)
    followed: dict[int, list[int]] = {}
    for heir, organisation in Heir.objects.filter(organisation__in=wanted).values_list(
        "heir", "organisation"
    ):
        followed.setdefault(heir, []).append(organisation)
    held = (
        Membership.objects.on(today)
        .filter(organisation_id__in=wanted | followed.keys())
        .select_related("person")
        .order_by("person_id", "pk")
    )
    if roles is not None:
        held = held.filter(role__in=list(roles))
    found = []
    for membership in held:
        if membership.organisation_id in wanted:
            found.append((membership.organisation_id, membership))
        if membership.only_company_id is None:
            heir = membership.organisation_id
            found += [(each, membership) for each in followed.get(heir, [])]
    return found


def with_people(
    organisation_ids: Collection[int], roles: Collection[str], today: datetime.date
) -> set[int]:
    """For which of these somebody acts in one of the roles: one query."""
    held = Membership.objects.on(today).filter(role__in=list(roles))
    own = held.filter(organisation=OuterRef("pk"))
    heirs = Heir.objects.filter(organisation=OuterRef(OuterRef("pk"))).values("heir")
    inherited = held.filter(organisation__in=heirs, only_company__isnull=True)
    found = Organisation.objects.filter(
        Exists(own) | Exists(inherited), pk__in=organisation_ids
    )
    return set(found.values_list("pk", flat=True))
