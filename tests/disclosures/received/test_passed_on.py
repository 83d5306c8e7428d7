"""What an agency passed on for a company: asked for, handed in, compared, settled."""

import pytest
from django.utils import timezone

from disclosures.actions import comparisons, passed_on, receipts, settling
from disclosures.findings import finding
from disclosures.models import Comparison, PassOnList, Receipt, Report, Transfer
from disclosures.reconciliation import reading
from disclosures.reconciliation.lists import unsettled
from disclosures.reconciliation.mismatching import mismatches
from inbox.counted import counted
from inbox.counts.recipients import COUNTS
from inbox.items import Desk
from notices.models import Notice
from organisations.actors import seats
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.received.passing_on import (
    DUE,
    NAME,
    TODAY,
    agency,
    asked,
    handed_in,
    paid_through,
    reporter_of,
    row,
)
from workflow.moves import Refused


@pytest.fixture
def body():
    return agency()


@pytest.fixture
def person(body):
    return reporter_of(body)


@pytest.fixture
def reporter(person):
    return cast.actor(person)


@pytest.fixture
def paid(company, patients, firm):
    return paid_through(company, patients, by=firm)


@pytest.fixture
def made(paid, company, body, person, firm):
    return asked(body, company, by=firm)


def compared(made, by):
    comparison = Comparison.objects.get(passed_on=made)
    comparisons.match(comparison, by=by)
    return comparison


def is_open(made):
    return PassOnList.objects.filter(unsettled(), pk=made.pk).exists()


def kinds(comparison):
    return [
        each.kind
        for pair in reading.paired(comparison, 2025)
        for each in mismatches(pair)
    ]


def test_an_agency_is_asked_with_a_last_day(made, person):
    notice = Notice.objects.get(person=person)

    assert notice.kind == "list_asked"
    desk = Desk(person, seats(person, timezone.localdate()), TODAY)
    (item,) = counted(desk, COUNTS)
    assert (item.due_on, item.count) == (DUE, 1)


def test_only_the_companys_officer_asks_and_once(
    made, company, body, firm, lead, outsider_officer, patients
):
    for by in (cast.actor(lead), cast.actor(outsider_officer)):
        with pytest.raises(Refused):
            asked(body, company, by=by)
    with pytest.raises(Refused, match="already"):
        asked(body, company, by=firm)
    with pytest.raises(Refused, match="neither a company nor"):
        asked(patients, company, by=firm)


def test_what_fits_settles_the_list(made, firm, reporter):
    handed_in(made, row(category="grant"), by=reporter)
    comparison = compared(made, firm)

    assert reading.fitting(reading.paired(comparison, 2025)).count() == 1
    assert not is_open(made)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"category": "donation"}, "category"),
        ({"received_on": TODAY.replace(year=2025, month=5, day=9)}, "day"),
        ({"name": "Asthma Circle"}, "recipient"),
        ({"name": "Lungs of Nowhere"}, "recipient"),
        ({"amount": "790.00"}, "amount"),
    ],
)
def test_what_differs_is_named_and_keeps_it_open(
    made, other_patients, firm, reporter, facts, kind
):
    handed_in(made, row(**facts), by=reporter)
    comparison = compared(made, firm)

    assert kinds(comparison) == [kind]
    assert is_open(made)

    (pair,) = reading.paired(comparison, 2025)
    settling.say(comparison, pair, "Mended", by=firm, today=TODAY, corrected=True)
    assert not is_open(made)


def test_a_payment_passed_on_by_the_recipient_is_compared_too(
    company, patients, body, made, firm, reporter
):
    ledger.transfer(company, body, by=firm, ultimate_recipient=patients, amount=55)
    handed_in(made, row(), row(amount="55.00", received_on=None), by=reporter)

    comparison = compared(made, firm)

    assert reading.fitting(reading.paired(comparison, 2025)).count() == 2


def test_other_payments_are_not_beside_the_list(
    company, patients, made, firm, reporter
):
    ledger.transfer(company, patients, by=firm, amount=55)
    handed_in(made, row(), by=reporter)

    assert reading.reported(compared(made, firm)).count() == 1


def test_a_row_of_the_agency_alone_becomes_a_payment(
    made, patients, other_patients, firm, reporter
):
    handed_in(made, row(), row("Asthma Circle Ltd", "120.00"), by=reporter)
    comparison = compared(made, firm)
    alone = reading.only_received(comparison, 2025).get()
    assert alone.recipient is None  # never guessed
    assert is_open(made)

    payment = passed_on.make_transfer(
        alone,
        other_patients,
        {"category": "grant", "vat_treatment": "not_applicable", "description": "Day"},
        by=firm,
        today=TODAY,
    )

    assert (payment.intermediary, payment.recipient) == (NAME, other_patients)
    assert payment.entry.period == made.period
    assert reading.fitting(reading.paired(comparison, 2025)).count() == 2
    assert not is_open(made)


