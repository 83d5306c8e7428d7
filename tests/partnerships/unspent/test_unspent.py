"""What is left over: said by the organisation beside the agreement's rule, answered."""

import pytest

from partnerships.actions import unspent
from partnerships.models import UnspentMoney
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.life import returned as said
from tests.partnerships.signed_table import signed
from tests.partnerships.table import TODAY
from workflow.moves import Refused

RULE = "What is left goes back within sixty days."


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    return signed(table, state="completed", unspent_rule=RULE)


def test_it_is_said_with_the_rule_of_the_agreement(table, agreement):
    found = said(table, agreement)

    assert (found.rule, found.currency, found.state) == (RULE, "GBP", "said")
    assert UnspentMoney.objects.for_actor(table.lead).get() == found


@pytest.mark.parametrize(("amount", "what"), [("0", "same"), ("5", "nothing")])
def test_nothing_is_nothing(table, agreement, amount, what):
    with pytest.raises(Refused, match="Enter the amount that is left"):
        said(table, agreement, amount, what)


def test_the_company_does_not_say_it_and_the_organisation_does_not_accept_it(
    table, agreement
):
    with pytest.raises(Refused, match="The organisation that got the money"):
        said(table, agreement, by=table.lead)
    found = said(table, agreement)
    with pytest.raises(Refused, match="The company answers"):
        unspent.accept(found, by=table.volunteer, today=TODAY)


def test_a_question_leads_to_a_correction_and_then_it_is_accepted(table, agreement):
    found = said(table, agreement)
    unspent.question(found, by=table.lead, today=TODAY, words="And the hall?")

    found = said(table, agreement, "150.00", "same")
    unspent.accept(found, by=table.lead, today=TODAY)

    found.refresh_from_db()
    assert (found.state, found.amount, found.question) == ("accepted", 150, "")
    with pytest.raises(Refused, match="It is now: “Accepted”"):
        said(table, agreement)


def test_before_it_runs_nothing_can_be_left(table):
    with pytest.raises(Refused, match="once the agreement runs"):
        said(table, laying.agreed(table))


def test_nobody_else_sees_it(table, agreement):
    said(table, agreement)
    outsider = cast.company("Somebody Else")

    seen = UnspentMoney.objects.for_actor(
        cast.actor(cast.member(outsider, "lead"), outsider)
    )

    assert not seen.exists()
