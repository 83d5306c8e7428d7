"""The sums of a budget: planned, spent, certain, hoped for; the gap or the surplus."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Sum, TextField
from django.db.models.functions import Cast, JSONObject

from partnerships.models import Budget, BudgetFunder, BudgetInvoice, BudgetItem

State = BudgetFunder.State
CERTAIN = frozenset({State.AGREED, State.RECEIVED})
HOPED = frozenset({State.ASKED, State.PROMISED})
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Figures:
    """All in the budget's currency. `spent`: by keys of line and funder."""

    budget: Budget
    items: Sequence[BudgetItem]
    funders: Sequence[BudgetFunder]
    spent: dict[tuple[int, int], Decimal]

    @property
    def planned(self) -> Decimal:
        return sum((each.planned for each in self.items), NOTHING)

    @property
    def spent_in_all(self) -> Decimal:
        return sum(self.spent.values(), NOTHING)

    @property
    def cost(self) -> Decimal:
        """What is planned; once the account is closed, what was spent."""
        closed = self.budget.state == Budget.State.CLOSED
        return self.spent_in_all if closed else self.planned

    @property
    def own(self) -> Decimal:
        return sum((each.share for each in self.funders if each.own), NOTHING)

    @property
    def others(self) -> list[BudgetFunder]:
        return [each for each in self.funders if not each.own]

    @property
    def agreed(self) -> Decimal:
        """Agreed to or received from others."""
        return sum(
            (each.gives for each in self.others if each.state in CERTAIN), NOTHING
        )

    @property
    def hoped(self) -> Decimal:
        """Asked for or promised."""
        return sum((each.gives for each in self.others if each.state in HOPED), NOTHING)

    @property
    def certain(self) -> Decimal:
        return self.own + self.agreed

    @property
    def gap(self) -> Decimal:
        """What is still missing; nothing when there is enough."""
        return max(self.cost - self.certain, NOTHING)

    @property
    def surplus(self) -> Decimal:
        return max(self.certain - self.cost, NOTHING)

    def for_item(self, item: BudgetItem) -> Decimal:
        return sum(
            (sum_ for (line, _who), sum_ in self.spent.items() if line == item.pk),
            NOTHING,
        )

    def from_share(self, funder: BudgetFunder) -> Decimal:
        return sum(
            (sum_ for (_line, who), sum_ in self.spent.items() if who == funder.pk),
            NOTHING,
        )


def figures_of(budget: Budget) -> Figures:
    """Two queries."""
    paid = (
        BudgetInvoice.objects.filter(item=OuterRef("pk"), dropped_on=None)
        .values("funder")
        .annotate(sum=Cast(Sum("amount"), TextField()))
        .values(row=JSONObject(funder="funder", sum="sum"))
    )
    items: list[Any] = list(
        BudgetItem.objects.filter(budget=budget, dropped_on=None)
        .annotate(paid=ArraySubquery(paid))
        .order_by("position", "pk")
    )
    return Figures(
        budget,
        items=items,
        funders=list(
            BudgetFunder.objects.filter(budget=budget)
            .select_related("organisation", "agreement")
            .order_by("-own", "pk")
        ),
        spent={
            (item.pk, row["funder"]): Decimal(row["sum"])
            for item in items
            for row in item.paid
        },
    )
