"""From a signed-in person to an actor: for which organisation, in which roles."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from audit.acting import Actor
from organisations.models import Deputy, Membership, Organisation

NOBODY = Actor(person_id=None)


@dataclass(frozen=True)
class Seat:
    """A place that a person can take: one organisation, all roles they have there."""

    organisation: Organisation
    roles: frozenset[str]
    only_company_id: int | None
    deputy_for_id: int | None

    def actor(self, person: User) -> Actor:
        return Actor(
            person_id=person.pk,
            organisation_id=self.organisation.pk,
            roles=self.roles,
            deputy_for_id=self.deputy_for_id,
            kind=self.organisation.kind,
            only_company_id=self.only_company_id,
        )


def seats(person: User | AnonymousUser, today: datetime.date) -> list[Seat]:
    """Every organisation that this person may act for today, by name.

    To their own memberships come those of people whose deputy they are there. Two
    queries, however many there are.
    """
    if not person.is_authenticated:
        return []
    placed = Deputy.objects.on(today).filter(deputy=person)
    places = {(d.person_id, d.organisation_id) for d in placed}
    memberships = (
        Membership.objects.on(today)
        .filter(person__in={person.pk, *(absent for absent, _ in places)})
        .select_related("organisation")
        .order_by("organisation__name_key", "organisation_id", "pk")
    )
    own: dict[int, list[Membership]] = {}
    lent: dict[int, list[Membership]] = {}
    for membership in memberships:
        if membership.person_id == person.pk:
            own.setdefault(membership.organisation_id, []).append(membership)
        elif (membership.person_id, membership.organisation_id) in places:
            lent.setdefault(membership.organisation_id, []).append(membership)
    return sorted(
        (_seat(held, lent.get(pk, [])) for pk, held in own.items()),
        key=lambda seat: (seat.organisation.name_key, seat.organisation.pk),
    )


def _seat(own: list[Membership], lent: list[Membership]) -> Seat:
    """Own roles and lent ones together; acts are noted "for …" when a role is lent.

    Roles that hold for one company's rows alone wait for a registrar, and add nothing to
    roles that are verified.
    """
    held = own + lent
    verified = [membership for membership in held if membership.only_company_id is None]
    return Seat(
        organisation=held[0].organisation,
        roles=frozenset(membership.role for membership in verified or held),
        only_company_id=None if verified else held[0].only_company_id,
        deputy_for_id=lent[0].person_id if lent else None,
    )


def actor_for(
    email: str, organisation: Organisation, *, today: datetime.date
) -> Actor | None:
    """The actor that a command's `--by EMAIL` means; None when they may not act for it."""
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        return None
    for seat in seats(person, today):
        if seat.organisation.pk == organisation.pk:
            return seat.actor(person)
    return None
