"""Mandates that nobody has verified, and deputies: no way around them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.actions import invitations, people
from organisations.actors import seats
from organisations.models import Deputy, Invitation
from tests import cast
from workflow.moves import Refused


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def first(patients, officer, today):
    """A company's invitation of a first administrator."""
    return invitations.invite_first(
        patients,
        by=cast.actor(officer),
        today=today,
        email="chair@example.org",
        address_source="Their website",
    )


def test_unverified_roles_add_nothing_to_verified_ones(
    first, patients, po_member, today
):
    """A member who has the letter does not become an administrator by it."""
    invitations.accept(first, po_member, today=today)

    actor = cast.actor(po_member, patients)

    assert (actor.roles, actor.only_company_id) == (frozenset({"member"}), None)


def test_first_administrator_is_not_needed_any_more(
    first, patients, po_administrator, nobody, today
):
    with pytest.raises(Refused, match="administrator here already"):
        invitations.accept(first, nobody, today=today)

    assert seats(nobody, today) == []


def test_colleague_of_a_limited_administrator_joins_after_their_verification(
    patients, company, nobody, today
):
    limited = cast.member(patients, "administrator", only_company=company)
    asked = invitations.invite(
        patients,
        by=cast.actor(limited),
        today=today,
        email="board@example.org",
        roles=["reviewer"],
    )
    limited.memberships.update(only_company=None)

    invitations.accept(asked, nobody, today=today)

    assert Invitation.objects.get(pk=asked.pk).state == "accepted"


def test_limited_administrator_names_no_deputy_for_others(
    patients, company, po_administrator, today
):
    limited = cast.member(patients, "administrator", only_company=company)

    with pytest.raises(Refused):
        people.name_deputy(
            patients,
            po_administrator,
            limited,
            by=cast.actor(limited),
            today=today,
            from_on=today,
            until_on=today + datetime.timedelta(days=9),
        )


def test_deputy_whose_own_time_is_over_acts_for_nobody(company, officer, viewer, today):
    Deputy.objects.create(
        person=officer,
        deputy=viewer,
        organisation=company,
        from_on=today,
        until_on=today + datetime.timedelta(days=9),
    )
    assert "disclosure_officer" in cast.actor(viewer).roles

    viewer.memberships.update(until_on=today - datetime.timedelta(days=1))

    assert seats(viewer, today) == []


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("letter", {}),
        (
            "invite-first",
            {"email": "chair@example.org", "address_source": "Their website"},
        ),
    ],
)
def test_one_person_does_not_send_any_number_of_invitations(
    sign_in, officer, settings, page, data
):
    settings.ACCOUNT_RATE_LIMITS = {"invite": "2/m/user"}
    client = sign_in(officer)

    statuses = [
        client.post(
            reverse(f"organisations:{page}", args=[cast.patients(name).public_id]), data
        ).status_code
        for name in ("Asthma Circle", "Lung Circle", "Heart Circle")
    ]

    assert statuses[2] == 429
    assert Invitation.objects.count() == 2


def test_an_administrator_does_not_send_any_number_of_invitations(
    sign_in, company_administrator, company, settings
):
    settings.ACCOUNT_RATE_LIMITS = {"invite": "2/m/user"}
    client = sign_in(company_administrator)
    address = reverse("organisations:invite", args=[company.public_id])

    for number in range(3):
        data = {"email": f"person{number}@northwind.example", "roles": ["viewer"]}
        client.post(address, data)

    assert Invitation.objects.count() == 2


def test_slips_of_the_pen_are_not_counted(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"access_request": "1/m/ip", "letter_code": "1/m/ip"}
    wanting = {"organisation_name": "Asthma Circle", "country": "IE", "words": "Chair"}
    whole = {**wanting, "name": "Ada", "email": "ada@asthma.example"}
    ask, join = (
        reverse("organisations:access-request"),
        reverse("organisations:letter-code"),
    )

    slips = [
        client.post(ask, wanting),
        client.post(ask, wanting),
        client.post(join, {}),
    ]
    asked = [client.post(ask, whole), client.post(ask, whole)]

    assert [each.status_code for each in slips] == [200, 200, 200]
    assert [each.status_code for each in asked] == [200, 429]
