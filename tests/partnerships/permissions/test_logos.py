"""Use of a name or logo: the owner decides, takes it back, and it ends by itself."""

import datetime

import pytest

from notices.models import Notice
from partnerships.actions import permissions
from partnerships.lifecycle.permissions import permits
from partnerships.models import LogoPermission, PartnershipParty
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import LOGO_UNTIL as LAST
from tests.partnerships.life import asked
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def granted(table):
    permission = asked(table)
    permissions.grant(permission, by=table.volunteer, today=TODAY)
    permission.refresh_from_db()
    return permission


def test_a_permission_covers_its_media_and_its_days(table):
    granted(table)
    two = (table.patients, table.company)

    assert permits(*two, "print", TODAY)
    assert permits(*two, "website", LAST)
    assert not permits(*two, "film", TODAY)
    assert not permits(*two, "print", LAST + datetime.timedelta(days=1))
    assert not permits(*reversed(two), "print", TODAY)


def test_asking_is_not_a_permission(table):
    asked(table)

    assert not permits(table.patients, table.company, "print", TODAY)


def test_an_organisation_asks_a_company_too(table):
    permission = asked(table, by=table.volunteer, owner=table.company)

    permissions.grant(permission, by=table.lead, today=TODAY)

    assert permits(table.company, table.patients, "print", TODAY)


def test_only_the_owner_decides(table):
    permission = asked(table)

    for move in (permissions.grant, permissions.refuse):
        with pytest.raises(Refused, match="Only the owner"):
            move(permission, by=table.lead, today=TODAY, words="Because")


def test_a_refusal_and_a_revocation_have_reasons(table):
    permission = asked(table)
    with pytest.raises(Refused, match="Say why"):
        permissions.refuse(permission, by=table.volunteer, today=TODAY, words="")

    permissions.grant(permission, by=table.volunteer, today=TODAY)
    permissions.revoke(
        permission, by=table.volunteer, today=TODAY, words="It stood beside a product"
    )

    permission.refresh_from_db()
    assert permission.state == "revoked"
    assert not permits(table.patients, table.company, "print", TODAY)
    assert (
        Notice.objects.filter(
            person_id=table.lead.person_id, kind="logo_answered"
        ).count()
        == 2
    )


def test_its_last_day_ends_it_once(table):
    permission = granted(table)

    ended = [
        permissions.expire(LAST + n * datetime.timedelta(days=1)) for n in (0, 1, 1)
    ]

    permission.refresh_from_db()
    assert ended == [0, 1, 0]
    assert (permission.state, permission.ended_on) == ("expired", LAST)


def test_both_sides_are_reminded_a_month_and_a_week_before(table):
    granted(table)

    for left in range(40, -1, -1):
        permissions.remind(LAST - datetime.timedelta(days=left))

    for actor in (table.lead, table.volunteer):
        told = Notice.objects.filter(person_id=actor.person_id, kind="logo_ending")
        assert told.count() == 2


@pytest.mark.parametrize("who", ["own", "stranger", "past"])
def test_what_makes_no_sense_is_refused(table, who):
    facts, owner = {}, table.patients
    if who == "own":
        owner = table.company
    elif who == "stranger":
        owner = cast.patients("Somebody Else")
    else:
        facts = {
            "from_on": LAST.replace(year=2020),
            "until_on": LAST.replace(year=2020),
        }

    with pytest.raises(Refused):
        asked(table, owner=owner, **facts)


def test_the_same_form_sent_twice_is_one(table):
    assert asked(table, key="k") == asked(table, key="k")
    assert LogoPermission.objects.count() == 1


def test_the_two_see_it_and_a_third_party_of_the_partnership_does_not(table):
    asked(table)
    third = cast.company("Southgate Biologics")
    PartnershipParty.objects.create(
        partnership=table.partnership,
        organisation=third,
        side="company",
        state="joined",
        invited_on=TODAY,
        invited_by=table.patients,
        joined_on=TODAY,
    )

    assert [
        LogoPermission.objects.for_actor(actor).count()
        for actor in (
            table.lead,
            table.volunteer,
            cast.actor(cast.member(third, "lead"), third),
        )
    ] == [1, 1, 0]
