"""How a likeness to a sanctions list moves: a person looks, and says what was looked at."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.lifecycle.sides import CALENDAR, REGISTRAR
from organisations.models import ScreeningMatch
from workflow.moves import Move, steps

State = ScreeningMatch.State
START = State.OPEN
TOLD = ("administrator", "signatory")
"""Who is told at the organisation."""
DECIDES = gettext_lazy("A registrar decides whether they are the same.")
LONGEST_HELD = datetime.timedelta(days=366)

MOVES: dict[str, Move] = {
    "differ": Move(
        frozenset({State.OPEN}),
        State.DIFFERENT,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("Not the same"),
    ),
    "confirm": Move(
        frozenset({State.OPEN}),
        State.SAME,
        frozenset({REGISTRAR}),
        DECIDES,
        gettext_lazy("The same"),
    ),
    "reopen": Move(
        frozenset({State.DIFFERENT, State.SAME}),
        State.OPEN,
        frozenset({REGISTRAR, CALENDAR}),
        DECIDES,
        gettext_lazy("Look at it again"),
    ),
}


def screening_steps(match: ScreeningMatch, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles = {CALENDAR} if actor.person_id is None else set()
    if actor.has("registrar"):
        roles.add(REGISTRAR)
    return steps(
        MOVES,
        match,
        actor,
        state=match.state,
        roles=roles,
        not_now=_("This is decided already: “%(state)s”.")
        % {"state": match.get_state_display()}
        if match.state != State.OPEN
        else _("Nobody has decided about this yet."),
    )


def may_not_hold_back(match: ScreeningMatch, actor: Actor) -> list[str]:
    """Why this actor may not keep the organisation from knowing; nothing: they may."""
    if not actor.has("registrar"):
        return [_("A registrar holds a record back, on a ground in law.")]
    if match.told_on:
        return [_("The organisation has been told already.")]
    return []


def may_not_tell(match: ScreeningMatch, actor: Actor) -> list[str]:
    """Why this actor may not end the holding back; nothing means that they may."""
    if not actor.has("registrar"):
        return [_("A registrar ends the holding back.")]
    return [] if match.review_on else [_("This record is not held back.")]


def wrong_review(review_on: datetime.date, today: datetime.date) -> list[str]:
    """Why a day is none on which a held-back record can be looked at again."""
    if review_on <= today:
        return [_("The day of review must be after today.")]
    if review_on > today + LONGEST_HELD:
        return [_("Look at it again within a year.")]
    return []
