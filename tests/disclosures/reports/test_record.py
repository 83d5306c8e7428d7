"""What the checks found stays with the report: mended, insisted on, only told."""

import pytest
from django.db import ProgrammingError, transaction

from audit.acting import acting
from disclosures.actions import publication, reports, transfers
from disclosures.findings import finding
from disclosures.findings.looks import record_of
from disclosures.models import FindingsLook, Report
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def draft(company, patients, by):
    """Begun with a row without a description, and one that says only “Grant”."""
    ledger.transfer(company, patients, description="")
    ledger.transfer(company, patients, description="Grant", amount="9.00")
    period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=TODAY)
    return reports.write(report, by=by, methodology=ledger.METHOD)


@pytest.fixture
def certified(draft, by):
    """One is mended, the other goes out with words."""
    found = finding(draft, "no_description").entries().get()
    transfers.edit(
        found.transfer,
        {
            "description": "Helpline for families in the north, in its second year of work"
        },
        version=found.transfer.version,
        by=by,
        today=TODAY,
        reason="Said now",
    )
    reports.insist(finding(draft, "says_nothing"), "All we know.", by=by)
    return reports.certify(draft, by=by, today=TODAY)


def record(report):
    return record_of(report.looks.order_by("pk"))


def test_beginning_certifying_and_publishing_are_looked_at(
    certified, by, compliance_reviewer
):
    report = reports.approve(certified, by=cast.actor(compliance_reviewer), today=TODAY)
    publication.publish(report, by=by, today=TODAY)

    moments = report.looks.order_by("pk").values_list("moment", "looked_on")
    assert list(moments) == [
        ("started", TODAY),
        ("certified", TODAY),
        ("published", TODAY),
    ]


def test_what_was_mended_and_who_insisted_are_told(certified, officer):
    told = record(certified)

    kept = {each.code: each for each in told.kept}
    (words,) = kept["says_nothing"].insisted
    assert (words.words, words.by_id, words.rows) == ("All we know.", officer.pk, 1)
    assert kept["says_nothing"].checks == ["VR-11"]
    assert [str(title) for title in told.mended] == ["No methodology note",
                                                     "No description"]  # fmt: skip
    assert told.sentence.startswith("Findings: 2 mended, 1 goes out with words")


def test_the_page_of_the_report_tells_it(sign_in, officer, certified):
    page = " ".join(
        sign_in(officer).get(certified.get_absolute_url()).content.decode().split()
    )

    assert "Findings: 2 mended, 1 goes out with words" in page
    assert "“All we know.”" in page
    assert officer.name in page
    assert "VR-11" in page


def test_nobody_changes_what_was_found(certified, by):
    with (
        pytest.raises(ProgrammingError, match=r"append-only|permission denied"),
        transaction.atomic(),
        acting(by),
    ):
        FindingsLook.objects.update(found=[])


def test_insisting_needs_words(draft, by):
    with pytest.raises(Refused, match="Say in words"):
        reports.insist(finding(draft, "says_nothing"), "  ", by=by)


def test_a_correction_keeps_who_insisted(certified, by, officer, compliance_reviewer):
    report = reports.approve(certified, by=cast.actor(compliance_reviewer), today=TODAY)
    publication.publish(report, by=by, today=TODAY)

    again = reports.start(
        Report.objects.get().period, by=by, today=TODAY, reason="A slip"
    )

    assert again.reservations.get().said_by_id == officer.pk


def test_a_report_that_nobody_looked_at_has_no_record():
    assert record_of([]) is None
