"""One budget for several funders: kept by the organisation, its sums computed."""

from decimal import Decimal

import pytest

from partnerships.actions import budgets, funders, invoices
from partnerships.budget_figures import figures_of
from partnerships.models import Budget, BudgetFunder
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.budgets.keeping import begun, funded, paid
from tests.partnerships.life import added
from tests.partnerships.signed_table import signed
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def test_the_gap_is_what_nobody_certain_pays(table):
    budget = begun(table)
    funded(table, budget, share="3000", state="agreed")
    funded(table, budget, "The city", share="2000", state="promised")
    funded(table, budget, "A foundation", share="9000", state="declined")

    found = figures_of(budget)

    assert (found.planned, found.own, found.agreed) == (10000, 1000, 3000)
    assert (found.hoped, found.gap, found.surplus) == (2000, 6000, 0)


def test_what_came_in_counts_instead_of_the_share(table):
    budget = begun(table)
    funded(table, budget, share="9500", state="received", received=Decimal(9000))

    assert (figures_of(budget).gap, figures_of(budget).surplus) == (0, 0)


def test_when_the_account_is_closed_what_was_spent_is_the_cost(table):
    budget = begun(table)
    paid(table, budget)

    budgets.close(budget, by=table.volunteer, today=TODAY)

    budget.refresh_from_db()
    assert figures_of(budget).cost == 500
    with pytest.raises(Refused, match="The account is closed"):
        paid(table, budget)
    budgets.reopen(budget, by=table.volunteer, today=TODAY)
    paid(table, budget, number="18")


def test_only_its_keeper_writes_it(table):
    budget = begun(table)
    member = table.actor("member", of="patients")

    for by in (table.lead, member):
        with pytest.raises(Refused, match="keeps its budget"):
            budgets.write_items(budget, [], by=by, today=TODAY)
        with pytest.raises(Refused, match="keeps its budget"):
            budgets.close(budget, by=by, today=TODAY)


def test_a_company_keeps_none(table):
    with pytest.raises(Refused, match="keeps its budget"):
        budgets.begin({}, own=Decimal(0), by=table.lead, today=TODAY)


def test_a_line_left_out_is_taken_out_unless_something_was_paid_for_it(table):
    budget = begun(table)
    paid(table, budget, line=1)

    budgets.write_items(
        budget,
        [{"words": "Printing", "planned": Decimal(300)}],
        by=table.volunteer,
        today=TODAY,
    )

    found = figures_of(budget)
    assert [(each.words, each.planned) for each in found.items] == [
        ("Printing", 300),
        ("Speakers", 0),
    ]


def test_a_funder_stands_in_it_once(table):
    budget = begun(table)
    funded(table, budget)

    with pytest.raises(Refused, match="stands in this budget"):
        funded(table, budget)


def test_an_agreement_is_one_of_both(table):
    agreement = signed(table)
    stranger = cast.company("Kestrel Rare")
    budget = begun(table)

    assert funded(table, budget, agreement=agreement).agreement == agreement
    with pytest.raises(Refused, match="between you and this funder"):
        funded(table, budget, stranger, agreement=agreement)
    with pytest.raises(Refused, match="between you and this funder"):
        funded(table, budget, "The city", agreement=agreement)


def test_own_money_is_changed_with_the_budget(table):
    budget = begun(table)
    own = budget.funders.get(own=True)

    with pytest.raises(Refused, match="Your own money"):
        funders.change(own, {"share": Decimal(5)}, by=table.volunteer)
    budgets.change(budget, {"title": "Weekend"}, own=Decimal(1500), by=table.volunteer)

    assert figures_of(budget).own == 1500


def test_an_invoice_is_of_this_budget_and_never_more_than_itself(table):
    budget, other = begun(table), begun(table)

    with pytest.raises(Refused, match="of this budget"):
        paid(table, budget, item=other.items.first())
    with pytest.raises(Refused, match="than the whole invoice"):
        paid(table, budget, amount=Decimal(501))
    with pytest.raises(Refused, match="than the whole invoice"):
        paid(table, budget, amount=Decimal(0))


def test_an_invoice_taken_out_no_longer_counts(table):
    budget = begun(table)
    invoice = paid(table, budget)

    invoices.drop(invoice, by=table.volunteer, today=TODAY, reason="Entered twice")

    assert figures_of(budget).spent_in_all == 0
    with pytest.raises(Refused, match="was taken out"):
        invoices.correct(invoice, {}, by=table.volunteer)


def test_last_years_is_entered_once(table):
    last = begun(table, activity=added(table))
    funded(table, last, share="3000", state="received")
    funded(table, last, "The city", share="2000")
    funded(table, last, "A foundation", state="declined")

    made = budgets.copy(
        last,
        {"title": "Family weekend 2027"},
        own=Decimal(1200),
        by=table.volunteer,
        today=TODAY,
    )

    found = figures_of(made)
    assert (made.follows, made.currency, made.activity) == (last, "GBP", None)
    assert (found.planned, found.own, found.agreed, found.hoped) == (
        10000,
        1200,
        0,
        5000,
    )
    assert [each.shown_on for each in found.others] == [None, None]


def test_the_same_form_twice_is_one(table):
    budget = begun(table, key="a")
    begun(table, key="a")
    paid(table, budget, key="b")
    paid(table, budget, key="b")
    funded(table, budget, "The city", key="c")
    funded(table, budget, "The city", key="c")

    assert Budget.objects.count() == 1
    assert figures_of(budget).spent_in_all == 500
    assert BudgetFunder.objects.filter(own=False).count() == 1
