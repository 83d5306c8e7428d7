"""The end of an agreement: closed when all is done, or ended before its time."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships.actions.versions import lock
from partnerships.closing import still_open
from partnerships.lifecycle.agreements import MOVES, asked
from partnerships.mail import agreements as mail
from partnerships.mail import amendments as ending
from partnerships.models import Agreement, Insistence
from workflow.moves import Refused


def close(
    agreement: Agreement, *, by: Actor, today: datetime.date, words: str = ""
) -> None:
    """Closes it. What is not done needs words, which both sides read."""
    with acting(by, words):
        locked = _ask(agreement, "close", by)
        needed = [each for each in still_open(locked, today) if each.needed]
        if needed and not words.strip():
            raise Refused(
                [
                    *(each.sentence for each in needed),
                    _("Bring it, or say why you close all the same."),
                ]
            )
        if locked.agreed_id is not None:
            Insistence.objects.bulk_create(
                [
                    Insistence(
                        agreement=locked,
                        version_id=locked.agreed_id,
                        rule=each.rule,
                        subject=each.subject,
                        organisation_id=by.organisation,
                        person_id=by.person,
                        words=words,
                        noted_on=today,
                    )
                    for each in needed
                ],
                ignore_conflicts=True,
            )
        locked.state, locked.closed_on = MOVES["close"].target, today
        locked.save()
        record("agreement_closed", locked, by=by, reason=words)
        mail.closed(locked, by=by)


def terminate(
    agreement: Agreement,
    *,
    by: Actor,
    today: datetime.date,
    on: datetime.date,
    reason: str,
) -> None:
    """Ends it before its time: now, or after a last day that is still to come.

    One side can do this where the agreement lets it; an amendment ends it by both.
    """
    if not reason.strip():
        raise Refused([_("Say why it ends. The other side reads it.")])
    with acting(by, reason):
        locked = _ask(agreement, "terminate", by)
        last = locked.agreed.ends_on if locked.agreed else None
        if last is not None and on > last:
            raise Refused([_("It ends before that day anyway.")])
        locked.end_reason, locked.ends_early_on = reason, max(on, today)
        if on <= today:
            locked.state = MOVES["terminate"].target
        locked.save()
        record(
            "agreement_terminated",
            locked,
            by=by,
            reason=reason,
            on=locked.ends_early_on.isoformat(),
        )
        if on <= today:
            mail.ended(locked, by=by)
        else:
            ending.ends_early(locked)


def _ask(agreement: Agreement, move: str, by: Actor) -> Agreement:
    locked = lock(agreement)
    if reasons := asked(locked, by)[move]:
        raise Refused(reasons)
    return locked
