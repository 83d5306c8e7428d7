"""How a correction that was asked for after publication moves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import CorrectionRequest
from workflow.moves import Move, steps

State = CorrectionRequest.State
START = State.OPEN

MOVES: dict[str, Move] = {
    "answer": Move(
        frozenset({State.OPEN, State.ANSWERED}),
        State.ANSWERED,
        frozenset({OFFICER}),
        gettext_lazy("The company's disclosure officer answers."),
        gettext_lazy("Answer"),
    ),
}


def correction_steps(request: CorrectionRequest, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        request,
        actor,
        state=request.state,
        roles=parts(actor, company_id=request.company_id),
        not_now=_("This is “%(state)s”; this step is not open.")
        % {"state": request.get_state_display()},
    )
