"""A record that is like an entry on a list, and an interest, behind their addresses."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from audit.acting import Actor
from organisations.actions import interests, screening_lists
from organisations.models import Organisation, ScreeningMatch
from organisations.screening.lists import read
from tests import cast

LIST = b"reference,name,kind\n1,Rare Lung Aliance,organisation\n"


def make(patients: Organisation, persons: dict[str, User]) -> dict[str, dict[str, Any]]:
    today = timezone.localdate()
    screening_lists.load(
        read(LIST, "list.csv").entries,
        LIST,
        "list.csv",
        name="invented",
        source="Made up",
        dated_on=today,
        by=Actor(person_id=None),
        today=today,
    )
    match = ScreeningMatch.objects.get(organisation=patients)
    interest = interests.declare(
        kind="grant",
        company_name="Northwind Pharma",
        by=cast.actor(persons["po_admin"]),
        today=today,
    )
    return {
        "organisations:screening": {"public_id": patients.public_id},
        "organisations:screening-": {"public_id": match.public_id},
        "organisations:screening-queue": {},
        "organisations:interest-": {"public_id": interest.public_id},
        "organisations:interest-create": {},
        "organisations:interests": {},
    }
