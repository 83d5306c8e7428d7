"""How a version of a methodology note moves: written, then used for good."""

from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import CALENDAR, OFFICER, parts
from disclosures.models import MethodologyNote
from workflow.moves import Move, steps

State = MethodologyNote.State
START = State.DRAFT

NOT_NOW = gettext_lazy(
    "This version is in use and does not change any more. Begin the next version."
)

MOVES: dict[str, Move] = {
    "write": Move(
        frozenset({State.DRAFT}),
        State.DRAFT,
        frozenset({OFFICER}),
        gettext_lazy("The company's disclosure officer writes how it counts."),
        gettext_lazy("Change"),
    ),
    "freeze": Move(
        frozenset({State.DRAFT}),
        State.IN_USE,
        frozenset({CALENDAR}),
        gettext_lazy("It is in use once a report with it is certified."),
        gettext_lazy("Use"),
    ),
}


def note_steps(note: MethodologyNote, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        note,
        actor,
        state=note.state,
        roles=parts(actor, company_id=note.company_id),
        not_now=NOT_NOW,
    )
