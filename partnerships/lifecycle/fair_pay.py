"""How pay for an engagement is proposed, agreed or declined by choice."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import across, table_side, writes
from partnerships.models import FairPay, Side
from workflow.moves import Move, steps

PROPOSER = "proposer"  # speaks for the organisation that proposed it
ANSWERER = "answerer"  # speaks for the other one of the two
PAID = "paid"  # speaks for the organisation that would be paid

State = FairPay.State
START = State.PROPOSED

MOVES: dict[str, Move] = {
    "agree": Move(
        frozenset({State.PROPOSED}),
        State.AGREED,
        frozenset({ANSWERER}),
        gettext_lazy("The side that did not propose it agrees."),
        gettext_lazy("Agree to this pay"),
    ),
    "decline": Move(
        frozenset({State.PROPOSED}),
        State.DECLINED,
        frozenset({PAID}),
        gettext_lazy("Only the organisation that would be paid can choose no pay."),
        gettext_lazy("We choose not to be paid"),
    ),
    "withdraw": Move(
        frozenset({State.PROPOSED}),
        State.WITHDRAWN,
        frozenset({PROPOSER}),
        gettext_lazy("Only the side that proposed it can take it back."),
        gettext_lazy("Take it back"),
    ),
}


def may_not_load_rates(actor: Actor) -> list[str]:
    """Rates are a company's own, brought by those who speak for it."""
    if actor.kind != Side.COMPANY or not writes(actor):
        return [_("Leads and legal reviewers of a company bring in its rates.")]
    return []


def fair_pay_steps(pay: FairPay, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles: set[str] = set()
    place = actor.organisation_id
    if writes(actor) and place in (pay.company_id, pay.organisation_id):
        roles.add(PROPOSER if place == pay.proposed_by_id else ANSWERER)
        if place == pay.organisation_id:
            roles.add(PAID)
    return steps(
        MOVES,
        pay,
        actor,
        state=pay.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.") % {"state": pay.get_state_display()},
    )


def other_side(actor: Actor) -> str:
    """Who is asked: for a company its partners, for all others the company."""
    return across(table_side(actor))
