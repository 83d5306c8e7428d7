"""A company of the group that is silent is found, goes out with words, and is named."""

import pytest

from disclosures.actions import affiliates, publication, reports
from disclosures.exports.reports.about import group
from disclosures.exports.reports.source import Source
from disclosures.findings import finding, open_findings
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.exports import test_standards as standards
from workflow.moves import Refused

TODAY = ledger.TODAY
WHY = "It was asked three times."
SILENT = "Northwind Benelux has not said whether its list is complete."


def draft(company, by):
    return reports.start(ledger.in_correction(company, by=by), by=by, today=TODAY)


def found(report):
    return finding(report, "affiliate_silent").open


def published(report, by, second):
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)
    return publication.publish(report, by=by, today=TODAY)


def snapshot(report):
    told = standards.snapshot(report)
    assert list(standards.validator("report-1").iter_errors(told)) == []
    return told["report"]


def test_a_silent_company_of_the_group_is_found(asked, company, by, hers):
    report = draft(company, by)
    assert found(report)

    affiliates.say(asked, "complete", by=hers, today=TODAY)

    assert not found(report)


def test_one_that_was_never_asked_is_silent_too(period, company, sister, by):
    assert found(draft(company, by))


def test_a_word_that_lapsed_is_silence(asked, company, patients, sister, by, hers):
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    ledger.transfer(company, patients, by=by, paid_by=sister)

    assert found(draft(company, by))


def test_one_without_business_is_not_missed_and_the_report_says_so(
    asked, sister, company, by, second, client
):
    affiliates.take_out(asked, "Dormant", by=by)
    report = draft(company, by)
    assert not found(report)

    page = client.get(published(report, by, second).get_absolute_url())

    assert f"{sister.legal_name} was not asked" in page.content.decode()


def test_a_company_alone_is_asked_for_nothing(company, patients, by, second):
    ledger.transfer(company, patients, by=by)
    report = draft(company, by)

    assert not found(report)
    assert "affiliates" not in snapshot(published(report, by, second))


def test_silence_never_blocks_and_goes_out_as_a_public_reservation(
    asked, company, by, second, client
):
    report = draft(company, by)
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    with pytest.raises(Refused, match="say in words why it goes out"):
        reports.certify(report, by=by, today=TODAY)
    (silent,) = [
        each for each in open_findings(report) if each.rule.code == "affiliate_silent"
    ]
    reports.insist(silent, WHY, by=by)

    public = published(report, by, second)

    told = snapshot(public)
    assert told["reservations"] == [
        {"rule": "affiliate_silent", "words": f"{SILENT} {WHY}"}
    ]
    assert told["affiliates"] == [
        {"entered": False, "name": "Northwind Benelux", "on": None, "statement": None}
    ]
    page = client.get(public.get_absolute_url()).content.decode()
    assert SILENT in page
    assert WHY in page


def test_what_each_said_is_published_without_names_of_people(
    asked, company, by, second, hers, letter, client
):
    other = cast.company("Northwind Iberia", "ES", parent=company)
    affiliates.say(asked, "complete", by=hers, today=TODAY, words="Looked at all.")
    (iberia,) = affiliates.ask(
        asked.period, by=by, today=TODAY, answer_by=asked.answer_by
    )
    assert iberia.affiliate == other
    affiliates.say(iberia, "nothing", by=by, today=TODAY, entered=letter())

    public = published(draft(company, by), by, second)

    assert snapshot(public)["affiliates"] == [
        {
            "entered": False,
            "name": "Northwind Benelux",
            "on": "2026-03-01",
            "statement": "complete",
        },
        {
            "entered": True,
            "name": "Northwind Iberia",
            "on": "2026-03-01",
            "statement": "nothing",
        },
    ]
    page = client.get(public.get_absolute_url()).content.decode()
    said = (
        "Northwind Benelux said on 1 March 2026 that its list is complete.",
        (
            "Northwind Iberia said on 1 March 2026 that it has nothing to report"
            " (entered by the reporting company)."
        ),
    )
    assert all(each in page for each in said)
    assert "Head of finance" not in page
    assert group(Source(head=public.facts, lines=[])) == " ".join(said)
