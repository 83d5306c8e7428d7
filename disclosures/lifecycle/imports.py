"""How a payments file moves from being brought to being stored, and back."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import ImportBatch
from workflow.moves import Move, steps

State = ImportBatch.State
START = State.UPLOADED
OVER = frozenset({State.DISCARDED, State.TAKEN_BACK})
WORKING = frozenset({State.READING, State.STORING, State.TAKING_BACK})

COMPANY = gettext_lazy("The company's disclosure officer brings in payments.")


def _move(sources: set[str], target: str, label: object) -> Move:
    return Move(frozenset(sources), target, frozenset({OFFICER}), COMPANY, label)


MOVES: dict[str, Move] = {
    "read": _move(
        {State.UPLOADED, State.READING, State.CHECKED, State.UNUSABLE},
        State.READING,
        gettext_lazy("Read the file"),
    ),
    "ask": _move({State.READING}, State.UPLOADED, gettext_lazy("Ask")),
    "give_up": _move({State.READING}, State.UNUSABLE, gettext_lazy("Give up")),
    "check": _move({State.READING}, State.CHECKED, gettext_lazy("Show what was found")),
    "decide": _move(
        {State.CHECKED}, State.CHECKED, gettext_lazy("Decide who is meant")
    ),
    "begin_storing": _move(
        {State.CHECKED}, State.STORING, gettext_lazy("Store the payments")
    ),
    "hold": _move({State.STORING}, State.CHECKED, gettext_lazy("Look again")),
    "store": _move({State.STORING}, State.STORED, gettext_lazy("Store")),
    "begin_taking_back": _move(
        {State.STORED}, State.TAKING_BACK, gettext_lazy("Take this file back")
    ),
    "keep": _move({State.TAKING_BACK}, State.STORED, gettext_lazy("Keep it")),
    "take_back": _move(
        {State.TAKING_BACK}, State.TAKEN_BACK, gettext_lazy("Take back")
    ),
    "discard": _move(
        {State.UPLOADED, State.READING, State.CHECKED, State.UNUSABLE},
        State.DISCARDED,
        gettext_lazy("Discard the file"),
    ),
}


def import_steps(batch: ImportBatch, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        batch,
        actor,
        state=batch.state,
        roles=parts(actor, company_id=batch.company_id),
        not_now=_("This file is “%(state)s”; this step is not open.")
        % {"state": batch.get_state_display()},
    )


def may_not_import(actor: Actor, company_id: int) -> list[str]:
    """Why this actor may not bring a file for the company; none when they may."""
    if OFFICER in parts(actor, company_id=company_id):
        return []
    return [str(COMPANY)]
