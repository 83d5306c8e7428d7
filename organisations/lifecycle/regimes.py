"""How reporting rules move: edited as a copy, confirmed by a registrar, replaced."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import REGISTRAR
from regimes.deadlines import HALF, PUBLISH, due
from regimes.models import Regime
from workflow.moves import Move, steps

State = Regime.State
START = State.DRAFT
WHOSE = gettext_lazy("A registrar keeps the reporting rules.")


def _not_confirmed(regime: Regime, _actor: Any) -> str:
    if regime.confirmed:
        return _("These rules are confirmed already. Change a copy.")
    return ""


def _has_source(regime: Regime, _actor: Any) -> str:
    return "" if regime.source.strip() else _("Say where these rules come from.")


def _has_publication(regime: Regime, _actor: Any) -> str:
    """A profile without its most important day can't be called right."""
    months = (6, 12) if regime.profile.get("period") == HALF else (12,)
    ends = [regime.valid_from.replace(month=month, day=30) for month in months]
    if all(due(regime.profile, PUBLISH, on) for on in ends):
        return ""
    return _("Say by which day a report is published.")


MOVES: dict[str, Move] = {
    "confirm": Move(
        frozenset({State.DRAFT, State.IN_USE}),
        State.IN_USE,
        frozenset({REGISTRAR}),
        WHOSE,
        gettext_lazy("Confirm these rules"),
        (_not_confirmed, _has_source, _has_publication),
    ),
    "drop": Move(
        frozenset({State.DRAFT}),
        State.DROPPED,
        frozenset({REGISTRAR}),
        WHOSE,
        gettext_lazy("Drop this copy"),
    ),
    "replace": Move(
        frozenset({State.IN_USE}),
        State.REPLACED,
        frozenset({REGISTRAR}),
        WHOSE,
        gettext_lazy("Replaced by a version that begins as early"),
    ),
}


def regime_steps(regime: Regime, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    return steps(
        MOVES,
        regime,
        actor,
        state=regime.state,
        roles={REGISTRAR} if actor.has("registrar") else set(),
        not_now=_("This can’t be done now: “%(state)s”.")
        % {"state": regime.get_state_display()},
    )


def may_not_copy(actor: Actor) -> list[str]:
    """Why this actor may not make a copy to change; nothing: they may."""
    return [] if actor.has("registrar") else [str(WHOSE)]


def may_not_edit(regime: Regime, actor: Actor) -> list[str]:
    """Why this actor may not change these rules; nothing: they may."""
    if not actor.has("registrar"):
        return [str(WHOSE)]
    if regime.state != State.DRAFT:
        return [_("Rules in use don’t change. Make a copy and change that.")]
    return []
