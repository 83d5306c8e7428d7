"""Who writes a budget, and when its account is closed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import writes
from partnerships.models import Budget, Side
from workflow.moves import Move, steps

KEEPER = "keeper"  # speaks for the organisation that keeps it

State = Budget.State
START = State.OPEN
WHOSE = gettext_lazy(
    "The organisation that does the work keeps its budget: its administrators and"
    " signatories write it."
)

MOVES: dict[str, Move] = {
    "close": Move(
        frozenset({State.OPEN}),
        State.CLOSED,
        frozenset({KEEPER}),
        WHOSE,
        gettext_lazy("Close the account"),
    ),
    "reopen": Move(
        frozenset({State.CLOSED}),
        State.OPEN,
        frozenset({KEEPER}),
        WHOSE,
        gettext_lazy("Open it again"),
    ),
}


def keeps(budget: Budget, actor: Actor) -> bool:
    """Whether they work for its keeper, who reads all of it."""
    return actor.organisation_id == budget.kept_by_id and actor.only_company_id is None


def may_not_begin(actor: Actor) -> list[str]:
    """A company keeps no budget: it pays a part of somebody's."""
    if writes(actor) and actor.kind != Side.COMPANY:
        return []
    return [str(WHOSE)]


def may_not_share(budget: Budget, actor: Actor) -> list[str]:
    """What others read is the keeper's choice, also when the account is closed."""
    return [] if writes(actor) and keeps(budget, actor) else [str(WHOSE)]


def may_not_write(budget: Budget, actor: Actor) -> list[str]:
    reasons = may_not_share(budget, actor)
    if budget.state == State.CLOSED:
        reasons.append(_("The account is closed. Open it again first."))
    return reasons


def budget_steps(budget: Budget, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        budget,
        actor,
        state=budget.state,
        roles={KEEPER} if writes(actor) and keeps(budget, actor) else set(),
        not_now=_("It is now: “%(state)s”.") % {"state": budget.get_state_display()},
    )
