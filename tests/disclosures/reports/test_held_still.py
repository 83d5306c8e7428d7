"""What two people stand for doesn't change under them, however many work at once."""

from decimal import Decimal

import pytest

from disclosures.actions import (
    affiliates,
    bulk,
    passed_on,
    periods,
    publication,
    reports,
    retention,
    transfers,
)
from disclosures.findings import open_findings
from disclosures.models import (
    AffiliateStatement,
    Entry,
    Line,
    PassOnList,
    Period,
    RegisterLine,
    Report,
)
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.books.books import bring
from tests.disclosures.ledger import TODAY
from tests.disclosures.received import passing_on
from tests.races import meanwhile
from workflow.moves import Refused

AT_ONCE = pytest.mark.django_db(transaction=True)
SISTER = "Northwind Benelux"


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(compliance_reviewer):
    return cast.actor(compliance_reviewer)


def drafted(company, *, by, reason=""):
    """With every finding insisted on: it can be certified."""
    period = Period.objects.get(company=company)
    if period.state == Period.State.OPEN:
        period = ledger.in_correction(company, by=by)
    report = reports.start(period, by=by, today=TODAY, reason=reason)
    if not report.methodology:
        report = reports.write(report, by=by, methodology=ledger.METHOD)
    for each in open_findings(report):
        reports.insist(each, "It is known.", by=by)
    return report


def approved(company, *, by, second, reason=""):
    report = drafted(company, by=by, reason=reason)
    report = reports.certify(report, by=by, today=TODAY)
    return reports.approve(report, by=second, today=TODAY)


def certified_meanwhile(report, act, *, by):
    """The act begins while the report is being certified, and is refused after it."""
    told = meanwhile(lambda: reports.certify(report, by=by, today=TODAY), act)
    report.refresh_from_db()
    assert report.state == Report.State.CERTIFIED
    assert told.waited
    return str(told.refusal)


@AT_ONCE
def test_a_company_of_the_group_takes_its_word_back_meanwhile(company, patients, by):
    sister = cast.company(SISTER, "BE", parent=company)
    hers = cast.actor(cast.member(sister, "disclosure_officer"))
    ledger.transfer(company, patients, by=by)
    period = ledger.period_of(company)
    (asked,) = affiliates.ask(period, by=by, today=TODAY, answer_by=TODAY)
    affiliates.say(asked, "nothing", by=hers, today=TODAY)
    report = drafted(company, by=by)

    said = certified_meanwhile(
        report, lambda: affiliates.take_back(asked, "It was wrong.", by=hers), by=by
    )

    assert said.startswith("The report is certified.")
    assert AffiliateStatement.objects.get().state == AffiliateStatement.State.ANSWERED


@AT_ONCE
def test_an_agency_takes_its_list_back_meanwhile(company, patients, by):
    passing_on.paid_through(company, patients, by=by)
    agency = passing_on.agency()
    reporter = cast.actor(passing_on.reporter_of(agency))
    made = passing_on.asked(agency, company, by=by)
    passing_on.handed_in(made, passing_on.row(), by=reporter)
    report = drafted(company, by=by)

    said = certified_meanwhile(
        report, lambda: passed_on.take_back(made, by=reporter), by=by
    )

    assert said.startswith("The company's report is certified.")
    assert PassOnList.objects.get().state == PassOnList.State.HANDED_IN


@AT_ONCE
def test_a_row_is_left_out_in_bulk_meanwhile(company, patients, by):
    entry = ledger.entry(company, patients)
    report = drafted(company, by=by)

    said = certified_meanwhile(
        report,
        lambda: bulk.leave_out(
            report.period, by=by, reason="Twice", entry_ids=[entry.pk]
        ),
        by=by,
    )

    assert said == "Take the report back to draft first."
    assert Entry.objects.included().count() == 1


@AT_ONCE
def test_the_year_is_reopened_meanwhile(company, patients, by, second_officer):
    ledger.transfer(company, patients, by=by)
    report = drafted(company, by=by)
    periods.ask_thaw(report.period, "Once more", by=by)
    period = Period.objects.get()

    said = certified_meanwhile(
        report, lambda: periods.thaw(period, by=cast.actor(second_officer)), by=by
    )

    assert "certified" in said
    assert Period.objects.get().state == Period.State.IN_CORRECTION


@AT_ONCE
def test_a_row_that_comes_while_the_check_opens_is_asked_about(company, patients, by):
    ledger.transfer(company, patients, by=by)
    period = periods.freeze(ledger.period_of(company), by=by)
    late = {
        "recipient": patients,
        "amount": Decimal("5.00"),
        "currency": "GBP",
        "category": "grant",
        "vat_treatment": "not_applicable",
        "paid_year": 2025,
        "description": "A late row",
    }

    told = meanwhile(
        lambda: periods.open_review(period, by=by, today=TODAY),
        lambda: transfers.add(late, by=by, today=TODAY, reason="Found late"),
    )

    assert told.waited
    assert set(Entry.objects.values_list("state", flat=True)) == {"in_review"}


@AT_ONCE
def test_a_line_taken_off_while_the_next_version_comes_is_off(
    company, patients, by, second
):
    ledger.transfer(company, patients, by=by)
    publication.publish(approved(company, by=by, second=second), by=by, today=TODAY)
    line = Line.objects.get()
    report = approved(company, by=by, second=second, reason="A better note")

    told = meanwhile(
        lambda: publication.publish(report, by=by, today=TODAY),
        lambda: retention.withdraw(
            [line], ground="A court decided so.", legal=True, by=by, today=TODAY
        ),
    )

    assert told.waited
    assert not RegisterLine.objects.exists()


def test_a_company_that_joins_the_group_is_not_named_unasked(
    company, patients, by, second
):
    ledger.transfer(company, patients, by=by)
    report = approved(company, by=by, second=second)
    cast.company(SISTER, "BE", parent=company)

    with pytest.raises(Refused, match="has changed since the report was certified"):
        publication.publish(report, by=by, today=TODAY)


def test_books_that_come_after_certification_are_settled_or_told(
    company, patients, by, second
):
    ledger.transfer(company, patients, by=by)
    report = approved(company, by=by, second=second)
    bring(report.period, "D9;V9;Rare Lung Alliance;2025-03-01;99.00;GBP;x", by=by)

    with pytest.raises(Refused, match="has changed since the report was certified"):
        publication.publish(report, by=by, today=TODAY)

    report = reports.take_back(report, "Finance sent one more", by=by)
    with pytest.raises(Refused, match="kind is open"):
        reports.certify(report, by=by, today=TODAY)


def test_a_reservation_counts_the_books_as_they_are_at_publication(
    company, patients, by, second
):
    ledger.transfer(company, patients, by=by)
    period = ledger.period_of(company)
    row = "D{0};V9;Rare Lung Alliance;2025-03-01;{0}9.00;GBP;x"
    bring(period, row.format(1), by=by)
    period = periods.freeze(period, by=by, books_words="Finance closes in May.")
    period = ledger.ended(periods.open_review(period, by=by, today=TODAY), by=by)
    report = drafted(company, by=by)
    bring(period, row.format(2), row.format(3), by=by)
    report = reports.certify(report, by=by, today=TODAY)
    report = reports.approve(report, by=second, today=TODAY)

    public = publication.publish(report, by=by, today=TODAY)

    assert {
        "rule": "books_unsettled",
        "words": "3 payments of the books were not settled. Finance closes in May.",
    } in public.facts["reservations"]
