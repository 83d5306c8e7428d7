import pytest
from django.db import connection, transaction

from disclosures import statistics
from tests.disclosures import ledger


def known_rows():
    with connection.cursor() as cursor:
        cursor.execute(
            "select reltuples::int from pg_class where relname = 'disclosures_transfer'"
        )
        return cursor.fetchone()[0]


def test_the_application_may_gather_statistics_of_tables_it_does_not_own(
    company, patients
):
    for _ in range(3):
        ledger.transfer(company, patients)

    statistics.gather()

    assert known_rows() == 3


@pytest.mark.django_db(transaction=True)
def test_they_are_gathered_once_the_rows_are_there(company, patients, officer):
    with transaction.atomic():
        ledger.transfer(company, patients)
        statistics.gather_after_commit()
        before = known_rows()

    assert (before, known_rows()) != (1, 1)
    assert known_rows() == 1
