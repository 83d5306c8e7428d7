"""Checks of agreements that had no test of their own, and whose rules ask them."""

import pytest

from partnerships.gates.checking import assessed
from tests.partnerships import table as laying
from tests.partnerships.gates.test_completeness import found, full
from tests.partnerships.table import TODAY


@pytest.fixture
def table():
    return laying.laid()


def test_words_about_payment_that_name_a_person_are_found(table):
    agreement = full(table, payment_terms="To the account of Dr. Anna Example")

    assert "VR-08.payee" in found(agreement)


def test_entertainment_and_company_at_meetings_are_found(table):
    agreement = full(table, entertainment=True, accompanying=True)

    told = found(agreement)
    assert {"VR-25.entertainment", "VR-25.accompanying"} <= told.keys()


def test_a_country_asks_of_agreements_what_is_asked_in_general(table):
    agreement = full(table, benefit="")
    check = assessed(agreement, agreement.current_id, TODAY)

    assert check.regime.name == "United Kingdom, ABPI Code 2024"
    assert [(each.key, each.level) for each in check.findings] == [
        ("VR-01.benefit", "ask")
    ]
