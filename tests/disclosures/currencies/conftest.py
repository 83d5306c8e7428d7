import datetime

import pytest

from disclosures.rates import load
from tests import cast

TODAY = datetime.date(2026, 3, 1)
# 14 March 2025 is a Friday; the invented rates are easy to reckon with
FILE = b"""Date,USD,JPY,CHF,CYP,
2025-03-17,1.25,160.5,0.95,N/A,
2025-03-14,1.2,160,0.96,N/A,
2025-01-02,1.1,150,0.94,N/A,
"""


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def bank():
    """Rates of three days."""
    return load(FILE, "eurofxref-hist.csv", today=TODAY)
