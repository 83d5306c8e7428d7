"""How what an agreement makes due is done, accepted or questioned."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.agreements import ANY_PARTY, BY_ITSELF
from partnerships.lifecycle.sides import CALENDAR, PARTY, table_side, writes
from partnerships.models import AgreementParty, Milestone, Side
from workflow.moves import Move, steps

DOER = "doer"  # speaks for the side that said it is done
ACROSS = "across"  # speaks for the other side of the table
OTHERS_LOOK = gettext_lazy("The other side says whether it is done.")

State = Milestone.State
START = State.OPEN

MOVES: dict[str, Move] = {
    "report_done": Move(
        frozenset({State.OPEN, State.QUESTIONED}),
        State.DONE,
        frozenset({PARTY}),
        ANY_PARTY,
        gettext_lazy("Say that it is done"),
    ),
    "accept": Move(
        frozenset({State.DONE}),
        State.ACCEPTED,
        frozenset({ACROSS}),
        OTHERS_LOOK,
        gettext_lazy("Yes, it is done"),
    ),
    "question": Move(
        frozenset({State.DONE}),
        State.QUESTIONED,
        frozenset({ACROSS}),
        OTHERS_LOOK,
        gettext_lazy("Something is missing"),
    ),
    "take_back": Move(
        frozenset({State.DONE}),
        State.OPEN,
        frozenset({DOER}),
        gettext_lazy("Only the side that said so can take it back."),
        gettext_lazy("It is not done yet"),
    ),
    "drop": Move(
        frozenset({State.OPEN, State.QUESTIONED}),
        State.DROPPED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("An amendment takes it out"),
    ),
}


def speaks(actor: Actor, agreement_id: int) -> bool:
    """Whether they speak for a party of the agreement (one query)."""
    return (
        writes(actor)
        and AgreementParty.objects.filter(
            agreement=agreement_id,
            organisation=actor.organisation_id or 0,
            shown=True,
        ).exists()
    )


def milestone_steps(milestone: Milestone, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles: set[str] = set()
    if actor.person_id is None:
        roles = {CALENDAR}
    elif speaks(actor, milestone.agreement_id):
        roles = {PARTY}
        if milestone.done_by is not None:
            from_company = milestone.done_by.kind == Side.COMPANY
            same = from_company == (table_side(actor) == Side.COMPANY)
            roles.add(DOER if same else ACROSS)
    return steps(
        MOVES,
        milestone,
        actor,
        state=milestone.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.") % {"state": milestone.get_state_display()},
    )
