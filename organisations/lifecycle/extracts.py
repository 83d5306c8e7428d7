"""How an extract of a register moves from being brought to being stored."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import REGISTRAR
from organisations.models import Extract
from workflow.moves import Move, steps

State = Extract.State
START = State.UPLOADED
WORKING = frozenset({State.READING, State.STORING})

REGISTRARS = gettext_lazy("A registrar brings in extracts of registers.")


def _move(sources: set[str], target: str, label: object) -> Move:
    return Move(frozenset(sources), target, frozenset({REGISTRAR}), REGISTRARS, label)


MOVES: dict[str, Move] = {
    "read": _move(
        {State.UPLOADED, State.READING, State.CHECKED, State.UNUSABLE},
        State.READING,
        gettext_lazy("Read the file"),
    ),
    "give_up": _move({State.READING}, State.UNUSABLE, gettext_lazy("Give up")),
    "check": _move({State.READING}, State.CHECKED, gettext_lazy("Show what was found")),
    "decide": _move(
        {State.CHECKED}, State.CHECKED, gettext_lazy("Decide who is meant")
    ),
    "begin_storing": _move(
        {State.CHECKED}, State.STORING, gettext_lazy("Store the records")
    ),
    "hold": _move({State.STORING}, State.CHECKED, gettext_lazy("Look again")),
    "store": _move({State.STORING}, State.STORED, gettext_lazy("Store")),
    "discard": _move(
        {State.UPLOADED, State.READING, State.CHECKED, State.UNUSABLE},
        State.DISCARDED,
        gettext_lazy("Discard the file"),
    ),
}


def extract_steps(extract: Extract, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        extract,
        actor,
        state=extract.state,
        roles={REGISTRAR} if actor.has("registrar") else set(),
        not_now=_("This file is “%(state)s”; this step is not open.")
        % {"state": extract.get_state_display()},
    )


def may_not_bring(actor: Actor) -> list[str]:
    """Why this actor may not bring an extract; none when they may."""
    return [] if actor.has("registrar") else [str(REGISTRARS)]
