"""Who reads what of a budget: as its keeper chose, in every combination."""

from dataclasses import replace

import pytest

from organisations import held
from partnerships.actions import budget_papers, funders
from partnerships.budget_sight import seen_by
from partnerships.models import Budget
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.budgets.keeping import begun, funded, paid, shown
from tests.partnerships.life import FILE
from tests.partnerships.table import TODAY
from workflow.moves import Refused


@pytest.fixture
def table():
    return laying.laid()


def full(table):
    """Two who pay, an invoice from each share, a report."""
    budget = begun(table)
    funder = funded(table, budget, share="3000", state="agreed")
    city = funded(table, budget, "The city", share="2000", state="agreed")
    paid(table, budget, funder, number="1")
    paid(table, budget, city, number="2")
    budget_papers.give(
        budget,
        kind="report",
        title="Report",
        file=FILE,
        by=table.volunteer,
        today=TODAY,
    )
    return budget, funder


def sees(actor):
    return list(Budget.objects.for_actor(actor))


def test_a_funder_reads_nothing_before_it_is_shown_and_after_it_is_hidden(table):
    budget, funder = full(table)
    assert (sees(table.volunteer), sees(table.lead)) == ([budget], [])

    shown(table, funder)
    assert sees(table.lead) == [budget]

    funders.hide(funder, by=table.volunteer)
    assert sees(table.lead) == []


@pytest.mark.parametrize(
    ("choice", "lines", "names", "papers"),
    [
        ({}, 0, [], 0),
        ({"lines": True}, 2, [], 0),
        ({"names": True}, 0, ["Rare Lung Alliance", "The city"], 0),
        ({"papers": True}, 0, [], 1),
        (
            {"lines": True, "names": True, "papers": True},
            2,
            ["Rare Lung Alliance", "The city"],
            1,
        ),
    ],
)
def test_each_choice_shows_what_it_says_and_no_more(
    table, choice, lines, names, papers
):
    budget, funder = full(table)
    shown(table, funder, **choice)

    seen = seen_by(budget, funder)

    assert (seen.cost, seen.funder.share, seen.from_share) == (10000, 3000, 500)
    assert len(seen.lines) == lines
    assert [each.number for each in seen.invoices] == (["1"] if lines else [])
    assert seen.spent == (1000 if lines else 0)
    assert sorted(map(str, seen.names)) == names
    assert len(seen.papers) == papers


def test_who_declined_is_named_to_nobody(table):
    budget, funder = full(table)
    funded(table, budget, "A foundation", state="declined")
    shown(table, funder, names=True)

    assert "A foundation" not in map(str, seen_by(budget, funder).names)


def test_who_is_not_here_is_shown_nothing(table):
    funder = funded(table, begun(table), "The city")

    with pytest.raises(Refused, match="not here"):
        shown(table, funder)


def test_outsiders_and_people_without_a_checked_mandate_see_none(table):
    full(table)
    outsider = cast.company("Kestrel Rare")

    assert sees(cast.actor(cast.member(outsider, "lead"), outsider)) == []
    assert sees(replace(table.volunteer, only_company_id=table.company.pk)) == []


def test_what_is_held_about_a_funder_follows_the_choice(table):
    _budget, funder = full(table)
    labels = ("Budget", "BudgetFunder", "BudgetItem", "BudgetInvoice", "BudgetPaper")

    def counts():
        known = {each.label: each for each in held.holdings()}
        return [
            known[f"partnerships.{label}"].rows(table.company).count()
            for label in labels
        ]

    assert counts() == [0, 0, 0, 0, 0]
    shown(table, funder)
    assert counts() == [1, 1, 0, 0, 0]
    shown(table, funder, lines=True, papers=True)
    assert counts() == [1, 1, 2, 1, 1]
