"""How a transfer moves: recorded, or left out of reports with a reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Transfer
from workflow.moves import Move, steps

State = Transfer.State
START = State.RECORDED

WHOSE = gettext_lazy("This step belongs to the company's disclosure officer.")

MOVES: dict[str, Move] = {
    "exclude": Move(
        frozenset({State.RECORDED}),
        State.EXCLUDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Leave out of the report"),
    ),
    "include": Move(
        frozenset({State.EXCLUDED}),
        State.RECORDED,
        frozenset({OFFICER}),
        WHOSE,
        gettext_lazy("Take in again"),
    ),
}


def transfer_steps(transfer: Transfer, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        transfer,
        actor,
        state=transfer.state,
        roles=parts(actor, company_id=transfer.disclosed_by_id),
        not_now=_("This payment is “%(state)s” now; this step is not open.")
        % {"state": transfer.get_state_display()},
    )
