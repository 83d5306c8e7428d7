import pytest

from tests import cast
from tests.disclosures import ledger


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def transfer(company, patients, by):
    return ledger.transfer(company, patients, by=by)


@pytest.fixture
def shown(transfer, company, by):
    """A transfer that its recipient can see."""
    ledger.in_review(company, by=by)
    return transfer
