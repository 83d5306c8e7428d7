"""Asking a colleague of the recipient to answer."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions.answers import held
from disclosures.lifecycle.entries import may_not_answer
from disclosures.models import Entry
from organisations import heirs
from workflow.moves import Refused


def assign(
    entries: Collection[Entry],
    colleague_id: int | None,
    *,
    by: Actor,
    today: datetime.date,
) -> None:
    """Asks a colleague of the recipient to answer some rows; None takes it back.

    Raises Refused, also for somebody who could not see the rows.
    """
    with acting(by):
        locked = held(entries, for_update=True)
        refusals = {text for entry in locked for text in may_not_answer(entry, by)}
        if colleague_id:
            refusals |= _can_not_see(locked, colleague_id, today)
        if refusals:
            raise Refused(sorted(refusals))
        Entry.objects.filter(pk__in=[entry.pk for entry in locked]).update(
            assigned_to_id=colleague_id
        )
        if colleague_id:
            mail.colleague_asked(colleague_id, locked)
        for entry in locked:
            record("answer_asked_of_colleague", entry, by=by, colleague=colleague_id)


def _can_not_see(
    entries: list[Entry], colleague_id: int, today: datetime.date
) -> set[str]:
    """The colleague acts for each recipient, or for one that followed it."""
    limits = {
        recipient_id: set(
            heirs.memberships(recipient_id, today)
            .filter(person_id=colleague_id)
            .values_list("only_company_id", flat=True)
        )
        for recipient_id in {entry.recipient_id for entry in entries}
    }
    refusals = set()
    for entry in entries:
        held = limits[entry.recipient_id]
        if not held:
            refusals.add(_("This person does not act for your organisation now."))
        elif held.isdisjoint({None, entry.transfer.disclosed_by_id}):
            refusals.add(_("This person may not see the rows of every company yet."))
    return refusals
