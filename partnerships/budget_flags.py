"""What does not add up in a budget: its keeper reads it first, and shares it or mends it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Sum
from django.utils.translation import gettext as _

from partnerships.budget_figures import Figures, figures_of
from partnerships.models import Budget, BudgetFunder, BudgetInvoice
from ui.amounts import written

OVER, OVERSPENT, TWICE = "over", "overspent", "twice"


@dataclass(frozen=True)
class Flag:
    """`key` tells it from the others of the budget; `mend` says what can be done."""

    key: str
    title: str
    text: str
    mend: str

    @property
    def slug(self) -> str:
        """For an address."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:16]


def flags_of(budget: Budget, figures: Figures | None = None) -> list[Flag]:
    """Every one, the gravest first: at most two queries more than `figures_of`."""
    figures = figures or figures_of(budget)
    found = _over(budget, figures)
    found += [
        _overspent(budget, funder, spent)
        for funder in figures.funders
        if (spent := figures.from_share(funder)) > funder.gives
    ]
    return found + [_twice(budget, row) for row in _counted_twice(budget)]


def _over(budget: Budget, figures: Figures) -> list[Flag]:
    """More money than costs: a surplus of what is certain, or of what came in."""
    surplus = figures.certain - figures.cost
    if surplus <= 0 or not figures.others:
        return []
    return [
        Flag(
            OVER,
            _("More money than it costs"),
            _("%(certain)s is agreed, received or your own; it costs %(cost)s.")
            % {
                "certain": written(figures.certain, budget.currency),
                "cost": written(figures.cost, budget.currency),
            },
            _(
                "Ask for less, use less of your own money, or agree what happens with it."
            ),
        )
    ]


def _overspent(budget: Budget, funder: BudgetFunder, spent: Decimal) -> Flag:
    return Flag(
        f"{OVERSPENT}:{funder.public_id}",
        _("More paid from a share than it gives"),
        _("%(spent)s was paid from the share of %(who)s, which gives %(share)s.")
        % {
            "spent": written(spent, budget.currency),
            "who": funder,
            "share": written(funder.gives, budget.currency),
        },
        _("Look at the invoices that are paid from this share."),
    )


def _counted_twice(budget: Budget) -> Sequence[dict[str, Any]]:
    """Invoices of which more is counted than they come to, in all budgets of the keeper."""
    counting: QuerySet[Any] = BudgetInvoice.objects.filter(dropped_on=None)
    return list(
        counting.filter(
            key__in=counting.filter(budget=budget).values("key"),
            budget__kept_by=budget.kept_by_id,
            budget__currency=budget.currency,
        )
        .values("key")
        .annotate(
            times=Count("pk"),
            counted=Sum("amount"),
            whole=Min("total"),
            supplier=Min("supplier"),
            number=Min("number"),
            budgets=Count("budget", distinct=True),
        )
        .filter(times__gt=1, counted__gt=F("whole"))
        .order_by("key")[:50]
    )


def _twice(budget: Budget, row: dict[str, Any]) -> Flag:
    name = f"{row['supplier']} {row['number']}".strip()
    facts = {
        "name": name,
        "whole": written(row["whole"], budget.currency),
        "counted": written(row["counted"], budget.currency),
    }
    return Flag(
        f"{TWICE}:{row['key']}",
        _("One invoice paid twice"),
        _("“%(name)s” comes to %(whole)s, and %(counted)s of it is counted.") % facts
        if row["budgets"] == 1
        else _(
            "“%(name)s” comes to %(whole)s, and %(counted)s of it is counted in several"
            " of your budgets."
        )
        % facts,
        _("Take one out, or correct how much of it is counted."),
    )
