"""What a patient organisation notes for itself about a company."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.lifecycle.own_checks import may_not_note
from organisations.models import Organisation, OwnCheck
from workflow.moves import Refused

NOTED = "own_check_noted"


def note(
    company: Organisation,
    *,
    kind: str,
    words: str,
    noted_on: datetime.date,
    by: Actor,
    source: str = "",
    key: str = "",
) -> OwnCheck:
    """Private to the actor's organisation: no event says about whom or what.

    `key` is the form's: sent twice, the first one's note is given back.
    """
    if kind == OwnCheck.Kind.RULING and not source:
        raise Refused([_("Say where the ruling is published.")])
    with acting(by):
        if reasons := may_not_note(by):
            raise Refused(reasons)
        if before := sent_before(key, NOTED, by=by):
            return OwnCheck.objects.get(pk=before.subject_id or 0)
        made = OwnCheck.objects.create(
            organisation_id=by.organisation_id or 0,
            company=company,
            kind=kind,
            words=words,
            source=source,
            noted_on=noted_on,
        )
        made.refresh_from_db()
        record(NOTED, made, by=by, key=key)
    return made


def end(check: OwnCheck, *, by: Actor, today: datetime.date) -> None:
    """It no longer holds; it stays in the organisation's own list."""
    with acting(by):
        locked = OwnCheck.objects.select_for_update().get(pk=check.pk)
        reasons = may_not_note(by)
        if locked.organisation_id != by.organisation_id:
            reasons.append(_("This is another organisation's note."))
        if locked.ended_on:
            reasons.append(_("This no longer holds already."))
        if reasons:
            raise Refused(reasons)
        locked.ended_on = today
        locked.save(update_fields=["ended_on"])
        record("own_check_ended", locked, by=by)
