"""How the claim of a missing transfer moves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from disclosures.lifecycle.sides import OFFICER, RECIPIENT, parts
from disclosures.models import Claim
from workflow.moves import Move, steps

State = Claim.State
START = State.OPEN

COMPANY = gettext_lazy("The company's disclosure officer decides about this claim.")
PATIENTS = gettext_lazy("The organisation that made the claim can take it back.")

MOVES: dict[str, Move] = {
    "accept": Move(
        frozenset({State.OPEN}),
        State.ACCEPTED,
        frozenset({OFFICER}),
        COMPANY,
        gettext_lazy("Accept and add the payment"),
    ),
    "reject": Move(
        frozenset({State.OPEN}),
        State.REJECTED,
        frozenset({OFFICER}),
        COMPANY,
        gettext_lazy("Reject with a reason"),
    ),
    "withdraw": Move(
        frozenset({State.OPEN}),
        State.WITHDRAWN,
        frozenset({RECIPIENT}),
        PATIENTS,
        gettext_lazy("Take the claim back"),
    ),
}


def claim_steps(claim: Claim, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        claim,
        actor,
        state=claim.state,
        roles=parts(
            actor, company_id=claim.company_id, recipient_id=claim.recipient_id
        ),
        not_now=_("This claim is “%(state)s”; this step is not open.")
        % {"state": claim.get_state_display()},
    )
