"""An operator sees whether what was published is still what was published."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from disclosures.actions import retention
from disclosures.models import Line
from tests import cast
from tests.conftest import APPLICATION, OWNER, connect_as
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def published(company, patients, by, compliance_reviewer):
    """Two versions of a report: a line of the first is in the second as it was."""
    second = cast.actor(compliance_reviewer)
    ledger.transfer(company, patients, description="Ζωή – a helpline")
    ledger.transfer(company, patients, description="A meeting")
    ledger.published(ledger.in_review(company, by=by), by=by, second=second)
    ledger.transfer(company, patients, description="Films")
    return ledger.published(
        ledger.period_of(company), by=by, second=second, reason="One was missing"
    )


def verified(**options):
    said = StringIO()
    call_command("verify_reports", stdout=said, stderr=said, **options)
    return said.getvalue()


def test_what_is_as_it_was_published_is_said(published):
    assert verified() == "2 reports are as they were published.\n"
    assert verified(report=published.public_id) == (
        "1 report is as it was published.\n"
    )


def test_without_a_report_there_is_nothing_to_find(db):
    assert verified() == "0 reports are as they were published.\n"


FILE = "The file that was fixed is another one."
PAGES = "What the pages show is not what was fixed."


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "wrong", "sentence"),
    [
        (
            "update disclosures_snapshotpart set data = data || ' ' where report_id = %s",
            1,
            FILE,
        ),
        (
            "update disclosures_lineversion set content = '{}' where report_id = %s",
            1,
            PAGES,
        ),
        (
            "update disclosures_lineversion set content = '{}' where report_id <= %s",
            2,
            PAGES,
        ),
        ("delete from disclosures_reportline where report_id = %s", 1, PAGES),
        ("update disclosures_publishedreport set facts = '{}' where id = %s", 1, PAGES),
    ],
    ids=["file", "line", "line of both", "lost line", "head"],
)
def test_what_a_database_owner_changed_is_found(published, statement, wrong, sentence):
    connect_as(OWNER)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute(statement, [published.pk])
        assert cursor.rowcount > 0
    connect_as(APPLICATION)
    said = StringIO()

    with pytest.raises(CommandError, match=f"{wrong} of 2 reports") as refused:
        call_command("verify_reports", stdout=said, stderr=said)

    assert refused.value.returncode == 1
    assert said.getvalue().count(sentence) == wrong
    assert f"{published} ({published.public_id}): {sentence}" in said.getvalue()


def test_a_file_that_the_public_gets_no_more_is_written(
    client, published, by, tmp_path
):
    retention.withdraw(
        list(Line.objects.all()), ground="A court.", legal=True, by=by, today=TODAY
    )
    file = tmp_path / "report.json"

    assert "1 report is" in verified(report=published.public_id, output=file)

    assert hashlib.sha256(file.read_bytes()).hexdigest() == published.sha256
    with pytest.raises(CommandError, match="File exists") as refused:
        verified(report=published.public_id, output=file)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            {"report": "abcdefghijklmnop"},
            "No report has the public id abcdefghijklmnop",
        ),
        ({"output": "report.json"}, "Name one with --report"),
    ],
)
def test_what_can_not_be_done_is_said(published, options, words):
    with pytest.raises(CommandError, match=words) as refused:
        verified(**options)
    assert refused.value.returncode == 2