def test_a_row_that_is_set_aside_says_why_to_both(made, firm, reporter):
    handed_in(made, row(), row(amount="9.00"), by=reporter)
    comparison = compared(made, firm)
    alone = reading.only_received(comparison, 2025).get()

    with pytest.raises(Refused, match="Say why"):
        passed_on.set_aside(alone, " ", by=firm, today=TODAY)
    passed_on.set_aside(alone, "Your own gift.", by=firm, today=TODAY)

    assert not is_open(made)
    with pytest.raises(Refused, match="settled already"):
        passed_on.set_aside(alone, "Again", by=firm, today=TODAY)


def test_a_row_that_is_set_aside_is_not_recorded_too(
    made, firm, reporter, other_patients
):
    handed_in(made, row(), row(amount="9.00"), by=reporter)
    alone = reading.only_received(compared(made, firm), 2025).get()
    passed_on.set_aside(alone, "Your own gift.", by=firm, today=TODAY)

    with pytest.raises(Refused, match="set aside, and the agency reads why"):
        passed_on.make_transfer(
            alone, other_patients, {"category": "grant"}, by=firm, today=TODAY
        )


def test_what_only_the_company_has_keeps_it_open(made, firm, reporter):
    handed_in(made, by=reporter)

    assert is_open(made)
    comparison = compared(made, firm)
    assert reading.only_reported(comparison, 2025).count() == 1


def test_only_the_reporter_writes_and_only_before_it_is_handed_in(
    made, body, reporter, firm
):
    administrator = cast.actor(cast.member(body, "administrator"))
    another = cast.actor(reporter_of(agency("Another Agency (invented)")))
    for by in (administrator, another, firm):
        with pytest.raises(Refused):
            receipts.enter(row(), by=by, passed_on=made)
    handed_in(made, row(), by=reporter)
    with pytest.raises(Refused, match="Take it back"):
        receipts.bring([row(amount="1.00")], by=reporter, passed_on=made)


def test_what_is_said_of_a_list_must_be_so(made, reporter):
    with pytest.raises(Refused, match="has no rows"):
        passed_on.hand_in(made, "complete", by=reporter, today=TODAY)
    receipts.enter(row(), by=reporter, passed_on=made)
    with pytest.raises(Refused, match="has rows"):
        passed_on.hand_in(made, "nothing", by=reporter, today=TODAY)


def test_a_list_is_taken_back_and_the_company_no_longer_reads_it(made, firm, reporter):
    handed_in(made, row(), by=reporter)
    comparison = compared(made, firm)
    assert comparison in Comparison.objects.for_actor(firm)

    passed_on.take_back(made, by=reporter)

    assert not Comparison.objects.for_actor(firm).exists()
    with pytest.raises(Refused):
        comparisons.match(comparison, by=firm)
    only = Receipt.objects.get()
    receipts.remove(Receipt.objects.get(pk=only.pk), "Twice", by=reporter)
    assert not reading.paired(comparison, 2025).exists()


def test_a_list_stays_once_the_report_is_certified(made, company, firm, reporter):
    handed_in(made, row(), by=reporter)
    compared(made, firm)
    ledger.in_correction(company, by=firm)
    ledger.certified(ledger.period_of(company), by=firm)

    with pytest.raises(Refused, match="is certified"):
        passed_on.take_back(PassOnList.objects.get(), by=reporter)


def test_a_list_that_is_no_longer_asked_for_can_be_asked_for_anew(
    made, body, company, firm, reporter
):
    with pytest.raises(Refused):
        passed_on.withdraw(made, "Why", by=reporter)
    passed_on.withdraw(made, "You paid for nobody.", by=firm)

    assert asked(body, company, by=firm).state == "asked"


def test_an_open_list_informs_and_never_blocks(made, company, firm, reporter):
    draft = Report(period=made.period, version=1)

    found = finding(draft, "passed_on_open")
    assert (found.open, found.level, found.to_settle) == (1, "inform", False)

    handed_in(made, row(), by=reporter)
    compared(made, firm)
    assert finding(draft, "passed_on_open").open == 0


def test_the_ledger_of_others_is_never_beside_a_list(
    made, other_company, patients, outsider_officer, firm, reporter
):
    paid_through(other_company, patients, by=cast.actor(outsider_officer))
    handed_in(made, row(), by=reporter)

    assert [each.disclosed_by for each in reading.reported(compared(made, firm))] == [
        made.company
    ]
    assert Transfer.objects.count() == 2
