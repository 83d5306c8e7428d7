"""A year of a company that paid persons as well as an organisation."""

from decimal import Decimal

import pytest

from disclosures.actions import people
from tests import cast
from tests.disclosures import ledger

PATIENTS = "patients_and_carers"
FEES = {
    "group": PATIENTS,
    "category": "service_fee",
    "currency": "GBP",
    "amount": Decimal("1234.50"),
    "people": 12,
    "words": "Advice on leaflets",
}


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


@pytest.fixture
def period(company, patients, by):
    ledger.transfer(company, patients, by=by)
    return ledger.period_of(company)


@pytest.fixture
def fees(period, by):
    return people.add(period, FEES, by=by)
