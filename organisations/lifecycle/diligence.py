"""How a company's checks of an organisation move, and who may begin, write and answer."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations import not_now
from organisations.lifecycle.sides import CALENDAR, CHECKER
from organisations.models import DiligenceItem, DueDiligence, Organisation
from workflow.moves import Move, steps

State = DueDiligence.State
START = State.COLLECTING
CHECKERS = ("lead", "compliance_reviewer", "disclosure_officer")
PROVIDERS = ("administrator", "signatory")
WHOSE = gettext_lazy(
    "A lead, a compliance reviewer or a disclosure officer of the company decides."
)

MOVES: dict[str, Move] = {
    "clear": Move(
        frozenset({State.COLLECTING}),
        State.CLEARED,
        frozenset({CHECKER}),
        WHOSE,
        gettext_lazy("Clear"),
    ),
    "clear_with_conditions": Move(
        frozenset({State.COLLECTING}),
        State.CONDITIONS,
        frozenset({CHECKER}),
        WHOSE,
        gettext_lazy("Clear with conditions"),
    ),
    "reject": Move(
        frozenset({State.COLLECTING}),
        State.REJECTED,
        frozenset({CHECKER}),
        WHOSE,
        gettext_lazy("Reject"),
    ),
    "expire": Move(
        frozenset({State.CLEARED, State.CONDITIONS}),
        State.EXPIRED,
        frozenset({CALENDAR}),
        gettext_lazy("They expire by themselves after their last day."),
        gettext_lazy("Expire"),
    ),
}


def diligence_steps(round_: DueDiligence, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = {CALENDAR} if actor.person_id is None else set()
    if checks_for(round_, actor):
        roles.add(CHECKER)
    return steps(
        MOVES,
        round_,
        actor,
        state=round_.state,
        roles=roles,
        not_now=_closed(round_),
    )


def checks_for(round_: DueDiligence, actor: Actor) -> bool:
    """Whether the actor checks for the company of this round."""
    return actor.organisation_id == round_.company_id and actor.has(*CHECKERS)


def answers_for(round_: DueDiligence, actor: Actor) -> bool:
    """Whether the actor provides what the organisation is asked for."""
    return (
        actor.organisation_id == round_.organisation_id
        and actor.only_company_id is None
        and actor.has(*PROVIDERS)
    )


def may_not_begin(
    organisation: Organisation, actor: Actor, today: datetime.date, *, has_open: bool
) -> list[str]:
    """Why this actor's company may not begin checks now; nothing means it may.

    `has_open`: the company has begun already. An organisation that says "not now" is
    left in peace until then.
    """
    if actor.kind != Organisation.Kind.COMPANY or not actor.has(*CHECKERS):
        return [
            _(
                "Checks are begun by a lead, a compliance reviewer or a disclosure"
                " officer of a company."
            )
        ]
    reasons = []
    if organisation.kind == Organisation.Kind.COMPANY or organisation.is_operator:
        reasons.append(
            _("These checks are about organisations that a company supports.")
        )
    if organisation.status != Organisation.Status.ACTIVE:
        reasons.append(_("This record is not in use any more."))
    if has_open:
        reasons.append(_("Your company has begun to check this organisation already."))
    return [*reasons, *not_now.reasons(organisation, today)]


def may_not_write(round_: DueDiligence, actor: Actor) -> list[str]:
    """Why this actor may not write down or ask anything here."""
    if not checks_for(round_, actor):
        return [
            _(
                "What was found is written by a lead, a compliance reviewer or a"
                " disclosure officer of the company."
            )
        ]
    return [] if round_.state == State.COLLECTING else [_closed(round_)]


def may_not_answer(item: DiligenceItem, actor: Actor) -> list[str]:
    """Why this actor may not answer what the company asks; nothing means they may."""
    if not answers_for(item.diligence, actor):
        return [
            _("An administrator or a signatory of the organisation answers a company.")
        ]
    if item.diligence.state != State.COLLECTING:
        return [_closed(item.diligence)]
    if not item.asked:
        return [_("The company asks for nothing here.")]
    return []


def _closed(round_: DueDiligence) -> str:
    return _("These checks are over: “%(state)s”. A new round can be begun.") % {
        "state": round_.get_state_display()
    }
