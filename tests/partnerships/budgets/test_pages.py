"""The pages of budgets, as the volunteer and as the company; what they cost."""

import datetime

import pytest
from django.urls import reverse

from partnerships.actions import budget_papers
from partnerships.models import Budget, BudgetFunder, BudgetInvoice
from tests.partnerships import table as laying
from tests.partnerships.budgets.keeping import begun, funded, own_of, paid, shown
from tests.partnerships.life import FILE, added
from tests.partnerships.table import TODAY
from tests.partnerships.test_life_costs import DETAIL, LIST, at, cost


@pytest.fixture
def table():
    return laying.laid()


def url(name, *args):
    return reverse(f"partnerships:{name}", args=args)


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_volunteer_enters_it_once_and_shows_it(table):
    client = at(table.volunteer)
    activity = added(table)

    client.post(
        url("budget-create"),
        {
            "title": "Family weekend",
            "activity": activity.public_id,
            "currency": "GBP",
            "own": "1,000",
        },
    )
    assert not Budget.objects.exists()  # 1,000 can be read in two ways
    client.post(
        url("budget-create"),
        {
            "title": "Family weekend",
            "activity": activity.public_id,
            "currency": "GBP",
            "own": "1000",
        },
    )
    budget = Budget.objects.get()
    assert budget.activity == activity
    page = client.post(
        url("budget-items", budget.public_id),
        {
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "0",
            "form-0-planned": "6000",
        },
    )
    assert page.context["problems"] == ["Line 1: Say what it is for."]
    client.post(
        url("budget-items", budget.public_id),
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-words": "Hotel",
            "form-0-planned": "6000",
        },
    )
    client.post(
        url("budget-funder-create", budget.public_id),
        {"partner": table.company.public_id, "share": "5000", "state": "agreed"},
    )
    funder = budget.funders.get(own=False)
    response = client.post(
        url("budget-funder-sight", budget.public_id, funder.public_id),
        {"lines": "on"},
        follow=True,
    )
    assert "This is what Northwind Pharma reads." in response.content.decode()
    client.post(
        url("budget-invoice-create", budget.public_id),
        {
            "supplier": "Lakeside Hotel",
            "number": "17",
            "dated_on_day": "1",
            "dated_on_month": "3",
            "dated_on_year": "2026",
            "total": "700",
            "item": budget.items.get().pk,
            "funder": funder.pk,
        },
    )
    assert BudgetInvoice.objects.get().amount == 700

    page = text_of(at(table.lead), budget.get_absolute_url())

    assert "Lakeside Hotel 17: £700.00" in page
    assert "Who else pays" not in page


def test_a_funder_reads_no_flag_no_names_and_no_sums_of_others(table):
    budget = begun(table)
    funder = shown(table, funded(table, budget, share="4321", state="agreed"))
    funded(table, budget, "The city", share="8765", state="agreed")
    keeper, payer = at(table.volunteer), at(table.lead)

    assert "More money than it costs" in text_of(keeper, budget.get_absolute_url())
    page = text_of(payer, budget.get_absolute_url())

    assert "£4,321.00" in page
    for hidden in ("More money", "The city", "8,765", "Hotel", "1,000.00"):
        assert hidden not in page
    for name, *more in (
        ("budget-invoice-list",),
        ("budget-history",),
        ("budget-preview", funder.public_id),
    ):
        assert payer.get(url(name, budget.public_id, *more)).status_code == 404


def test_papers_are_for_those_who_may_read_them(table):
    budget = begun(table)
    funder = shown(table, funded(table, budget))
    paper = budget_papers.give(
        budget,
        kind="report",
        title="Report",
        file=FILE,
        by=table.volunteer,
        today=TODAY,
    )
    address = paper.get_absolute_url()

    assert at(table.volunteer).get(address).status_code == 200
    assert at(table.lead).get(address).status_code == 404
    shown(table, funder, papers=True)
    assert at(table.lead).get(address).status_code == 200


def test_a_flag_is_told_from_its_page(table):
    budget = begun(table)
    funded(table, budget, share="9500", state="agreed")
    client = at(table.volunteer)
    address = client.get(budget.get_absolute_url()).context["flags"][0][0].slug

    client.post(
        url("budget-flag", budget.public_id, address), {"words": "We ask less."}
    )

    assert "You told the funders on" in text_of(client, budget.get_absolute_url())


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("total", "0", "Enter what the invoice comes to."),
        ("amount", "900", "That is more than the whole invoice."),
        ("amount", "0", "Leave it empty, or enter how much counts."),
        ("total", "NaN", "is no sum"),
        ("item", "999999", "Select a valid choice"),
    ],
)
def test_wrong_invoices_are_said_beside_the_field(table, field, value, said):
    budget = begun(table)
    right = {
        "supplier": "Lakeside Hotel",
        "dated_on_day": "1",
        "dated_on_month": "3",
        "dated_on_year": "2026",
        "total": "700",
        "item": budget.items.first().pk,
        "funder": own_of(budget).pk,
    }

    response = at(table.volunteer).post(
        url("budget-invoice-create", budget.public_id), {**right, field: value}
    )

    assert said in " ".join(response.context["form"].errors[field])
    assert not BudgetInvoice.objects.exists()


def test_a_list_costs_the_same_for_one_and_for_many(table):
    client = at(table.volunteer)
    budget = begun(table)
    paid(table, budget)
    lists = (url("budget-list"), url("budget-invoice-list", budget.public_id))
    one = [cost(client, each) for each in lists]

    for number in range(3):
        begun(table)
        paid(table, budget, number=f"n{number}")

    assert [cost(client, each) for each in lists] == one
    assert max(one) <= LIST


def test_a_budget_costs_the_same_for_few_and_many(table):
    budget = begun(table)
    funder = shown(
        table,
        funded(table, budget, state="agreed"),
        lines=True,
        names=True,
        papers=True,
    )
    paid(table, budget, funder)
    clients = at(table.volunteer), at(table.lead)
    few = [cost(each, budget.get_absolute_url()) for each in clients]

    for number in range(3):
        other = funded(table, budget, f"Funder {number}", share="9000", state="agreed")
        paid(table, budget, other)
        budget_papers.give(
            budget,
            kind="evidence",
            title="Photographs",
            file=FILE,
            by=table.volunteer,
            today=TODAY,
        )

    assert [cost(each, budget.get_absolute_url()) for each in clients] == few
    assert max(few) <= DETAIL
    assert BudgetFunder.objects.filter(budget=budget).count() == 5


def test_a_budget_of_the_last_year_is_copied_without_days(table):
    last = begun(
        table,
        starts_on=datetime.date(9999, 1, 1),
        ends_on=datetime.date(9999, 12, 31),
    )

    page = at(table.volunteer).get(url("budget-copy", last.public_id))

    assert page.status_code == 200
    assert page.context["form"].initial["ends_on"] is None
