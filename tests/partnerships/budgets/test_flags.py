"""What does not add up: the keeper reads it first, and funders when it is shared."""

from decimal import Decimal

import pytest

from notices.models import Notice
from partnerships.actions import budget_papers, funders, invoices
from partnerships.budget_flags import flags_of
from partnerships.budget_sight import seen_by
from tests.partnerships import table as laying
from tests.partnerships.budgets.keeping import begun, funded, own_of, paid, shown
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def keys(budget):
    return [each.key.partition(":")[0] for each in flags_of(budget)]


def share(table, budget, key="over", words="We will use less of our own money."):
    return budget_papers.share_flag(
        budget, key, words=words, by=table.volunteer, today=TODAY
    )


def test_what_adds_up_has_no_flag(table):
    budget = begun(table)
    funder = funded(table, budget, share="9000", state="agreed")
    paid(table, budget, funder)

    assert keys(budget) == []


def test_more_certain_money_than_costs_is_over_funding(table):
    budget = begun(table)
    funder = funded(table, budget, share="9001", state="promised")
    assert keys(budget) == []

    funders.change(
        funder, {"share": Decimal(9001), "state": "agreed"}, by=table.volunteer
    )

    (flag,) = flags_of(budget)
    assert flag.text == (
        "£10,001.00 is agreed, received or your own; it costs £10,000.00."
    )


def test_more_paid_than_a_share_gives(table):
    budget = begun(table, own="400")
    paid(table, budget)

    (flag,) = flags_of(budget)

    assert flag.text.startswith("£500.00 was paid from the share of")


def test_one_invoice_from_two_shares_is_found_however_it_is_spelled(table):
    budget = begun(table)
    funder = funded(table, budget, state="agreed")
    paid(table, budget)
    paid(table, budget, funder, supplier="LAKESIDE  hotel", number="2026/17")

    (flag,) = flags_of(budget)

    assert flag.title == "One invoice paid twice"
    assert "comes to £500.00, and £1,000.00 of it is counted." in flag.text


def test_an_invoice_shared_out_is_not_paid_twice(table):
    budget = begun(table)
    funder = funded(table, budget, state="agreed")
    paid(table, budget, amount=Decimal(200))
    paid(table, budget, funder, amount=Decimal(300))

    assert keys(budget) == []


def test_an_invoice_in_two_budgets_is_found_in_both(table):
    first, second = begun(table), begun(table)
    paid(table, first)
    invoice = paid(table, second)

    assert (keys(first), keys(second)) == (["twice"], ["twice"])
    assert "in several of your budgets" in flags_of(first)[0].text
    invoices.drop(invoice, by=table.volunteer, today=TODAY, reason="Here by mistake")
    assert (keys(first), keys(second)) == ([], [])


def test_receipts_without_a_number_are_told_by_day_and_sum(table):
    budget = begun(table)
    paid(table, budget, number="", total=Decimal(20), amount=Decimal(20))
    paid(table, budget, number="", total=Decimal(21), amount=Decimal(21))
    assert keys(budget) == []

    paid(table, budget, number="", total=Decimal(20), amount=Decimal(20))

    assert keys(budget) == ["twice"]


def test_funders_read_nothing_of_it_until_it_is_shared(table):
    budget = begun(table)
    funder = funded(table, budget, share="9500", state="agreed")
    shown(table, funder, lines=True, names=True, papers=True)
    assert seen_by(budget, funder).flags == []

    share(table, budget)

    (flag,) = seen_by(budget, funder).flags
    assert flag.finding == "More money is agreed, received or its own than it costs."
    assert flag.words == "We will use less of our own money."
    assert Notice.objects.filter(
        kind="budget_said", subject__contains="does not add up"
    ).exists()


def test_it_is_shared_once_with_words_and_only_while_it_is_there(table):
    budget = begun(table)
    with pytest.raises(Refused, match="adds up by now"):
        share(table, budget)
    funded(table, budget, share="9500", state="agreed")
    with pytest.raises(Refused, match="Say what happened"):
        share(table, budget, words=" ")

    share(table, budget)

    with pytest.raises(Refused, match="read this already"):
        share(table, budget)


def test_own_money_alone_is_no_over_funding(table):
    budget = begun(table, own="20000")

    assert keys(budget) == []
    assert own_of(budget).share == 20000


def test_a_funder_reads_no_name_and_no_sum_of_another_share(table):
    budget = begun(table)
    mine = funded(table, budget, share="100", state="agreed")
    other = funded(table, budget, "Another Company", share="50", state="agreed")
    paid(table, budget, other, total=Decimal(80), amount=Decimal(80))
    shown(table, mine, names=True)
    (flag,) = flags_of(budget)

    share(table, budget, flag.key)

    (told,) = seen_by(budget, mine).flags
    assert told.finding == "More was paid from another share than that share gives."
    assert seen_by(budget, other).flags[0].finding == flag.text
