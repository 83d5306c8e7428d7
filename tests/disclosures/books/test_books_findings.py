"""The books and the agreements say what a report lacks."""

import datetime
from decimal import Decimal

from disclosures.actions import periods, reports
from disclosures.findings import findings
from disclosures.models import BooksPair
from tests.disclosures import ledger
from tests.disclosures.books.books import bring


def codes(period, *, by):
    report = reports.start(periods.freeze(period, by=by), by=by, today=ledger.TODAY)
    return {each.rule.code: each.count for each in findings(report)}


def test_the_books_name_another_recipient(
    company, patients, other_patients, period, by
):
    ledger.transfer(company, other_patients, by=by, amount=Decimal(120), reference="D1")

    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)

    assert BooksPair.objects.get().way == "reference"
    assert codes(period, by=by)["paid_to_another"] == 1


def test_who_passed_it_on_is_named(company, patients, other_patients, period, by):
    ledger.transfer(
        company,
        other_patients,
        by=by,
        amount=Decimal(120),
        reference="D1",
        ultimate_recipient=patients,
    )

    bring(period, f"D1;70;{patients.legal_name};2025-03-01;120;GBP;", by=by)

    assert "paid_to_another" not in codes(period, by=by)


def test_money_before_the_signature_is_found(company, patients, period, by):
    for day in (1, 20):
        ledger.transfer(
            company,
            patients,
            by=by,
            paid_on=datetime.date(2025, 3, day),
            agreement_title="Helpline",
            agreement_signed_on=datetime.date(2025, 3, 10),
        )

    assert codes(period, by=by)["paid_unsigned"] == 1
