"""How an organisation's record is verified: then everybody may see it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.identifiers import problem
from organisations.lifecycle.sides import REGISTRAR
from organisations.models import Identifier, Organisation
from workflow.moves import Move, steps

State = Organisation.Verification
START = State.UNVERIFIED
DECIDES = gettext_lazy("A registrar verifies organisations.")

MOVES: dict[str, Move] = {
    "verify": Move(
        frozenset({State.UNVERIFIED, State.REFUSED}),
        State.VERIFIED,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Verify"),
    ),
    "refuse": Move(
        frozenset({State.UNVERIFIED}),
        State.REFUSED,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Refuse"),
    ),
}


def verification_steps(
    organisation: Organisation, actor: Actor
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        organisation,
        actor,
        state=organisation.verification,
        roles={REGISTRAR} if actor.has("registrar") else set(),
        not_now=_("This organisation is “%(state)s” already.")
        % {"state": organisation.get_verification_display()},
    )


def may_not_confirm(identifier: Identifier, actor: Actor) -> list[str]:
    """Why this actor may not confirm this number; nothing means they may."""
    if not actor.has("registrar"):
        return [_("A registrar confirms numbers in registers.")]
    if identifier.ended_on:
        return [_("This number is no longer valid. Add it again first.")]
    if wrong := problem(identifier.scheme, identifier.value):
        return [wrong]
    return []
