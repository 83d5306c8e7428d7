"""Who acts for an organisation, as its own people see it: read in a few queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from accounts.models import User
from audit.acting import Actor
from organisations import heirs
from organisations.models import (
    Deputy,
    Interest,
    Invitation,
    Membership,
    Organisation,
    Role,
)


@dataclass
class Person:
    """A member with all that they may do for one organisation."""

    person: User
    memberships: list[Membership] = field(default_factory=list)
    deputies: list[Deputy] = field(default_factory=list)

    @property
    def since(self) -> datetime.date:
        return min(membership.from_on for membership in self.memberships)

    @property
    def until(self) -> datetime.date | None:
        """The last day of all, when every role has one."""
        days = [m.until_on for m in self.memberships if m.until_on]
        return max(days) if len(days) == len(self.memberships) else None

    @property
    def functions(self) -> list[str]:
        return [str(m.get_function_display()) for m in self.memberships if m.function]

    @property
    def limited(self) -> bool:
        """Whether nobody has verified their mandate yet."""
        return all(membership.only_company_id for membership in self.memberships)


def members(
    organisation: Organisation, actor: Actor, today: datetime.date
) -> QuerySet[User]:
    """People who act for the organisation now or later.

    Whose mandate is not verified sees those who were let in by the same company.
    """
    memberships = Membership.objects.lasting(today).filter(organisation=organisation)
    if actor.only_company_id is not None:
        memberships = memberships.filter(
            Q(only_company_id=actor.only_company_id) | Q(person_id=actor.person_id)
        )
    return User.objects.filter(pk__in=memberships.values("person_id"))


def colleagues(
    organisation: Organisation, actor: Actor, today: datetime.date
) -> QuerySet[User]:
    """Who acts for the organisation on a day, by name: also its successors' people.

    Whose mandate is not verified sees those who were let in by the same company.
    """
    held = heirs.memberships(organisation.pk, today)
    if actor.only_company_id is not None:
        held = held.filter(only_company_id=actor.only_company_id)
    return User.objects.filter(pk__in=held.values("person_id")).order_by("name", "pk")


def with_roles(
    organisation: Organisation, people: Sequence[User], today: datetime.date
) -> list[Person]:
    """The same people with roles and deputies: two queries, however many."""
    found = {person.pk: Person(person) for person in people}
    memberships = Membership.objects.lasting(today).filter(
        organisation=organisation, person__in=found
    )
    for membership in memberships.order_by("pk"):
        found[membership.person_id].memberships.append(membership)
    deputies = Deputy.objects.lasting(today).filter(
        organisation=organisation, person__in=found
    )
    for deputy in deputies.select_related("deputy").order_by("from_on", "pk"):
        found[deputy.person_id].deputies.append(deputy)
    return list(found.values())


def open_invitations(organisation: Organisation, actor: Actor) -> QuerySet[Invitation]:
    """What its administrators may withdraw; a limited one sees their company's alone."""
    waiting = Invitation.objects.filter(
        organisation=organisation, state=Invitation.State.OPEN
    )
    if actor.only_company_id is not None:
        waiting = waiting.filter(by_company_id=actor.only_company_id)
    return waiting


def role_labels(roles: Sequence[str]) -> str:
    """“Signatory, Reviewer”."""
    return ", ".join(str(Role(role).label) for role in roles)


def kept_about(person: User) -> list[dict[str, object]]:
    """A person's memberships, for the file of what is kept about them."""
    memberships = Membership.objects.filter(person=person).order_by("pk")
    facts = ("organisation__legal_name", "role", "function", "from_on", "until_on")
    return [dict(row) for row in memberships.values(*facts)]


def deputies_about(person: User) -> list[dict[str, object]]:
    """Where a person is a deputy, or has one."""
    deputies = Deputy.objects.filter(Q(person=person) | Q(deputy=person)).order_by("pk")
    return [
        dict(row)
        for row in deputies.values("organisation__legal_name", "from_on", "until_on")
    ]


def interests_about(person: User) -> list[dict[str, object]]:
    """What a person declared."""
    declared = Interest.objects.filter(person=person).order_by("pk")
    return [
        dict(row)
        for row in declared.values(
            "organisation__legal_name",
            "kind",
            "company__legal_name",
            "company_name",
            "description",
            "declared_on",
            "renew_by",
            "ended_on",
        )
    ]
