"""What a funder reads of a budget: as its keeper chose, and no more."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from partnerships.budget_figures import Figures, figures_of
from partnerships.budget_flags import OVER, OVERSPENT
from partnerships.models import (
    Budget,
    BudgetFunder,
    BudgetInvoice,
    BudgetItem,
    BudgetPaper,
    SharedFlag,
)

INVOICES = 50


@dataclass(frozen=True)
class Told:
    """What did not add up, for one funder: `finding` has no name or sum of another."""

    finding: str
    words: str
    shared_on: datetime.date


@dataclass(frozen=True)
class Seen:
    """One funder's sight. What it may not read is not in here at all.

    `lines`: (line, spent for it); `invoices`: the newest that were paid from its share.
    """

    funder: BudgetFunder
    cost: Decimal
    planned: Decimal
    from_share: Decimal
    lines: Sequence[tuple[BudgetItem, Decimal]]
    spent: Decimal
    invoices: Sequence[BudgetInvoice]
    names: Sequence[BudgetFunder]
    papers: Sequence[BudgetPaper]
    flags: Sequence[Told]


def seen_by(
    budget: Budget, funder: BudgetFunder, figures: Figures | None = None
) -> Seen:
    """At most three queries more than `figures_of`."""
    figures = figures or figures_of(budget)
    lines, names = funder.sees_lines, funder.sees_names
    return Seen(
        funder=funder,
        cost=figures.cost,
        planned=figures.planned,
        from_share=figures.from_share(funder),
        lines=[(each, figures.for_item(each)) for each in figures.items]
        if lines
        else [],
        spent=figures.spent_in_all if lines else Decimal(0),
        invoices=_invoices(funder) if lines else [],
        names=[
            each
            for each in figures.funders
            if each.pk != funder.pk and each.state != BudgetFunder.State.DECLINED
        ]
        if names
        else [],
        papers=papers_of(budget) if funder.sees_papers else [],
        flags=[
            Told(_finding(each, funder), each.words, each.shared_on)
            for each in shared_flags_of(budget)
        ],
    )


def _finding(flag: SharedFlag, funder: BudgetFunder) -> str:
    """As it stood where it is about its own share or an invoice; else without sums."""
    kind, _colon, whose = flag.key.partition(":")
    if kind == OVER:
        return _("More money is agreed, received or its own than it costs.")
    if kind == OVERSPENT and whose != funder.public_id:
        return _("More was paid from another share than that share gives.")
    return flag.finding


def _invoices(funder: BudgetFunder) -> list[BudgetInvoice]:
    rows = BudgetInvoice.objects.filter(
        budget=funder.budget_id, funder=funder, dropped_on=None
    )
    return list(rows.select_related("item").order_by("-id")[:INVOICES])


def papers_of(budget: Budget) -> list[BudgetPaper]:
    rows = BudgetPaper.objects.filter(budget=budget).select_related("document")
    return list(rows.order_by("-id"))


def shared_flags_of(budget: Budget) -> list[SharedFlag]:
    return list(SharedFlag.objects.filter(budget=budget).order_by("-id"))
