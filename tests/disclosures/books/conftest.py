import pytest

from disclosures.actions import periods
from tests import cast


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def period(company, by):
    return periods.open_year(company, 2025, by=by)
