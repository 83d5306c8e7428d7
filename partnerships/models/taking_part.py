"""Who reads what a partnership learned: those who took part on the day it was recorded."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from audit.acting import Actor
from partnerships.models.partnerships import (
    TAKES_PART,
    TOOK_PART,
    Partnership,
    PartnershipParty,
)


def took_part(
    organisation_id: int, *, partnership: str = "partnership", day: str = "recorded_on"
) -> Exists:
    """Somebody who is only asked to join reads nothing yet; who left keeps what was."""
    return Exists(
        PartnershipParty.objects.filter(
            TAKES_PART | TOOK_PART & Q(ended_on__gte=OuterRef(day)),
            partnership=OuterRef(partnership),
            organisation_id=organisation_id,
        )
    )


def seen_by(
    actor: Actor, *, partnership: str = "partnership", day: str = "recorded_on"
) -> Q:
    """The condition for rows that name a partnership, of which the actor's side is one.

    Somebody whose mandate is not verified reads those with the one company alone.
    """
    if actor.organisation_id is None:
        return Q(pk__in=[])
    seen: Any = Q(took_part(actor.organisation_id, partnership=partnership, day=day))
    if actor.only_company_id is None:
        return Q(seen)
    return Q(seen) & Q(
        **{f"{partnership}__in": Partnership.objects.for_actor(actor).values("pk")}
    )


def joins(actor: Actor, *, partnership: str = "partnership") -> Exists:
    """Whether the actor's organisation takes part today: for the buttons of a page."""
    return Exists(
        PartnershipParty.objects.filter(
            partnership=OuterRef(partnership),
            organisation_id=actor.organisation_id or 0,
            state=PartnershipParty.State.JOINED,
        )
    )
