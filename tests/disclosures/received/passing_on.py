"""An agency, its reporter and its list, to test with."""

import datetime
from decimal import Decimal

from disclosures.actions import passed_on, receipts
from disclosures.reconciliation.entered import Facts
from organisations.models import Organisation
from tests import cast
from tests.disclosures import ledger

TODAY = ledger.TODAY
DUE = TODAY + datetime.timedelta(days=21)
DAY = datetime.date(2025, 5, 6)
NAME = "Relay Events (invented)"


def agency(name=NAME):
    return cast.organisation(name, "GB", Organisation.Kind.OTHER)


def reporter_of(organisation):
    return cast.member(organisation, "agency_reporter")


def paid_through(company, recipient, *, by, amount="800.00", **fields):
    given = {"intermediary": NAME, "paid_on": DAY, **fields}
    return ledger.transfer(company, recipient, by=by, amount=Decimal(amount), **given)


def asked(organisation, company, *, by):
    return passed_on.ask(
        organisation, ledger.period_of(company), by=by, due_on=DUE, today=TODAY
    )


def row(name="Rare Lung Alliance", amount="800.00", **fields):
    given = {"received_on": DAY, "year": 2025, **fields}
    return Facts(
        "Northwind Pharma", Decimal(amount), "GBP", recipient_name=name, **given
    )


def handed_in(made, *rows, by):
    for each in rows:
        receipts.enter(each, by=by, passed_on=made, another=True)
    statement = "complete" if rows else "nothing"
    return passed_on.hand_in(made, statement, by=by, today=TODAY)
