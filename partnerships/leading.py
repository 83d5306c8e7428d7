"""Who could lead for an organisation, and who does."""

import datetime

from django.db.models import QuerySet

from accounts.models import User
from organisations.models import Membership
from partnerships.lifecycle.sides import LEADS
from partnerships.models import Lead, Side

NEVER = ("auditor",)


def candidates(
    organisation_id: int, side: str, today: datetime.date
) -> "QuerySet[User]":
    """People of an organisation who can be named as its lead in a partnership.

    Of a company its leads; of any other organisation everybody but auditors. Nobody
    whose mandate a registrar still has to verify.
    """
    held = Membership.objects.on(today).filter(
        organisation=organisation_id, only_company__isnull=True
    )
    if side == Side.COMPANY:
        held = held.filter(role__in=LEADS)
    else:
        held = held.exclude(role__in=NEVER)
    people = User.objects.filter(pk__in=held.values("person_id"), is_active=True)
    return people.order_by("name", "pk")


def function_of(person: User | None, organisation_id: int, today: datetime.date) -> str:
    """The part of the company from which somebody leads, as their role there says."""
    if person is None:
        return ""
    held = Membership.objects.on(today).filter(
        person=person, organisation=organisation_id, role__in=LEADS
    )
    return held.values_list("function", flat=True).order_by("pk").first() or ""


def now(partnership_id: int, organisation_id: int) -> Lead | None:
    """Who leads there. Lock the partnership before you change it."""
    return (
        Lead.objects.filter(
            partnership=partnership_id,
            organisation=organisation_id,
            until_on__isnull=True,
        )
        .select_related("person")
        .first()
    )
