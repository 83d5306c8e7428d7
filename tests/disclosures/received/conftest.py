"""Rare Lung's own books beside what Northwind reports."""

import datetime
from decimal import Decimal

import pytest

from disclosures.actions import comparisons, receipts
from disclosures.reconciliation.entered import Facts
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY
DAY = datetime.date(2025, 3, 14)


def facts(amount="3200.00", **fields):
    given = {
        "payer_name": "Northwind Pharma",
        "amount": Decimal(amount),
        "currency": "GBP",
        "year": 2025,
        **fields,
    }
    return Facts(**given)


@pytest.fixture
def po(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def firm(officer):
    return cast.actor(officer)


@pytest.fixture
def enter(company, po):
    def enter(amount="3200.00", **fields):
        return receipts.enter(facts(amount, payer=company, **fields), by=po)

    return enter


@pytest.fixture
def report(company, patients, firm):
    """Payments that the organisation sees: in review."""

    def report(*payments):
        made = [
            ledger.transfer(company, patients, by=firm, **payment)
            for payment in payments
        ]
        ledger.in_review(company, by=firm)
        return made

    return report


@pytest.fixture
def comparison(company, po):
    return comparisons.compare(company, by=po)
