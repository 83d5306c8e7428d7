"""A budget that the company pays a part of: a line, an invoice, a report, a flag."""

from partnerships.actions import budget_papers
from partnerships.budget_flags import flags_of
from tests.partnerships.budgets.keeping import begun, funded, paid, shown
from tests.partnerships.life import FILE
from tests.partnerships.table import TODAY


def make(table, _persons):
    budget = begun(table)
    funder = funded(table, budget, share="9500", state="agreed")
    shown(table, funder, papers=True)
    invoice = paid(table, budget, file=FILE)
    paper = budget_papers.give(
        budget,
        kind="report",
        title="Report",
        file=FILE,
        by=table.volunteer,
        today=TODAY,
    )
    (flag,) = flags_of(budget)
    one = {"public_id": budget.public_id}
    of_funder = one | {"funder_id": funder.public_id}
    of_invoice = one | {"invoice_id": invoice.public_id}
    arguments = {
        "partnerships:budget": one,
        "partnerships:budget-list": {},
        "partnerships:budget-create": {},
        "partnerships:budget-move": one | {"name": "close"},
        "partnerships:budget-flag": one | {"slug": flag.slug},
        "partnerships:budget-paper": one | {"document_id": paper.document.public_id},
        "partnerships:budget-paper-give": one,
        "partnerships:budget-preview": of_funder,
        "partnerships:budget-funder": of_funder,
        "partnerships:budget-funder-create": one,
        "partnerships:budget-invoice": of_invoice,
        "partnerships:budget-invoice-list": one,
        "partnerships:budget-invoice-create": one,
    }
    return arguments, {}
