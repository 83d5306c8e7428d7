"""A row that its recipient is asked about."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.disclosures import ledger

TODAY = timezone.localdate()


REVIEW = reverse("disclosures:review")


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def other_by(outsider_officer):
    return cast.actor(outsider_officer)


@pytest.fixture
def entry(company, patients, po_administrator, by):
    made = ledger.entry(company, patients, intermediary="NWP Treasury BV")
    ledger.in_review(company, by=by, today=TODAY)
    made.refresh_from_db()
    return made


def key(entry):
    entry.refresh_from_db()
    return f"{entry.public_id}.{entry.version}"


def send(client, entry, said, **fields):
    return client.post(
        reverse("disclosures:review-answers"),
        {"row": key(entry), "answer": said, **fields},
        follow=True,
    )


def page(client):
    return client.get(REVIEW).content.decode()
