"""How a request for access moves: a registrar decides on evidence."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import REGISTRAR, REQUESTER
from organisations.models import AccessRequest
from workflow.moves import Move, steps

State = AccessRequest.State
START = State.WAITING
DECIDES = gettext_lazy("A registrar decides about this request.")


def _not_their_own(request: AccessRequest, actor: Actor) -> str:
    if request.person_id is not None and request.person_id == actor.person_id:
        return _("Somebody else has to decide about your own request.")
    return ""


MOVES: dict[str, Move] = {
    "accept": Move(
        frozenset({State.WAITING}),
        State.ACCEPTED,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Accept"),
        (_not_their_own,),
    ),
    "refuse": Move(
        frozenset({State.WAITING}),
        State.REFUSED,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Refuse"),
        (_not_their_own,),
    ),
    "withdraw": Move(
        frozenset({State.WAITING}),
        State.WITHDRAWN,
        frozenset({REQUESTER}),
        gettext_lazy("The person who asked can take the request back."),
        gettext_lazy("Take the request back"),
    ),
}


def access_steps(request: AccessRequest, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = set()
    if actor.has("registrar"):
        roles.add(REGISTRAR)
    if request.person_id is not None and request.person_id == actor.person_id:
        roles.add(REQUESTER)
    return steps(
        MOVES,
        request,
        actor,
        state=request.state,
        roles=roles,
        not_now=_("This request is “%(state)s” already.")
        % {"state": request.get_state_display()},
    )
