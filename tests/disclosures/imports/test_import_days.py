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


COUNTED = """
[file]
decimal = "."
date_format = "%Y-%m-%d"
[columns]
recipient = "to"
amount = "amount"
paid_year = "year"
paid_on = "paid"
invoiced_on = "invoice"
recognised_on = "counts"
recognised_by = "by"
reference = "ref"
[defaults]
currency = "GBP"
category = "grant"
vat_treatment = "not applicable"
"""
COUNTED_HEAD = "to,amount,year,paid,invoice,counts,by,ref\n"


def counted(row):
    return f"{COUNTED_HEAD}Mind Together,100,{row},A"


@pytest.mark.parametrize("day", ["invoiced_on", "INVOICED_ON"])
def test_the_day_that_counts_becomes_the_day_that_it_is(checked, store, day):
    store(checked(counted(f"2024,2025-01-14,,2024-12-20,{day}"), COUNTED))

    one = stored()
    assert (one.invoiced_on, one.paid_year) == (datetime.date(2024, 12, 20), 2025)
    assert one.entry.period.year == 2024


def test_the_day_of_the_payment_adds_nothing(checked, store):
    store(checked(counted("2025,2025-01-14,,2025-01-14,paid_on"), COUNTED))

    assert (stored().paid_year, stored().invoiced_on) == (2025, None)


def test_a_day_that_is_none_of_the_payment_is_no_mistake(checked, store):
    store(checked(counted("2024,2025-01-14,,2024-01-01,"), COUNTED))

    assert (stored().paid_year, stored().invoiced_on) == (2025, None)


def test_without_a_day_of_payment_the_year_is_the_one_that_counts(checked, store):
    store(checked(counted("2024,,,2024-12-20,received_on"), COUNTED))

    one = stored()
    assert (one.paid_year, one.received_on) == (2024, datetime.date(2024, 12, 20))


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("2025,2025-01-14,,2024-12-20,invoiced_on", "counts", "The year is 2025"),
        ("2024,2025-01-14,2024-12-21,2024-12-20,invoiced_on", "counts", "Two columns"),
        ("2024,2025-01-14,,2024-12-20,paid_on", "counts", "two days differ"),
        ("2024,2025-01-14,,2024-12-20,shipped_on", "by", "no day of a payment"),
        ("2025,2025-01-14,,,invoiced_on", "counts", "which day counts"),
        ("2024,2025-01-14,,20/12/2024,invoiced_on", "counts", "is not a date"),
        ("2024,0025-01-14,,2024-12-20,invoiced_on", "paid", "can't be right"),
        ("0204,2025-01-14,,0204-12-20,invoiced_on", "counts", "can't be right"),
    ],
)
def test_what_does_not_fit_is_told(checked, row, column, words):
    batch = checked(counted(row), COUNTED)

    errors = ImportRow.objects.get(batch=batch).errors
    told = [error for error in errors if words in error["wrong"]]
    assert [error["column"] for error in told] == [column]
