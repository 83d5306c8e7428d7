"""Next steps after an evaluation: agreed, done."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record as note
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.lifecycle.evaluations import may_not_finish, may_not_follow_up
from partnerships.lifecycle.taking_part import takes_part
from partnerships.mail import learned as mail
from partnerships.models import Evaluation, NextStep, PartnershipParty
from workflow.moves import Refused

GIVEN = "next_step_given"


def give(
    evaluation: Evaluation,
    *,
    what: str,
    organisation: Organisation,
    role: str,
    due_on: datetime.date,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> NextStep:
    """`organisation` does it by `due_on`; `role` says who there, never a name.

    The same form sent twice (`key`) gives one.
    """
    with acting(by):
        if before := sent_before(key, GIVEN, by=by):
            return NextStep.objects.get(public_id=before.data["step"])
        reasons = may_not_follow_up(
            evaluation, by, joined=takes_part(evaluation.partnership, by)
        )
        if not PartnershipParty.objects.filter(
            partnership=evaluation.partnership,
            organisation=organisation,
            state=PartnershipParty.State.JOINED,
        ).exists():
            reasons.append(
                _("%(name)s does not take part in this partnership.")
                % {"name": organisation}
            )
        if due_on < today:
            reasons.append(_("The day is over already."))
        if reasons:
            raise Refused(reasons)
        made = NextStep.objects.create(
            partnership=evaluation.partnership,
            evaluation=evaluation,
            what=what,
            organisation=organisation,
            role=role,
            due_on=due_on,
            recorded_by_id=by.organisation,
            recorded_on=today,
        )
        made.refresh_from_db()
        note(GIVEN, evaluation, by=by, step=made.public_id, key=key)
        mail.next_step_given(made, by=by)
    return made


def finish(step: NextStep, *, by: Actor, today: datetime.date, words: str) -> None:
    """The organisation that does it says that it is done."""
    with acting(by):
        locked = (
            NextStep.objects.select_for_update(of=("self",))
            .select_related("evaluation__partnership")
            .get(pk=step.pk)
        )
        joined = takes_part(locked.evaluation.partnership, by)
        reasons = may_not_finish(locked, by, joined=joined)
        if reasons:
            raise Refused(reasons)
        locked.done_on, locked.done_words = today, words
        locked.save()
        note("next_step_done", locked.evaluation, by=by)
