"""Days of a payment beside the one on which it was paid, from a file."""

import datetime

import pytest

from disclosures.actions import recognition
from disclosures.models import CountsOn, Entry, ImportRow, Transfer
from tests.disclosures import ledger
from tests.disclosures.imports.conftest import TODAY

MAPPING = """
[file]
decimal = "."
date_format = "%d/%m/%Y"
[columns]
recipient = "to"
amount = "amount"
paid_on = "paid"
invoiced_on = "invoice"
received_on = "arrived"
activity_on = "event"
agreement_signed_on = "signed"
reference = "ref"
[defaults]
currency = "GBP"
category = "grant"
vat_treatment = "not applicable"
"""
HEAD = "to,amount,paid,invoice,arrived,event,signed,ref\n"


@pytest.fixture(autouse=True)
def counted_by_invoice(company, patients, by):
    """As decided from 2024 on, for which one payment has to be there."""
    ledger.transfer(company, patients, by=by, paid_year=2024)
    recognition.decide(
        company,
        "generic-calendar-year",
        CountsOn.INVOICED,
        from_year=2024,
        reason="Our books",
        by=by,
        today=TODAY,
    )


def stored():
    return Transfer.objects.get(source="import")


def test_all_days_are_kept_and_the_one_that_counts_decides(checked, store):
    row = "Mind Together,100,14/01/2025,20/12/2024,16/01/2025,02/12/2024,01/11/2024,A"

    store(checked(HEAD + row, MAPPING))

    one = stored()
    assert (one.invoiced_on, one.received_on) == (
        datetime.date(2024, 12, 20),
        datetime.date(2025, 1, 16),
    )
    assert (one.activity_on, one.agreement_signed_on) == (
        datetime.date(2024, 12, 2),
        datetime.date(2024, 11, 1),
    )
    entry = Entry.objects.select_related("period").get(transfer=one)
    assert (entry.period.year, entry.recognised_on) == (2024, one.invoiced_on)


def test_a_row_that_counts_in_a_closed_year_is_late(company, patients, checked, by):
    ledger.in_review(company, by=by, year=2024)
    late = f"{patients.legal_name},100,14/01/2025,20/12/2024,,,,A"
    fine = f"{patients.legal_name},100,14/01/2025,02/01/2025,,,,B"

    batch = checked(f"{HEAD}{late}\n{fine}\n", MAPPING)

    verdicts = (
        ImportRow.objects.filter(batch=batch)
        .order_by("number")
        .values_list("verdict", flat=True)
    )
    assert list(verdicts) == ["late", "new"]


def test_a_changed_day_moves_the_entry(checked, store):
    store(checked(f"{HEAD}Mind Together,100,14/01/2025,20/12/2024,,,,A", MAPPING))

    store(checked(f"{HEAD}Mind Together,100,14/01/2025,03/01/2025,,,,A", MAPPING))

    entry = Entry.objects.select_related("period").get(transfer=stored())
    assert (entry.period.year, entry.recognised_on.month) == (2025, 1)


@pytest.mark.parametrize("day", ["31/02/2025", "03/01/0204", "yesterday"])
def test_a_day_that_cannot_be_is_refused_with_its_column(checked, day):
    batch = checked(f"{HEAD}Mind Together,100,14/01/2025,{day},,,,A", MAPPING)

    (error,) = ImportRow.objects.get(batch=batch).errors
    assert error["column"] == "invoice"


def test_the_year_of_a_payment_can_be_changed_by_a_file(checked, store):
    store(checked(f"{HEAD}Mind Together,100,14/01/2025,,,,,A", MAPPING))
    store(checked(f"{HEAD}Mind Together,100,14/01/2024,,,,,A", MAPPING))

    one = stored()
    assert (one.paid_year, one.entry.period.year) == (2024, 2024)
