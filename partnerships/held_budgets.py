"""How an organisation reads what budgets of several funders hold about it.

A budget is its keeper's own until it is shown. Then a funder reads its row, and the rest
on the budget's page, as the keeper chose: who else is asked is not its own affair.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisations import held
from organisations.models import Organisation
from partnerships import models

FOLLOWS = _("Its keeper’s budget of the year before.")
ACTIVITY = _("Those who take part in its partnership read the activity there.")
PAGE = _("The page of the budget shows what its keeper chose for each funder.")
FINDING = _(
    "It can hold sums of others: the page of the budget tells you what it was without"
    " them."
)
KEEPER = "Who keeps it reads it as a whole on its page; a funder reads its own row."


def register() -> None:
    held.register(
        models.Budget,
        name=_("Budgets that you keep, or of which you pay a part"),
        rows=lambda organisation: models.Budget.objects.filter(
            pk__in=_shown(organisation).values("budget")
        ),
        unlisted={"kept_by": KEEPER},
        withheld={"follows": FOLLOWS, "activity": ACTIVITY},
        past=PAGE,
    )
    held.register(
        models.BudgetFunder,
        name=_("Your shares in budgets, once they are shown to you"),
        rows=_shown,
        unlisted={"organisation": KEEPER},
        past=PAGE,
    )
    held.register(
        models.BudgetItem,
        name=_("Lines of budgets"),
        rows=_in_lines(models.BudgetItem),
        past=PAGE,
    )
    held.register(
        models.BudgetInvoice,
        name=_("Invoices paid from your shares in budgets"),
        rows=lambda organisation: models.BudgetInvoice.objects.filter(
            Q(budget__kept_by=organisation)
            | Q(
                funder__in=_shown(organisation).filter(sees_lines=True).values("pk"),
                dropped_on__isnull=True,
            )
        ),
        withheld={"key": held.FORM, "document": _("Only its keeper reads the scan.")},
        past=PAGE,
    )
    held.register(
        models.BudgetPaper,
        name=_("Reports and evidence of budgets"),
        rows=lambda organisation: models.BudgetPaper.objects.filter(
            budget__in=_shown(organisation).filter(sees_papers=True).values("budget")
        ),
        past=PAGE,
    )
    held.register(
        models.SharedFlag,
        name=_("What funders were told about budgets"),
        rows=lambda organisation: models.SharedFlag.objects.filter(
            budget__in=_shown(organisation).values("budget")
        ),
        withheld={"key": held.FORM, "finding": FINDING},
        past=PAGE,
    )


def _shown(organisation: Organisation) -> "QuerySet[Any]":
    return models.BudgetFunder.objects.filter(
        organisation=organisation, shown_on__isnull=False
    )


def _in_lines(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            budget__in=_shown(organisation).filter(sees_lines=True).values("budget")
        )
        return found

    return rows
