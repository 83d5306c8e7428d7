"""The first organisations and people of an installation, made by commands."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.actions import open_account
from accounts.models import User
from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from organisations.actions.people import give_roles
from organisations.models import Membership, Organisation, OrganisationSight, Role
from workflow.moves import Refused

COMMAND = Actor(person_id=None)
"""Somebody at the server's command line: no person of the portal."""

OFFICER_ROLES = (Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR)
REGISTRAR_ROLES = (Role.REGISTRAR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Founded:
    """What a command made or found."""

    organisation: Organisation
    person: User
    new: bool
    """Whether anything was made that was not there before."""


def found_company(
    name: str, *, country: str, email: str, today: datetime.date
) -> Founded:
    """A verified company and its first officer. Run again, it changes nothing."""
    with acting(COMMAND):
        organisation = Organisation.objects.filter(
            legal_name=name, country=country, status=Organisation.Status.ACTIVE
        ).first()
        if organisation and organisation.kind != Organisation.Kind.COMPANY:
            raise Refused(
                [_("%(name)s is here already, and is not a company.") % {"name": name}]
            )
        return _found(
            organisation
            or Organisation(
                kind=Organisation.Kind.COMPANY, legal_name=name, country=country
            ),
            email=email,
            roles=OFFICER_ROLES,
            today=today,
        )


def found_operator(
    name: str, *, country: str, email: str, today: datetime.date
) -> Founded:
    """The installation's own organisation and its first registrar."""
    with acting(COMMAND):
        organisation = Organisation.objects.filter(is_operator=True).first()
        if organisation and (organisation.legal_name, organisation.country) != (
            name,
            country,
        ):
            raise Refused(
                [
                    _("This installation is run by %(name)s already.")
                    % {"name": organisation.legal_name}
                ]
            )
        return _found(
            organisation
            or Organisation(
                kind=Organisation.Kind.OTHER,
                legal_name=name,
                country=country,
                is_operator=True,
            ),
            email=email,
            roles=REGISTRAR_ROLES,
            today=today,
        )


def _found(
    organisation: Organisation,
    *,
    email: str,
    roles: Collection[str],
    today: datetime.date,
) -> Founded:
    new = organisation.pk is None
    if new:
        organisation.verification = Organisation.Verification.VERIFIED
        organisation.verified_at, organisation.verified_by_id = ClockTimestamp(), 0
        organisation.save()
        organisation.refresh_from_db()
        OrganisationSight.objects.create(organisation=organisation, viewer=organisation)
        record("organisation_added", organisation, by=COMMAND)
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        new = True
        person = open_account(email=email, name="", password=None, language="en-gb")
    held = set(
        Membership.objects.on(today)
        .filter(person=person, organisation=organisation)
        .values_list("role", flat=True)
    )
    if missing := sorted(set(roles) - held):
        new = True
        give_roles(organisation, person, today=today, roles=missing)
        record(
            "roles_changed",
            person,
            by=COMMAND,
            before=sorted(held),
            after=sorted(held | set(roles)),
            organisation=organisation.pk,
        )
    return Founded(organisation, person, new)
