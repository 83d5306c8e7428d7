import datetime
from decimal import Decimal

import pytest

from independence.actions import incomes
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY
YEAR = {
    "starts_on": datetime.date(2025, 1, 1),
    "ends_on": datetime.date(2025, 12, 31),
    "currency": "GBP",
    "amount": Decimal("10000.00"),
    "core_amount": None,
    "source": "Annual accounts 2025, page 7",
    "sight": "own",
}


@pytest.fixture
def admin(po_administrator):
    return cast.actor(po_administrator)


@pytest.fixture
def enter(admin):
    """An income of the Rare Lung Alliance: 10,000 pounds in 2025, unless told."""

    def enter(**facts):
        return incomes.enter({**YEAR, **facts}, by=admin)

    return enter


@pytest.fixture
def shown(officer):
    """Payments that have reached the recipient, of a company's officer; 2025 unless told."""

    def shown(company, recipient, *amounts, officer=officer, year=2025, **facts):
        by = cast.actor(officer)
        made = [
            ledger.transfer(
                company,
                recipient,
                by=by,
                paid_year=year,
                amount=None if amount is None else Decimal(amount),
                **facts,
            )
            for amount in amounts
        ]
        ledger.in_review(company, by=by, year=year)
        return made

    return shown
