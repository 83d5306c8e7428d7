"""Companies of a group say whether what they paid is complete; the word lapses with it."""

import datetime
from decimal import Decimal

import pytest

from audit.acting import acting
from disclosures.actions import affiliates, reports, transfers
from disclosures.models import AffiliateStatement
from notices.models import Notice
from organisations.models import Organisation
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.affiliates.conftest import UNTIL
from workflow.moves import Refused

TODAY = ledger.TODAY
TOMORROW = TODAY + datetime.timedelta(days=1)


def now(statement):
    return AffiliateStatement.objects.with_rows().get(pk=statement.pk)


def paid_by(sister, company, patients, by, **facts):
    return ledger.transfer(company, patients, by=by, paid_by=sister, **facts)


def test_all_of_the_group_are_asked_once_and_told(period, sister, sisters_officer, by):
    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)
    again = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)

    assert [each.affiliate for each in asked] == [sister]
    assert again == []
    told = Notice.objects.get(kind="affiliate_asked")
    assert told.person == sisters_officer
    assert told.target == asked[0].get_absolute_url()


def test_whoever_paid_for_the_company_is_asked_too(period, patients, by):
    other = cast.company("Eastwind Pharma", "DE")
    paid_by(other, period.company, patients, by)

    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)

    assert [each.affiliate.legal_name for each in asked] == [
        "Northwind Benelux",
        "Eastwind Pharma",
    ]


def test_a_company_that_left_the_group_and_other_bodies_are_not_asked(period, by):
    cast.company("Closed Wind", "DE", parent=period.company, status="closed")
    cast.organisation("A foundation", "DE", "other", parent=period.company)

    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)

    assert [each.affiliate.legal_name for each in asked] == ["Northwind Benelux"]


def test_parts_of_parts_are_asked_too(period, sister, by):
    holding = cast.organisation("Wind holding", "NL", "other", parent=sister)
    closed = cast.company("Closed Wind", "DE", parent=holding, status="closed")
    deep = cast.company("Northwind Nordic", "SE", parent=closed)
    cast.company("Eastwind Pharma", "DE")

    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)

    assert [each.affiliate for each in asked] == [sister, deep]


def test_a_circle_of_companies_comes_to_an_end(period, sister, by):
    below = cast.company("Northwind Nordic", "SE", parent=sister)
    with acting(by):
        Organisation.objects.filter(pk=period.company_id).update(parent=below)

    asked = affiliates.ask(period, by=by, today=TODAY, answer_by=UNTIL)

    assert [each.affiliate for each in asked] == [sister, below]


def test_a_company_that_is_not_known_as_one_of_the_group_can_be_named(period, by):
    other = cast.company("Eastwind Pharma", "DE")

    affiliates.name(period, other, by=by, today=TODAY, answer_by=UNTIL)

    assert period.affiliate_statements.get().affiliate == other
    with pytest.raises(Refused, match="by certifying"):
        affiliates.name(period, period.company, by=by, today=TODAY, answer_by=UNTIL)


def test_a_person_of_the_company_says_that_it_is_complete(asked, hers, officer):
    said = affiliates.say(asked, "complete", by=hers, today=TOMORROW, words="All books")

    assert (said.state, said.statement, said.stated_on) == (
        "answered",
        "complete",
        TOMORROW,
    )
    assert (said.stated_by_id, said.entered) == (hers.person_id, False)
    assert Notice.objects.get(kind="affiliate_answered").person == officer
    with pytest.raises(Refused, match="said already"):
        affiliates.say(asked, "complete", by=hers, today=TOMORROW)


def test_the_officer_enters_it_with_who_when_and_the_proof(asked, by, letter):
    with pytest.raises(Refused, match="Say who"):
        affiliates.say(asked, "nothing", by=by, today=TODAY)

    day = TODAY - datetime.timedelta(days=5)
    said = affiliates.say(
        asked, "nothing", by=by, today=TODAY, words="Nothing.", entered=letter(day)
    )

    assert (said.entered, said.said_by, said.stated_on) == (
        True,
        "Head of finance",
        day,
    )
    assert said.document.name == "letter.pdf"


