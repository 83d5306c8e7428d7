"""What waits in the inbox of each side while an agreement runs."""

import datetime

import pytest

from accounts.models import User
from inbox.counts import around
from inbox.items import Desk
from organisations.actors import seats
from partnerships.actions import materials, milestones, permissions
from tests.partnerships import table as laying
from tests.partnerships.life import asked, commented, paid, shown, used
from tests.partnerships.signed_table import milestone, signed
from tests.partnerships.table import TODAY

SOON = datetime.date(2026, 5, 20)


@pytest.fixture
def table():
    return laying.laid()


def waiting(actor, today=SOON):
    person = User.objects.get(pk=actor.person_id)
    desk = Desk(person, seats(person, today), today)
    return {item.kind: item.count for item in around(desk)}


def test_each_side_sees_its_own_deadlines(table):
    signed(table)

    assert waiting(table.volunteer)["milestones"] == 1
    assert waiting(table.lead)["milestones_company"] == 1
    assert "milestones" not in waiting(table.volunteer, TODAY)


def test_what_one_side_says_is_done_waits_for_the_other(table):
    agreement = signed(table)

    milestones.report_done(
        milestone(agreement), by=table.volunteer, today=TODAY, words="Done"
    )

    assert waiting(table.lead)["looks_company"] == 1
    assert "looks" not in waiting(table.volunteer)
    assert "milestones" not in waiting(table.volunteer)


def test_questions_wait_for_the_side_that_was_asked_until_it_answers(table):
    agreement = signed(table)
    permission = asked(table)
    used(table, by=table.lead)
    material = shown(table, by=table.lead)
    paid(table, agreement)

    before = waiting(table.volunteer)
    permissions.grant(permission, by=table.volunteer, today=TODAY)
    commented(table, material, "reader", by=table.volunteer)
    after = waiting(table.volunteer)

    kinds = ("logos", "data_uses", "materials", "pay")
    assert [before.get(kind) for kind in kinds] == [1, 1, 1, 1]
    assert [after.get(kind) for kind in kinds] == [None, 1, None, 1]
    assert not set(kinds) & set(waiting(table.lead))


def test_a_finished_material_waits_for_nobody(table):
    material = shown(table, by=table.lead)

    materials.close(material, by=table.lead, today=TODAY, words="We chose another")

    assert "materials" not in waiting(table.volunteer)
