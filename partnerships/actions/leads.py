"""Who leads on a side: named, handed over with words, asked again when the stage changes."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from partnerships import leading
from partnerships.lifecycle.partnerships import may_not_lead, standing
from partnerships.mail import partnerships as mail
from partnerships.models import FollowUp, Lead, Partnership
from workflow.moves import Refused


@dataclass(frozen=True)
class Choice:
    """Somebody who is to lead, from which part of a company, with words for them."""

    person: User
    function: str = ""
    words: str = ""


def name(
    partnership: Partnership, choice: Choice, *, by: Actor, today: datetime.date
) -> Lead:
    """Says who leads for the actor's side from now on; the one before hands over.

    The same person again confirms that they still lead, when the stage has changed.
    """
    with acting(by):
        locked = Partnership.objects.select_for_update(of=("self",)).get(
            pk=partnership.pk
        )
        if reasons := may_not_lead(standing(locked), by):
            raise Refused(reasons)
        return place(locked, choice, by=by, today=today)


def place(
    partnership: Partnership, choice: Choice, *, by: Actor, today: datetime.date
) -> Lead:
    """The same, inside another action that has asked and holds the lock."""
    own = leading.candidates(by.organisation, by.kind, today)
    if not own.filter(pk=choice.person.pk).exists():
        raise Refused([_("Choose somebody who can lead for your organisation.")])
    before = leading.now(partnership.pk, by.organisation)
    if before is not None and before.person_id == choice.person.pk:
        before.function, before.asked_on = choice.function, None
        before.save()
        record("lead_confirmed", partnership, by=by)
        return before
    if before is not None:
        _end(before, choice.words, today)
    made = Lead.objects.create(
        partnership=partnership,
        organisation_id=by.organisation,
        person=choice.person,
        function=choice.function,
        from_on=today,
    )
    record("lead_changed" if before else "lead_named", partnership, by=by)
    mail.lead_changed(made, choice.words, first=before is None, by=by)
    return made


def end_of(
    partnership: Partnership,
    *,
    today: datetime.date,
    organisation_id: int | None = None,
) -> None:
    """Nobody leads any more: in the whole partnership, or for one who leaves it."""
    lasting = Lead.objects.filter(partnership=partnership, until_on__isnull=True)
    if organisation_id is not None:
        lasting = lasting.filter(organisation=organisation_id)
    lasting.update(until_on=today, asked_on=None)


def hand_over(
    organisation_id: int,
    leaver_id: int,
    taker_id: int | None,
    by: Actor,
    today: datetime.date,
) -> None:
    """Somebody leaves an organisation: the taker leads, else nobody until one is named.

    Follow-ups that were theirs go to the taker too.
    """
    held = Lead.objects.filter(
        organisation=organisation_id, person=leaver_id, until_on__isnull=True
    ).select_related("partnership")
    for lead in list(held):
        words = _("%(person)s left the organisation.") % {"person": lead.person}
        _end(lead, words, today)
        if taker_id is not None:
            Lead.objects.create(
                partnership=lead.partnership,
                organisation_id=organisation_id,
                person_id=taker_id,
                function=lead.function,
                from_on=today,
                asked_on=today,
            )
        record("lead_left", lead.partnership, by=by)
    FollowUp.objects.open().filter(
        owner=organisation_id, owner_person=leaver_id
    ).update(owner_person=taker_id)


def _end(lead: Lead, words: str, today: datetime.date) -> None:
    lead.until_on, lead.handover, lead.asked_on = today, words, None
    lead.save()