def test_a_day_to_come_is_refused(asked, by, letter):
    with pytest.raises(Refused, match="day to come"):
        affiliates.say(asked, "nothing", by=by, today=TODAY, entered=letter(TOMORROW))


def test_nobody_else_says_it(asked, outsider_officer, viewer, registrar):
    for person in (outsider_officer, viewer, registrar):
        with pytest.raises(Refused, match="said by a disclosure officer"):
            affiliates.say(asked, "complete", by=cast.actor(person), today=TODAY)


def test_nothing_to_report_is_refused_while_it_has_payments(
    asked, company, patients, sister, by, hers
):
    paid_by(sister, company, patients, by)

    with pytest.raises(Refused, match="1 payment by this company stands"):
        affiliates.say(asked, "nothing", by=hers, today=TODAY)


@pytest.mark.parametrize("what", ["added", "changed", "left out"])
def test_another_payment_of_it_makes_the_word_lapse(
    what, asked, company, patients, sister, by, hers
):
    paid = paid_by(sister, company, patients, by)
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    assert not now(asked).lapsed
    paid.refresh_from_db()

    if what == "added":
        paid_by(sister, company, patients, by, amount=Decimal(5))
    elif what == "changed":
        facts = {"amount": Decimal(12), "version": paid.version}
        version = facts.pop("version")
        transfers.edit(
            paid, facts, version=version, by=by, reason="A typing error", today=TODAY
        )
    else:
        transfers.exclude(paid, by=by, reason="Entered twice")

    assert now(asked).lapsed


def test_a_payment_of_another_company_changes_nothing(
    asked, company, patients, by, hers
):
    affiliates.say(asked, "complete", by=hers, today=TODAY)

    ledger.transfer(company, patients, by=by, amount=Decimal(7))

    assert not now(asked).lapsed


def test_what_lapsed_is_said_again_or_asked_again(
    asked, company, patients, sister, by, hers, sisters_officer
):
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    with pytest.raises(Refused, match="still holds"):
        affiliates.ask_again(asked, by=by, today=TODAY)
    paid_by(sister, company, patients, by)

    again = affiliates.ask_again(asked, by=by, today=TOMORROW)

    assert (again.state, again.statement, again.stated_by_id) == ("asked", "", None)
    told = Notice.objects.filter(person=sisters_officer).order_by("-pk")[0]
    assert "no longer holds" in told.body
    affiliates.say(asked, "complete", by=hers, today=TOMORROW)
    assert not now(asked).lapsed


def test_it_is_taken_back_until_the_report_is_certified(
    asked, company, period, by, hers
):
    affiliates.say(asked, "complete", by=hers, today=TODAY)
    affiliates.take_back(asked, "A team was forgotten", by=hers)
    assert now(asked).state == "asked"
    affiliates.say(asked, "complete", by=hers, today=TODAY)

    report = ledger.certified(ledger.in_correction(company, by=by), by=by)
    with pytest.raises(Refused, match="is certified"):
        affiliates.take_back(asked, "Too late", by=hers)
    reports.take_back(report, "Something is missing", by=by)
    affiliates.take_back(asked, "In time again", by=hers)


def test_one_without_business_is_taken_out_with_a_reason(asked, by, hers):
    with pytest.raises(Refused, match="Say why"):
        affiliates.take_out(asked, " ", by=by)
    with pytest.raises(Refused, match="company that reports"):
        affiliates.take_out(asked, "We say so", by=hers)

    out = affiliates.take_out(asked, "Dormant since 2019", by=by)
    assert (out.state, out.out_because) == ("taken_out", "Dormant since 2019")
    with pytest.raises(Refused, match="not open"):
        affiliates.say(asked, "nothing", by=hers, today=TODAY)

    back = affiliates.put_back(asked, by=by, today=TODAY)
    assert (back.state, back.out_because) == ("asked", "")


def test_a_reminder_goes_out_once_a_day(asked, by, sisters_officer):
    with pytest.raises(Refused, match="today already"):
        affiliates.remind(asked, by=by, today=TODAY)

    affiliates.remind(asked, by=by, today=TOMORROW)

    assert Notice.objects.filter(person=sisters_officer).count() == 2
    with pytest.raises(Refused, match="today already"):
        affiliates.remind(asked, by=by, today=TOMORROW)
