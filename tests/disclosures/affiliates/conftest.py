"""A company whose group has another one, in a year with a payment of its own."""

import datetime

import pytest

from audit.acting import acting
from disclosures.actions import affiliates
from disclosures.actions.affiliates import Entered
from documents.models import Document, keep
from tests import cast
from tests.disclosures import ledger

UNTIL = ledger.TODAY + datetime.timedelta(days=14)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(second_officer):
    return cast.actor(second_officer)


@pytest.fixture
def sister(company):
    """A part of the company's group."""
    return cast.company("Northwind Benelux", "BE", parent=company)


@pytest.fixture
def sisters_officer(sister):
    return cast.member(sister, "disclosure_officer")


@pytest.fixture
def hers(sisters_officer):
    return cast.actor(sisters_officer)


@pytest.fixture
def period(company, patients, sister, by):
    ledger.transfer(company, patients, by=by)
    return ledger.period_of(company)


@pytest.fixture
def asked(period, sisters_officer, by):
    (made,) = affiliates.ask(period, by=by, today=ledger.TODAY, answer_by=UNTIL)
    return made


@pytest.fixture
def letter(by):
    """What the other company said, as the officer has it on paper."""

    def made(said_on=ledger.TODAY):
        with acting(by):
            kept = keep(
                b"%PDF-1.4 letter",
                name="letter.pdf",
                media_type="application/pdf",
                kind=Document.Kind.EVIDENCE,
                owner_id=by.organisation_id,
            )
        return Entered("Head of finance", said_on, kept)

    return made
