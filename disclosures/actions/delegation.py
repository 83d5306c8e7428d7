"""Rows that somebody was asked to answer, when that person leaves."""

import datetime

from audit.acting import Actor
from disclosures.models import Entry


def hand_over(
    organisation_id: int,
    leaver_id: int,
    taker_id: int | None,
    by: Actor,  # noqa: ARG001  the shape of organisations.handover
    today: datetime.date,  # noqa: ARG001  the shape of organisations.handover
) -> None:
    """The taker is asked instead; without one, those who answer for all are."""
    Entry.objects.filter(recipient_id=organisation_id, assigned_to_id=leaver_id).update(
        assigned_to_id=taker_id
    )
