"""How an invitation moves."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import (
    CALENDAR,
    HOLDER,
    INVITERS,
    REGISTRAR,
)
from organisations.models import Invitation, Organisation, Role
from workflow.moves import Move, steps

State = Invitation.State
START = State.OPEN

MOVES: dict[str, Move] = {
    "accept": Move(
        frozenset({State.OPEN}),
        State.ACCEPTED,
        frozenset({HOLDER}),
        gettext_lazy("Only the person with the link or the code can accept it."),
        gettext_lazy("Join"),
    ),
    "withdraw": Move(
        frozenset({State.OPEN}),
        State.WITHDRAWN,
        frozenset({INVITERS, REGISTRAR}),
        gettext_lazy("An administrator can withdraw this invitation."),
        gettext_lazy("Withdraw"),
    ),
    "expire": Move(
        frozenset({State.OPEN}),
        State.EXPIRED,
        frozenset({CALENDAR}),
        gettext_lazy("An invitation expires by itself."),
        gettext_lazy("Expire"),
    ),
}

COMPANY_INVITERS = (Role.LEAD, Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR)


def invitation_steps(
    invitation: Invitation, actor: Actor, *, holds_secret: bool = False
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = set()
    if holds_secret:
        roles.add(HOLDER)
    if actor.has("registrar"):
        roles.add(REGISTRAR)
    if actor.person_id is None:
        roles.add(CALENDAR)
    own = actor.organisation_id == invitation.organisation_id
    company = actor.organisation_id == invitation.by_company_id
    if own and actor.has(Role.ADMINISTRATOR):
        roles.add(INVITERS)
    if company and actor.has(*COMPANY_INVITERS):
        roles.add(INVITERS)
    return steps(
        MOVES,
        invitation,
        actor,
        state=invitation.state,
        roles=roles,
        not_now=_("This invitation is “%(state)s” and can’t be used any more.")
        % {"state": invitation.get_state_display()},
    )


def expired(invitation: Invitation, today: datetime.date) -> bool:
    return today > invitation.expires_on


def invite_reasons(organisation: Organisation, actor: Actor) -> list[str]:
    """Why this actor may not invite colleagues into `organisation`; none means yes."""
    mine = actor.organisation_id == organisation.pk and actor.has(Role.ADMINISTRATOR)
    if mine or actor.has(Role.REGISTRAR):
        return []
    return [_("An administrator of this organisation invites people.")]


def first_reasons(
    organisation: Organisation, actor: Actor, *, has_people: bool
) -> list[str]:
    """Why a company may not ask somebody to be an organisation's first administrator.

    `has_people`: the organisation has an administrator whose mandate was verified.
    """
    reasons = []
    if actor.kind != Organisation.Kind.COMPANY or not actor.has(*COMPANY_INVITERS):
        reasons.append(
            _(
                "A lead, a disclosure officer or an administrator of a company"
                " invites patient organisations."
            )
        )
    if organisation.kind == Organisation.Kind.COMPANY or organisation.is_operator:
        reasons.append(_("This organisation invites its own people."))
    elif has_people:
        reasons.append(taken())
    return reasons


def taken() -> str:
    """Nobody is asked to be the first where somebody is."""
    return _("This organisation has an administrator here already, who invites others.")
