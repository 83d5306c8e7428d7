"""From a signed-in person to an actor: for which organisation, in which roles."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor
from organisations.models import Deputy, Heir, Membership, Organisation

NOBODY = Actor(person_id=None)


@dataclass(frozen=True)
class Seat:
    """A place that a person can take: one organisation, all roles they have there.

    `successor`: they act there because this organisation followed it.
    """

    organisation: Organisation
    roles: frozenset[str]
    only_company_id: int | None
    deputy_for_id: int | None
    successor: Organisation | None = None

    @property
    def label(self) -> str:
        """For whom they act, in words."""
        if self.successor is None:
            return self.organisation.legal_name
        return _("%(name)s, as its successor %(successor)s") % {
            "name": self.organisation,
            "successor": self.successor,
        }

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
    """Every organisation that this person may act for today: their own, then inherited.

    To their own memberships come those of people whose deputy they are there, and
    organisations that theirs followed. Two queries, however many there are, and a third
    for the records of those that were followed.
    """
    if not person.is_authenticated:
        return []
    placed = Deputy.objects.on(today).filter(deputy=person)
    places = {(d.person_id, d.organisation_id) for d in placed}
    memberships = (
        Membership.objects.on(today)
        .filter(person__in={person.pk, *(absent for absent, _place in places)})
        .exclude(organisation__status=Organisation.Status.DUPLICATE)
        .select_related("organisation")
        .annotate(
            inherited=ArraySubquery(
                Heir.objects.filter(heir=OuterRef("organisation"))
                .order_by("organisation")
                .values("organisation")
            )
        )
        .order_by("organisation__name_key", "organisation_id", "pk")
    )
    own: dict[int, list[Membership]] = {}
    lent: dict[int, list[Membership]] = {}
    for membership in memberships:
        if membership.person_id == person.pk:
            own.setdefault(membership.organisation_id, []).append(membership)
        elif (membership.person_id, membership.organisation_id) in places:
            lent.setdefault(membership.organisation_id, []).append(membership)
    seated = {pk: _seat(held, lent.get(pk, [])) for pk, held in own.items()}
    followed = {pk: held[0].inherited for pk, held in own.items()}  # type: ignore[attr-defined]
    return sorted(
        _with_inherited(seated, followed),
        key=lambda seat: (
            seat.successor is not None,
            seat.organisation.name_key,
            seat.organisation.pk,
        ),
    )


def _with_inherited(
    seated: dict[int, Seat], followed: dict[int, Iterable[int]]
) -> Iterable[Seat]:
    """With the same roles at organisations that those of verified people followed."""
    inherited = [
        (pk, seat)
        for heir, seat in seated.items()
        if seat.only_company_id is None
        for pk in followed[heir]
    ]
    if not inherited:
        return seated.values()
    records: Any = Organisation.objects.in_bulk([pk for pk, _seat in inherited])
    for pk, seat in inherited:
        there = seated.get(pk)
        if there is None or there.only_company_id is not None:
            seated[pk] = replace(
                seat, organisation=records[pk], successor=seat.organisation
            )
        else:
            seated[pk] = replace(there, roles=there.roles | seat.roles)
    return seated.values()


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
