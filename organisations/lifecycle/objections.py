"""How an objection to a classification moves: a registrar answers it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.classification import objects_for
from organisations.lifecycle.sides import OBJECTOR, REGISTRAR
from organisations.models import Objection
from workflow.moves import Move, steps

State = Objection.State
START = State.OPEN
DECIDES = gettext_lazy("A registrar answers this objection.")

MOVES: dict[str, Move] = {
    "uphold": Move(
        frozenset({State.OPEN}),
        State.UPHELD,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Agree and classify anew"),
    ),
    "reject": Move(
        frozenset({State.OPEN}),
        State.REJECTED,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Leave it as it is"),
    ),
    "withdraw": Move(
        frozenset({State.OPEN}),
        State.WITHDRAWN,
        frozenset({OBJECTOR}),
        gettext_lazy("Whoever objected can take the objection back."),
        gettext_lazy("Take the objection back"),
    ),
}


def objection_steps(objection: Objection, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = set()
    if actor.has("registrar"):
        roles.add(REGISTRAR)
    if objects_for(objection, actor):
        roles.add(OBJECTOR)
    return steps(
        MOVES,
        objection,
        actor,
        state=objection.state,
        roles=roles,
        not_now=_("This objection is answered already: “%(state)s”.")
        % {"state": objection.get_state_display()},
    )
