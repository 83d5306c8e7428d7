"""A budget: begun, changed, copied for another year, closed."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.lifecycle.budgets import (
    MOVES,
    budget_steps,
    may_not_begin,
    may_not_share,
    may_not_write,
)
from partnerships.models import Budget, BudgetFunder, BudgetInvoice, BudgetItem
from workflow.moves import Refused

BEGUN = "budget_begun"
State = Budget.State
FunderState = BudgetFunder.State


def begin(
    facts: Mapping[str, Any],
    *,
    own: Decimal,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Budget:
    """A new one, with the keeper's own money as the first share.

    `key` is the form's: sent twice, the first one's budget is given back.
    """
    with acting(by):
        if reasons := may_not_begin(by):
            raise Refused(reasons)
        if before := sent_before(key, BEGUN, by=by):
            return Budget.objects.get(pk=before.subject_id or 0)
        made = Budget.objects.create(kept_by_id=by.organisation, made_on=today, **facts)
        _own(made, own, by=by, today=today)
        record(BEGUN, made, by=by, key=key)
        made.refresh_from_db()
        return made


def _own(budget: Budget, share: Decimal, *, by: Actor, today: datetime.date) -> None:
    BudgetFunder.objects.create(
        budget=budget,
        organisation_id=by.organisation,
        own=True,
        share=share,
        state=FunderState.AGREED,
        sees_lines=True,
        sees_names=True,
        shown_on=today,
    )


def copy(
    budget: Budget,
    facts: Mapping[str, Any],
    *,
    own: Decimal,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Budget:
    """The same lines and funders for another year: asked anew, shown to nobody yet.

    What each of them may read once it is shown stays as it was chosen.
    """
    with acting(by):
        locked = shareable(budget, by)
        if before := sent_before(key, BEGUN, by=by):
            return Budget.objects.get(pk=before.subject_id or 0)
        made = begin(
            {**facts, "currency": locked.currency, "follows": locked},
            own=own,
            by=by,
            today=today,
            key=key,
        )
        BudgetItem.objects.bulk_create(
            BudgetItem(
                budget=made,
                position=each.position,
                words=each.words,
                planned=each.planned,
            )
            for each in locked.items.filter(dropped_on=None).order_by("position", "pk")
        )
        BudgetFunder.objects.bulk_create(
            BudgetFunder(
                budget=made,
                organisation_id=each.organisation_id,
                name=each.name,
                share=each.share,
                sees_lines=each.sees_lines,
                sees_names=each.sees_names,
                sees_papers=each.sees_papers,
            )
            for each in locked.funders.filter(own=False)
            .exclude(state=FunderState.DECLINED)
            .order_by("pk")
        )
        return made


def change(
    budget: Budget, facts: Mapping[str, Any], *, own: Decimal, by: Actor
) -> None:
    """Title, dates, activity and own money; the currency stays."""
    with acting(by):
        locked = writable(budget, by)
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.save()
        BudgetFunder.objects.filter(budget=locked, own=True).update(share=own)
        record("budget_changed", locked, by=by)


def write_items(
    budget: Budget,
    rows: Iterable[Mapping[str, Any]],
    *,
    by: Actor,
    today: datetime.date,
) -> None:
    """All lines anew. A row with `pk` is one that was there; one left out is taken out.

    A line for which something was paid stays, with nothing planned.
    """
    with acting(by):
        locked = writable(budget, by)
        known = {each.pk: each for each in locked.items.filter(dropped_on=None)}
        paid = set(
            BudgetInvoice.objects.filter(budget=locked, dropped_on=None).values_list(
                "item_id", flat=True
            )
        )
        for position, row in enumerate(rows):
            item = known.pop(row.get("pk") or 0, None) or BudgetItem(budget=locked)
            item.position, item.words = position, row["words"]
            item.planned = row["planned"]
            item.save()
        for gone in known.values():
            if gone.pk in paid:
                gone.planned = Decimal(0)
            else:
                gone.dropped_on = today
            gone.save()
        record("budget_lines_written", locked, by=by)


def close(budget: Budget, *, by: Actor, today: datetime.date) -> None:
    """From now on what was spent is the budget."""
    _move(budget, "close", by=by, today=today)


def reopen(budget: Budget, *, by: Actor, today: datetime.date) -> None:
    _move(budget, "reopen", by=by, today=today)


def _move(budget: Budget, name: str, *, by: Actor, today: datetime.date) -> None:
    with acting(by):
        locked = lock(budget)
        if reasons := budget_steps(locked, by)[name]:
            raise Refused(reasons)
        locked.state = MOVES[name].target
        locked.closed_on = today if locked.state == State.CLOSED else None
        locked.save()
        record(f"budget_{locked.state}", locked, by=by)


def lock(budget: Budget) -> Budget:
    return Budget.objects.select_for_update(of=("self",)).get(pk=budget.pk)


def writable(budget: Budget, by: Actor) -> Budget:
    """The locked row, when this actor may write it now."""
    locked = lock(budget)
    if reasons := may_not_write(locked, by):
        raise Refused(reasons)
    return locked


def shareable(budget: Budget, by: Actor) -> Budget:
    """The locked row, when this actor may choose what others read of it."""
    locked = lock(budget)
    if reasons := may_not_share(locked, by):
        raise Refused(reasons)
    return locked
