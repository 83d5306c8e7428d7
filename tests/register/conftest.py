import pytest

from tests.register import published


@pytest.fixture
def payer():
    return published.organisation("Northwind Pharma", company=True)


@pytest.fixture
def recipient():
    return published.organisation("Rare Lung Alliance")


@pytest.fixture
def line(payer, recipient):
    """One published entry of 3,500.00 pounds."""
    made = published.report(payer, [published.row(recipient, "3500.00")])
    return made.lines.get().line_version.line
