"""How the use of patients' data is agreed on, and ends."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import CALENDAR, writes
from partnerships.models import DataUse
from workflow.moves import Move, steps

PROPOSER = "proposer"  # speaks for the organisation that wrote the record
ANSWERER = "answerer"  # speaks for the other one of the two
OWNER = "owner"  # speaks for the owner of the data
OTHERS_WORD = gettext_lazy("The side that did not write it answers.")

State = DataUse.State
START = State.PROPOSED

MOVES: dict[str, Move] = {
    "agree": Move(
        frozenset({State.PROPOSED}),
        State.AGREED,
        frozenset({ANSWERER}),
        OTHERS_WORD,
        gettext_lazy("Agree to this use"),
    ),
    "refuse": Move(
        frozenset({State.PROPOSED}),
        State.REFUSED,
        frozenset({ANSWERER}),
        OTHERS_WORD,
        gettext_lazy("Refuse it"),
    ),
    "withdraw": Move(
        frozenset({State.PROPOSED}),
        State.WITHDRAWN,
        frozenset({PROPOSER}),
        gettext_lazy("Only the side that wrote it can take it back."),
        gettext_lazy("Take it back"),
    ),
    "end": Move(
        frozenset({State.AGREED}),
        State.ENDED,
        frozenset({OWNER, CALENDAR}),
        gettext_lazy("Only the owner of the data can end it before its day."),
        gettext_lazy("End the use now"),
    ),
}


def data_use_steps(use: DataUse, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles: set[str] = set()
    place = actor.organisation_id
    if actor.person_id is None:
        roles = {CALENDAR}
    elif writes(actor) and place in (use.owner_id, use.other_id):
        roles.add(PROPOSER if place == use.proposed_by_id else ANSWERER)
        if place == use.owner_id:
            roles.add(OWNER)
    return steps(
        MOVES,
        use,
        actor,
        state=use.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.") % {"state": use.get_state_display()},
    )


def may_not_bring_results(use: DataUse, actor: Actor) -> list[str]:
    """The one who used the data brings the results back."""
    reasons = []
    if not writes(actor) or actor.organisation_id != use.other_id:
        reasons.append(_("The side that uses the data says what came of it."))
    if use.state not in (State.AGREED, State.ENDED):
        reasons.append(_("Nobody has agreed to this use of data."))
    return reasons
