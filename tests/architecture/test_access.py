"""Who gets what at each address, by each method. A new address without a row fails.

The table is `access.txt`; whoever is meant by a column stands in `world.py`. A method
that has no row is answered with 405, whoever asks. A row with two statuses is about
addresses that are the same for everybody who is signed in. Forms are sent empty but for
what they are about: where a person may send one, it comes back (200) or leads on (302);
an action that refuses leads on too, and its own tests are about that.
"""

from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.world import PEOPLE, addresses, make

TABLE = Path(__file__).with_name("access.txt")
METHODS = ("GET", "POST")
OTHER_METHODS = ("PUT", "PATCH", "DELETE")
SOME = ("nobody", "officer", "po_admin", "registrar")
# django-allauth asks who somebody is before it looks at the method
ALLAUTH = ("account_", "mfa_", "openid_connect_", "socialaccount_", "/accounts/")


def _rows():
    """For each address and method: the status for each kind of person who is asked."""
    lines = [line.split() for line in TABLE.read_text().splitlines()]
    _, _, *columns = lines[0]
    rows = {}
    for method, address, *words in lines[1:]:
        statuses = [int(word) for word in words]
        if len(statuses) == 2:
            visitor, signed_in = statuses
            row = {"visitor": visitor} | dict.fromkeys(SOME, signed_in)
        else:
            row = dict(zip(columns, statuses, strict=True))
        rows[method, address] = row
    return rows


ROWS = _rows()
ADDRESSES = {address for _, address in ROWS}


@pytest.fixture
def world():
    return make()


def _answered(world, who, asked):
    """The status for each method and address, each asked as if it were the only one."""
    client = Client(raise_request_exception=False)
    if who != "visitor":
        client.force_login(world.people[who])
    signed_in = client.cookies.output(header="")
    statuses = {}
    for method, address in asked:
        client.cookies = SimpleCookie(signed_in)
        ask = client.post if method == "POST" else partial(client.generic, method)
        data = world.posted.get(address, {}) if method == "POST" else ""
        with transaction.atomic():
            response = ask(world.url_of(address), data)
            transaction.set_rollback(True)
        statuses[method, address] = response.status_code
    return statuses


def _different(expected, statuses):
    return {
        f"{method} {address}": f"{statuses[method, address]} instead of {status}"
        for (method, address), status in expected.items()
        if statuses[method, address] != status
    }


def test_every_address_has_a_row():
    assert addresses() == ADDRESSES


def test_every_person_has_a_column():
    assert {tuple(row) for row in ROWS.values()} == {
        tuple(PEOPLE),
        ("visitor", *SOME),
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_access(world, who):
    expected = {key: row[who] for key, row in ROWS.items() if who in row}

    statuses = _answered(world, who, expected)

    assert _different(expected, statuses) == {}


@pytest.mark.parametrize("who", ["visitor", "officer", "po_admin"])
def test_methods_without_a_row_are_not_there(world, who):
    expected = {
        (method, address): 405
        for address in ADDRESSES
        for method in METHODS + OTHER_METHODS
        if (method, address) not in ROWS
        and not (method in OTHER_METHODS and address.startswith(ALLAUTH))
    }

    statuses = _answered(world, who, expected)

    assert _different(expected, statuses) == {}
