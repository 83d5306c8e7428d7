"""Invented organisations and people to test with."""

import datetime
import itertools

from django.utils import timezone

from accounts.models import User
from audit.acting import Actor
from audit.models import ClockTimestamp
from organisations.actors import seats
from organisations.models import Membership, Organisation

LONG_AGO = datetime.date(2020, 1, 1)
_number = itertools.count(1)


def person(name=None, email=None, **fields):
    number = next(_number)
    return User.objects.create(
        name=name or f"Person {number}",
        email=email or f"person{number}@example.org",
        **fields,
    )


def organisation(name, country="GB", kind="patients", *, verified=True, **fields):
    made = Organisation(kind=kind, legal_name=name, country=country, **fields)
    if verified:
        made.verification = Organisation.Verification.VERIFIED
        made.verified_at, made.verified_by_id = ClockTimestamp(), 0
    made.save()
    made.refresh_from_db()
    return made


def company(name="Northwind Pharma", country="GB", **fields):
    return organisation(name, country, "company", **fields)


def patients(name="Rare Lung Alliance", country="GB", **fields):
    return organisation(name, country, "patients", **fields)


def operator():
    return organisation("Evenhand Register", "GB", "other", is_operator=True)


def member(organisation, role, **fields):
    someone = fields.pop("person", None) or person(f"{role} of {organisation}")
    Membership.objects.create(
        person=someone,
        organisation=organisation,
        role=role,
        from_on=fields.pop("from_on", LONG_AGO),
        **fields,
    )
    return someone


def actor(someone, organisation=None) -> Actor:
    """The actor that this person is, for their only or the given organisation."""
    places = seats(someone, timezone.localdate())
    for seat in places:
        if organisation is None or seat.organisation == organisation:
            return seat.actor(someone)
    raise AssertionError(f"{someone} has no seat")
