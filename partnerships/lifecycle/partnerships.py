"""How a partnership begins and ends, and who ends it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import CALENDAR, PARTY, leads, writes
from partnerships.models import Partnership, PartnershipParty, Side
from workflow.moves import Move, steps

State = Partnership.State
PartyState = PartnershipParty.State
START = State.PROPOSED
OPEN = frozenset({State.PROPOSED, State.ACTIVE})
TAKING_PART = frozenset({PartyState.INVITED, PartyState.JOINED})

STARTER = "starter"  # leads for the organisation that proposed it
BY_ITSELF = gettext_lazy("This happens by itself.")
LEADS_DO = gettext_lazy(
    "This is for leads of a company, and for administrators and signatories of any other"
    " organisation that takes part."
)


@dataclass(frozen=True)
class Standing:
    """A partnership with all of its parties: what its rules look at."""

    partnership: Partnership
    parties: Collection[PartnershipParty]

    def joined(self) -> list[PartnershipParty]:
        return [party for party in self.parties if party.state == PartyState.JOINED]

    def invited(self) -> list[PartnershipParty]:
        return [party for party in self.parties if party.state == PartyState.INVITED]

    def own(self, actor: Actor) -> PartnershipParty | None:
        """The part of the actor's organisation, whatever became of it."""
        return next(
            (p for p in self.parties if p.organisation_id == actor.organisation_id),
            None,
        )

    def takes_part(self, actor: Actor) -> bool:
        own = self.own(actor)
        return own is not None and own.state == PartyState.JOINED

    @property
    def is_pair(self) -> bool:
        """At least one company and somebody on the other side take part."""
        return {p.side == Side.COMPANY for p in self.joined()} == {True, False}


def standing(partnership: Partnership) -> Standing:
    """Read from the database (one query)."""
    parties = partnership.parties.select_related("organisation").order_by("pk")
    return Standing(partnership, list(parties))


def _only_two(place: Standing, _actor: Actor) -> str:
    if len(place.joined()) <= 2:
        return ""
    return _(
        "Others take part too: leave instead. The partnership ends by itself when no"
        " company, or nobody on the other side, is left."
    )


MOVES: dict[str, Move] = {
    "begin": Move(
        frozenset({State.PROPOSED}),
        State.ACTIVE,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("A company and somebody on the other side take part"),
    ),
    "decline": Move(
        frozenset({State.PROPOSED}),
        State.DECLINED,
        frozenset({CALENDAR}),
        BY_ITSELF,
        gettext_lazy("All who were asked declined"),
    ),
    "take_back": Move(
        frozenset({State.PROPOSED}),
        State.ENDED,
        frozenset({STARTER}),
        gettext_lazy("Whoever proposed the partnership can take it back."),
        gettext_lazy("Take the proposal back"),
    ),
    "end": Move(
        frozenset({State.ACTIVE}),
        State.ENDED,
        frozenset({PARTY}),
        LEADS_DO,
        gettext_lazy("End the partnership"),
        needs=(_only_two,),
    ),
}


def partnership_steps(place: Standing, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    partnership = place.partnership
    played = {CALENDAR} if actor.person_id is None else set()
    if leads(actor):
        if place.takes_part(actor):
            played.add(PARTY)
        if partnership.started_by_id == actor.organisation_id:
            played.add(STARTER)
    return steps(
        MOVES,
        place,
        actor,
        state=partnership.state,
        roles=played,
        not_now=not_now(partnership),
    )


def not_now(partnership: Partnership) -> str:
    return _("The partnership is now: “%(state)s”.") % {
        "state": partnership.get_state_display()
    }


def may_not_start(actor: Actor) -> list[str]:
    """Reasons why this person can't propose a partnership."""
    if leads(actor):
        return []
    if actor.only_company_id is not None:
        return [
            _("A registrar has to verify first that you may act for your organisation.")
        ]
    return [
        _(
            "Partnerships are started by leads of a company, and by administrators and"
            " signatories of any other organisation."
        )
    ]


def may_not_lead(place: Standing, actor: Actor) -> list[str]:
    """Reasons why they can't change what the sides of an open partnership decide."""
    reasons = []
    if not leads(actor) or not place.takes_part(actor):
        reasons.append(str(LEADS_DO))
    if place.partnership.state not in OPEN:
        reasons.append(not_now(place.partnership))
    return reasons


def may_not_word(place: Standing, actor: Actor) -> list[str]:
    """Reasons why they can't propose a wording or agree to one."""
    reasons = []
    if not writes(actor) or not place.takes_part(actor):
        reasons.append(
            _(
                "Wordings are proposed and agreed by leads and legal reviewers of a"
                " company, and by administrators and signatories of any other"
                " organisation that takes part."
            )
        )
    if place.partnership.state not in OPEN:
        reasons.append(not_now(place.partnership))
    return reasons
