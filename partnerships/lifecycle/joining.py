"""How an organisation comes into a partnership and leaves it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.partnerships import LEADS_DO, OPEN, Standing, not_now
from partnerships.lifecycle.sides import PARTY, leads
from partnerships.models import Partnership, PartnershipParty
from workflow.moves import Move, steps

State = PartnershipParty.State
START = State.INVITED

ASKED = "asked"  # leads for the organisation that was asked to join
INVITER = "inviter"  # leads for the organisation that asked it
THE_ONE_ASKED = gettext_lazy(
    "Those who lead for the organisation that was asked decide about it."
)


def _still_open(place: Standing, _actor: Actor) -> str:
    if place.partnership.state in OPEN:
        return ""
    return not_now(place.partnership)


def _not_its_own_proposal(place: Standing, actor: Actor) -> str:
    partnership = place.partnership
    proposed = partnership.state == Partnership.State.PROPOSED
    if proposed and partnership.started_by_id == actor.organisation_id:
        return _("You proposed it: take the proposal back instead.")
    return ""


MOVES: dict[str, Move] = {
    "join": Move(
        frozenset({State.INVITED}),
        State.JOINED,
        frozenset({ASKED}),
        THE_ONE_ASKED,
        gettext_lazy("Join"),
        needs=(_still_open,),
    ),
    "decline": Move(
        frozenset({State.INVITED}),
        State.DECLINED,
        frozenset({ASKED}),
        THE_ONE_ASKED,
        gettext_lazy("Decline"),
    ),
    "withdraw": Move(
        frozenset({State.INVITED}),
        State.LEFT,
        frozenset({INVITER}),
        gettext_lazy("Whoever asked them can take that back."),
        gettext_lazy("Take the invitation back"),
    ),
    "leave": Move(
        frozenset({State.JOINED}),
        State.LEFT,
        frozenset({ASKED}),
        gettext_lazy("Those who lead for an organisation decide whether it leaves."),
        gettext_lazy("Leave the partnership"),
        needs=(_still_open, _not_its_own_proposal),
    ),
    "ask_again": Move(
        frozenset({State.DECLINED, State.LEFT}),
        State.INVITED,
        frozenset({PARTY}),
        LEADS_DO,
        gettext_lazy("Ask again"),
        needs=(_still_open,),
    ),
}


def joining_steps(
    place: Standing, party: PartnershipParty, actor: Actor
) -> dict[str, list[str]]:
    """Every move of one party, each with the reasons why this actor may not make it."""
    played: set[str] = set()
    if leads(actor):
        if party.organisation_id == actor.organisation_id:
            played.add(ASKED)
        if party.invited_by_id == actor.organisation_id:
            played.add(INVITER)
        if place.takes_part(actor):
            played.add(PARTY)
    return steps(
        MOVES,
        place,
        actor,
        state=party.state,
        roles=played,
        not_now=_("%(organisation)s is now: “%(state)s”.")
        % {
            "organisation": party.organisation,
            "state": party.get_state_display(),
        },
    )
