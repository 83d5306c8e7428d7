"""How the use of a name or logo is asked for, granted, refused, taken back, and ends."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.models import Organisation
from partnerships.lifecycle.sides import CALENDAR, writes
from partnerships.models import LogoPermission
from workflow.moves import Move, steps

OWNER = "owner"  # speaks for the owner of the name or logo
USER = "user"  # speaks for the one who wants to use it
OWNERS_WORD = gettext_lazy("Only the owner of the name and logo decides.")

State = LogoPermission.State
START = State.REQUESTED

MOVES: dict[str, Move] = {
    "grant": Move(
        frozenset({State.REQUESTED}),
        State.GRANTED,
        frozenset({OWNER}),
        OWNERS_WORD,
        gettext_lazy("Grant it"),
    ),
    "refuse": Move(
        frozenset({State.REQUESTED}),
        State.REFUSED,
        frozenset({OWNER}),
        OWNERS_WORD,
        gettext_lazy("Refuse it"),
    ),
    "revoke": Move(
        frozenset({State.GRANTED}),
        State.REVOKED,
        frozenset({OWNER}),
        OWNERS_WORD,
        gettext_lazy("Take it back"),
    ),
    "withdraw": Move(
        frozenset({State.REQUESTED, State.GRANTED}),
        State.WITHDRAWN,
        frozenset({USER}),
        gettext_lazy("Only the side that asked can say that it is not needed."),
        gettext_lazy("We don’t need it any more"),
    ),
    "expire": Move(
        frozenset({State.REQUESTED, State.GRANTED}),
        State.EXPIRED,
        frozenset({CALENDAR}),
        gettext_lazy("This happens by itself."),
        gettext_lazy("The last day is over"),
    ),
}


def logo_steps(permission: LogoPermission, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    roles: set[str] = set()
    if actor.person_id is None:
        roles = {CALENDAR}
    elif writes(actor):
        if actor.organisation_id == permission.owner_id:
            roles = {OWNER}
        elif actor.organisation_id == permission.other_id:
            roles = {USER}
    return steps(
        MOVES,
        permission,
        actor,
        state=permission.state,
        roles=roles,
        not_now=_("It is now: “%(state)s”.")
        % {"state": permission.get_state_display()},
    )


def permits(
    owner: Organisation, user: Organisation, medium: str, day: datetime.date
) -> bool:
    """Whether `owner` lets `user` show its name or logo in `medium` on that day (VR-22)."""
    return LogoPermission.objects.filter(
        owner=owner,
        other=user,
        state=State.GRANTED,
        media__contains=[medium],
        from_on__lte=day,
        until_on__gte=day,
    ).exists()
