"""A budget of an organisation, several funders, invoices: made by the product's actions."""

import datetime
from decimal import Decimal

from partnerships.actions import budgets, funders, invoices
from partnerships.models import BudgetFunder
from tests.partnerships.table import TODAY

LINES = (("Hotel", "6000"), ("Speakers", "4000"))


def begun(table, *, own="1000", lines=LINES, key="", **facts):
    """10,000 pounds planned, 1,000 of them the organisation's own."""
    usual = {
        "title": "Family weekend 2026",
        "currency": "GBP",
        "activity": None,
        "starts_on": datetime.date(2026, 5, 1),
        "ends_on": datetime.date(2026, 5, 3),
    }
    budget = budgets.begin(
        {**usual, **facts}, own=Decimal(own), by=table.volunteer, today=TODAY, key=key
    )
    budgets.write_items(
        budget,
        [{"words": words, "planned": Decimal(planned)} for words, planned in lines],
        by=table.volunteer,
        today=TODAY,
    )
    return budget


def funded(table, budget, who=None, *, share="5000", state="asked", key="", **facts):
    """The company of the table pays, unless told otherwise."""
    usual = {"agreement": None, "received": None}
    return funders.add(
        budget,
        who or table.company,
        {**usual, "share": Decimal(share), "state": state, **facts},
        by=table.volunteer,
        key=key,
    )


def shown(table, funder, *, lines=False, names=False, papers=False):
    funders.show(
        funder, lines=lines, names=names, papers=papers, by=table.volunteer, today=TODAY
    )
    funder.refresh_from_db()
    return funder


def own_of(budget):
    return BudgetFunder.objects.get(budget=budget, own=True)


def paid(table, budget, funder=None, *, line=0, key="", file=None, **facts):
    """An invoice of 500 pounds, from the organisation's own money unless told otherwise."""
    usual = {
        "item": list(budget.items.filter(dropped_on=None).order_by("position"))[line],
        "funder": funder or own_of(budget),
        "supplier": "Lakeside Hotel",
        "number": "2026-17",
        "dated_on": TODAY,
        "total": Decimal(500),
        "amount": Decimal(500),
    }
    return invoices.enter(
        budget,
        {**usual, **facts},
        file=file,
        by=table.volunteer,
        today=TODAY,
        key=key,
    )
