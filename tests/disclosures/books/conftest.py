import pytest

from disclosures.actions import opening
from tests import cast


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def period(company, by):
    return opening.open_year(company, 2025, by=by)
