"""How an activity begins, ends or is cancelled: by its dates, or by a person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from partnerships.lifecycle.sides import CALENDAR, PARTY, writes
from partnerships.models import Activity, PartnershipParty
from workflow.moves import Move, steps

State = Activity.State
START = State.PLANNED
OPEN = frozenset({State.PLANNED, State.RUNNING})
SPEAKERS = gettext_lazy(
    "This is for those who speak for an organisation that takes part: leads and legal"
    " reviewers of a company, administrators and signatories of an organisation."
)

MOVES: dict[str, Move] = {
    "start": Move(
        frozenset({State.PLANNED}),
        State.RUNNING,
        frozenset({PARTY, CALENDAR}),
        SPEAKERS,
        gettext_lazy("It has begun"),
    ),
    "finish": Move(
        frozenset({State.RUNNING}),
        State.DONE,
        frozenset({PARTY, CALENDAR}),
        SPEAKERS,
        gettext_lazy("It is done"),
    ),
    "cancel": Move(
        OPEN,
        State.CANCELLED,
        frozenset({PARTY}),
        SPEAKERS,
        gettext_lazy("Cancel it"),
    ),
}


def joined(actor: Actor, partnership_id: int) -> bool:
    """Whether the actor's organisation takes part now (one query)."""
    return PartnershipParty.objects.filter(
        partnership=partnership_id,
        organisation=actor.organisation_id or 0,
        state=PartnershipParty.State.JOINED,
    ).exists()


def may_not_write(
    actor: Actor, partnership_id: int, *, takes_part: bool | None = None
) -> list[str]:
    """Why they can't add or change things under a partnership.

    `takes_part`: whether their organisation does, if that was read before.
    """
    reasons = []
    if not writes(actor):
        reasons.append(str(SPEAKERS))
    elif not (joined(actor, partnership_id) if takes_part is None else takes_part):
        reasons.append(_("Your organisation does not take part in this partnership."))
    return reasons


def may_not_change(
    activity: Activity, actor: Actor, *, takes_part: bool | None = None
) -> list[str]:
    reasons = may_not_write(actor, activity.partnership_id, takes_part=takes_part)
    if activity.state == State.CANCELLED:
        reasons.append(_("This activity was cancelled."))
    return reasons


def activity_steps(
    activity: Activity, actor: Actor, *, takes_part: bool | None = None
) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    if actor.person_id is None:
        roles = {CALENDAR}
    else:
        barred = may_not_write(actor, activity.partnership_id, takes_part=takes_part)
        roles = set() if barred else {PARTY}
    return steps(
        MOVES,
        activity,
        actor,
        state=activity.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.") % {"state": activity.get_state_display()},
    )
