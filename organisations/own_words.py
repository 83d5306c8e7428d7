"""Where a person's own name or address stands in the profiles of their organisations.

Names are not unique: what is found is erased only if the person says that it is them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.models import User
from organisations.models import (
    CompanyProfile,
    GoverningMember,
    Membership,
    Organisation,
    Profile,
)
from organisations.profiles.publishing import publish

CONTACT = ("contact_name", "contact_email", "contact_phone")


@dataclass(frozen=True)
class Place:
    """One row in which the person seems to be named, and how to say so."""

    key: str
    label: str
    row: Any


def places(person: User) -> list[Place]:
    """Contacts and offices with their name or address, where they act or acted."""
    theirs = Membership.objects.filter(person=person).values("organisation_id")
    named = Q(contact_email__iexact=person.email)
    if person.name:
        named |= Q(contact_name__iexact=person.name)
    found = []
    for model in (Profile, CompanyProfile):
        rows = model.objects.filter(named, organisation__in=theirs)
        found += [
            Place(
                f"{model._meta.model_name}-{row.pk}",
                _("Contact in the profile of %(organisation)s")
                % {"organisation": row.organisation},
                row,
            )
            for row in rows.select_related("organisation").order_by("pk")
        ]
    if person.name:
        offices = GoverningMember.objects.filter(
            organisation__in=theirs, name__iexact=person.name
        )
        found += [
            Place(
                f"office-{office.public_id}",
                _("%(office)s in the governing body of %(organisation)s")
                % {"office": office.office, "organisation": office.organisation},
                office,
            )
            for office in offices.select_related("organisation").order_by("pk")
        ]
    return found


def empty(person: User, keys: Collection[str]) -> None:
    """Takes the person's name out of these places. Call inside `acting`."""
    changed: dict[int, Organisation] = {}
    for place in places(person):
        if place.key not in keys:
            continue
        row = place.row
        rows = type(row)._base_manager.filter(pk=row.pk)  # noqa: SLF001  whatever its name
        if isinstance(row, GoverningMember):
            rows.update(name="")
        else:
            emptied = {name: "" for name in CONTACT if hasattr(row, name)}
            rows.update(**emptied, version=F("version") + 1)
        changed[row.organisation_id] = row.organisation
    for organisation in changed.values():
        publish(organisation)


def offices_about(person: User) -> list[dict[str, Any]]:
    """Offices with their name in their own organisations, for what is kept about them."""
    return [
        {"organisation": place.row.organisation.legal_name, "office": place.label}
        for place in places(person)
    ]
