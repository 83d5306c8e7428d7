"""The company decides about an application; the organisation reads why."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships import turns
from partnerships.actions.applications import lock
from partnerships.lifecycle.applications import MOVES, asked
from partnerships.lifecycle.reviews import cautions
from partnerships.mail import applications as mail
from partnerships.models import Application
from workflow.moves import Refused


def approve(
    application: Application,
    *,
    reason: str,
    by: Actor,
    today: datetime.date,
    although: str = "",
) -> Application:
    """`although`: why it is decided in spite of what the page cautions against."""
    return _decide(
        application, "approve", reason=reason, by=by, today=today, although=although
    )


def approve_with_conditions(
    application: Application,
    *,
    reason: str,
    conditions: str,
    by: Actor,
    today: datetime.date,
    although: str = "",
) -> Application:
    if not conditions.strip():
        raise Refused([_("Write the conditions: the organisation reads them.")])
    return _decide(
        application,
        "approve_with_conditions",
        reason=reason,
        conditions=conditions,
        by=by,
        today=today,
        although=although,
    )


def decline(
    application: Application,
    *,
    reason: str,
    by: Actor,
    today: datetime.date,
    although: str = "",
) -> Application:
    return _decide(
        application, "decline", reason=reason, by=by, today=today, although=although
    )


def _decide(
    application: Application,
    move: str,
    *,
    reason: str,
    by: Actor,
    today: datetime.date,
    although: str,
    conditions: str = "",
) -> Application:
    with acting(by, reason):
        locked = lock(application)
        reasons = asked(locked, by, today)[move]
        if not reason.strip():
            reasons.append(_("Say why: the organisation reads it."))
        looked = [] if reasons else cautions(locked, move, by, today)
        if looked and not although.strip():
            reasons += [*looked, _("Say why you decide all the same.")]
        if reasons:
            raise Refused(reasons)
        locked.state = MOVES[move].target
        locked.reason, locked.conditions = reason, conditions
        locked.decided_on, locked.decided_by_id = today, by.person
        locked.version += 1
        locked.save()
        turns.end(locked, today=today)
        record(f"application_{locked.state}", locked, by=by, reason=reason)
        if looked:
            record("application_decided_although", locked, by=by, reason=although)
        mail.decided(locked)
        return locked
