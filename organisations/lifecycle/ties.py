"""How a tie between an umbrella organisation and a member moves: both sides say it."""

import datetime

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.profiles import PATIENTS_KEEPERS
from organisations.models import Tie
from workflow.moves import Move, steps


class State(models.TextChoices):
    WAITING = "waiting", gettext_lazy("Waiting for the other side")
    CONFIRMED = "confirmed", gettext_lazy("Both sides say so")
    REFUSED = "refused", gettext_lazy("Not confirmed")
    ENDED = "ended", gettext_lazy("Ended")


START = State.WAITING
SAYER = "who said it"
OTHER = "the other side"

MOVES: dict[str, Move] = {
    "confirm": Move(
        frozenset({State.WAITING}),
        State.CONFIRMED,
        frozenset({OTHER}),
        gettext_lazy("An administrator of the other organisation confirms this."),
        gettext_lazy("Confirm"),
    ),
    "refuse": Move(
        frozenset({State.WAITING}),
        State.REFUSED,
        frozenset({OTHER}),
        gettext_lazy("An administrator of the other organisation can refuse this."),
        gettext_lazy("This is not so"),
    ),
    "take_back": Move(
        frozenset({State.WAITING}),
        State.REFUSED,
        frozenset({SAYER}),
        gettext_lazy("Only the organisation that said this can take it back."),
        gettext_lazy("Take back"),
    ),
    "end": Move(
        frozenset({State.CONFIRMED}),
        State.ENDED,
        frozenset({SAYER, OTHER}),
        gettext_lazy("An administrator of one of the two organisations ends this."),
        gettext_lazy("No longer so"),
    ),
}


def state_of(tie: Tie, today: datetime.date) -> State:
    """What the dates say: a tie has no column for its state."""
    if tie.confirmed_on is None:
        return State.REFUSED if tie.until_on else State.WAITING
    over = tie.until_on is not None and tie.until_on <= today
    return State.ENDED if over else State.CONFIRMED


def tie_steps(tie: Tie, actor: Actor, today: datetime.date) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    state = state_of(tie, today)
    return steps(
        MOVES,
        tie,
        actor,
        state=state,
        roles=_roles(tie, actor),
        not_now=_("This is “%(state)s” already.") % {"state": state.label},
    )


def _roles(tie: Tie, actor: Actor) -> set[str]:
    sides = {tie.umbrella_id, tie.member_id}
    if (
        actor.organisation_id not in sides
        or not actor.has(*PATIENTS_KEEPERS)
        or actor.only_company_id is not None
    ):
        return set()
    return {SAYER if actor.organisation_id == tie.said_by_id else OTHER}
