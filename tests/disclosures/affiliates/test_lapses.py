"""When the word of an affiliate lapses, both companies hear it, once for each lapse."""

import datetime
from decimal import Decimal

import pytest

from disclosures.actions import affiliate_lapses, affiliates, reports, transfers
from disclosures.actions.affiliate_lapses import tell_lapses
from disclosures.findings import open_findings
from disclosures.models import AffiliateStatement
from notices.models import Notice
from tests.disclosures import ledger

TODAY = ledger.TODAY
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def said(asked, hers):
    return affiliates.say(asked, "complete", by=hers, today=TODAY)


@pytest.fixture
def pay(company, patients, sister, by):
    def pay(amount="100.00", **fields):
        return ledger.transfer(
            company, patients, by=by, paid_by=sister, amount=Decimal(amount), **fields
        )

    return pay


def told():
    return Notice.objects.filter(kind="affiliate_lapsed").order_by("id")


def test_what_holds_is_told_to_nobody(said):
    assert tell_lapses(TODAY) == 0
    assert not told().exists()


def test_people_of_both_companies_hear_once_what_changed(
    said, pay, officer, second_officer, sisters_officer
):
    pay()
    pay("250.00")

    assert [tell_lapses(TOMORROW), tell_lapses(TOMORROW)] == [1, 0]

    assert {each.person for each in told()} == {
        officer,
        second_officer,
        sisters_officer,
    }
    (notice,) = told().filter(person=sisters_officer)
    assert notice.target == said.get_absolute_url()
    assert "Payments: 0 before, 2 now." in notice.body
    assert "Sum: nothing before in this currency, £350.00 now." in notice.body


def test_sums_of_two_currencies_stay_apart(asked, pay, hers, sisters_officer):
    pay()
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    pay("70.00", currency="EUR")

    tell_lapses(TOMORROW)

    body = told().get(person=sisters_officer).body
    assert "€70.00 now" in body
    assert "£" not in body


def test_a_fact_that_is_no_sum_is_said_too(asked, pay, by, hers, sisters_officer):
    paid = pay()
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    paid.refresh_from_db()
    facts = {"description": "A summer school"}
    transfers.edit(
        paid, facts, version=paid.version, by=by, reason="Wrong words", today=TODAY
    )

    tell_lapses(TOMORROW)

    assert (
        "another fact of a payment changed" in told().get(person=sisters_officer).body
    )


def test_a_word_that_holds_again_may_lapse_anew(said, pay, by):
    paid = pay()
    tell_lapses(TODAY)
    transfers.exclude(paid, by=by, reason="Entered twice")
    assert tell_lapses(TODAY) == 0
    assert AffiliateStatement.objects.get().lapse_told_on is None

    pay()

    assert tell_lapses(TOMORROW) == 1


def test_what_is_said_anew_may_lapse_anew(said, pay, hers):
    pay()
    tell_lapses(TODAY)
    affiliates.say(said, "complete", by=hers, today=TODAY)
    assert tell_lapses(TODAY) == 0

    pay()

    assert affiliate_lapses.tell_lapses(TOMORROW) == 1


def test_nothing_is_told_of_a_report_that_is_out(said, pay, company, by):
    pay()
    report = reports.start(ledger.in_correction(company, by=by), by=by, today=TODAY)
    report = reports.write(report, by=by, methodology=ledger.METHOD)
    for found in open_findings(report):
        reports.insist(found, "It was asked twice.", by=by)
    assert AffiliateStatement.objects.lapses().count() == 1

    reports.certify(report, by=by, today=TODAY)

    assert tell_lapses(TOMORROW) == 0
