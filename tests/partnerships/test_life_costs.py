"""What the pages of a running agreement cost, for one row and for many."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from partnerships.actions import activities, milestones
from tests.partnerships import table as laying
from tests.partnerships.life import (
    added,
    asked,
    brought,
    commented,
    loaded,
    paid,
    returned,
    shown,
    used,
)
from tests.partnerships.signed_table import milestone, signed
from tests.partnerships.table import TODAY

LIST, DETAIL = 8, 10
MANY = 3


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return signed(table)


def at(actor):
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.person_id))
    client.get(url("list"))  # the first page of a session costs more
    return client


def url(name, *args):
    return reverse(f"partnerships:{name}", args=args)


def cost(client, address):
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    assert response.status_code == 200
    return len(seen)


MADE = {
    "activity-list": lambda table, _agreement: added(table),
    "logo-list": lambda table, _agreement: asked(table),
    "data-use-list": lambda table, _agreement: used(table),
    "material-list": lambda table, _agreement: shown(table),
    "acknowledgement-list": brought,
    "fair-pay-list": paid,
}
OF_AGREEMENTS = {"acknowledgement-list", "fair-pay-list"}


@pytest.mark.parametrize("name", MADE)
def test_a_list_costs_the_same_for_one_and_for_many(table, agreement, name):
    of = agreement.reference if name in OF_AGREEMENTS else table.partnership.public_id
    client = at(table.volunteer)
    MADE[name](table, agreement)
    one = cost(client, url(name, of))

    for _each in range(MANY):
        MADE[name](table, agreement)

    assert cost(client, url(name, of)) == one
    assert one <= LIST


@pytest.mark.parametrize(
    "what", ["milestones", "looks", "pay", "logos", "data", "materials"]
)
def test_what_waits_costs_a_list(table, agreement, what):
    client = at(table.volunteer)
    for _each in range(MANY):
        asked(table)
        used(table, by=table.lead)
        shown(table, by=table.lead)
        paid(table, agreement)
    milestones.report_done(
        milestone(agreement, "payment"), by=table.lead, today=TODAY, words="Paid"
    )

    assert cost(client, url("due-of", what)) <= LIST


def test_the_life_of_an_agreement_costs_the_same_for_few_and_many(table, agreement):
    client = at(table.volunteer)
    few = cost(client, url("life", agreement.reference))

    for _each in range(MANY):
        added(table, agreements=[agreement])
        brought(table, agreement)
        paid(table, agreement)
    returned(table, agreement)

    assert cost(client, url("life", agreement.reference)) == few
    assert few <= DETAIL


def test_details_cost_the_same_for_few_and_many(table, agreement):
    client = at(table.volunteer)
    material = shown(table, by=table.lead)
    commented(table, material, "reader", by=table.volunteer)
    activity = added(table, agreements=[agreement])
    activities.count_people(activity, {"lived": (2, None)}, by=table.lead)
    things = [
        material,
        activity,
        asked(table),
        used(table),
        paid(table, agreement),
        brought(table, agreement),
        milestone(agreement),
        returned(table, agreement),
    ]
    few = [cost(client, thing.get_absolute_url()) for thing in things]

    for _each in range(MANY):
        commented(table, material, "reader", by=table.volunteer)
    activities.count_people(
        activity, {"staff": (2, None), "company": (1, 3)}, by=table.lead
    )

    assert [cost(client, thing.get_absolute_url()) for thing in things] == few
    assert max(few) <= DETAIL


def test_a_rate_table_costs_a_detail(table):
    client = at(table.volunteer)

    assert cost(client, loaded(table).get_absolute_url()) <= DETAIL
    assert cost(client, url("rate-table-list")) <= LIST
