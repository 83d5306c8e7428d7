"""The stage of a partnership changes: both sides are told, and asked who leads now."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.actions import leads, publishing
from partnerships.lifecycle.partnerships import may_not_lead, standing
from partnerships.mail import partnerships as mail
from partnerships.models import Lead, Partnership, StagePeriod
from workflow.moves import Refused


def change(
    partnership: Partnership,
    stage: str,
    words: str,
    *,
    by: Actor,
    today: datetime.date,
    leader: leads.Choice | None = None,
) -> None:
    """Moves to another stage, back too; `leader` leads for the actor's side from now on.

    The other sides are asked who leads for them now; nothing waits for their answer.
    """
    with acting(by, words):
        locked = Partnership.objects.select_for_update(of=("self",)).get(
            pk=partnership.pk
        )
        reasons = may_not_lead(standing(locked), by)
        if locked.stage == stage:
            reasons.append(_("The partnership is in this stage."))
        if reasons:
            raise Refused(reasons)
        StagePeriod.objects.filter(partnership=locked, until_on__isnull=True).update(
            until_on=today
        )
        begin(locked, stage, words, by=by, today=today)
        locked.stage = stage
        locked.version += 1
        locked.save()
        Lead.objects.filter(partnership=locked, until_on__isnull=True).update(
            asked_on=today
        )
        record("stage_changed", locked, by=by, reason=words, stage=stage)
        if leader is not None:
            leads.place(locked, leader, by=by, today=today)
        publishing.refresh(locked, today=today)
        mail.stage_changed(locked, words, by=by)


def begin(
    partnership: Partnership, stage: str, words: str, *, by: Actor, today: datetime.date
) -> None:
    """The first day of a stage. Inside the action that changes or starts it."""
    StagePeriod.objects.create(
        partnership=partnership,
        stage=stage,
        from_on=today,
        words=words,
        changed_by_id=by.organisation,
    )
