"""A message for everybody: shown when all who take part agree to it, as it stands.

Messages never change, so what was agreed to is what is read. See decision 0023.
"""

import datetime
from typing import Any

from audit.acting import Actor, acting
from audit.models import record
from partnerships.conversations import Party
from partnerships.lifecycle.public_messages import may_not_agree, may_not_take_back
from partnerships.mail import dialogue as mail
from partnerships.models import (
    AgreementParty,
    Message,
    MessageConsent,
    PartnershipParty,
    PublicMessage,
)
from partnerships.published import Nameless
from workflow.moves import Refused


def agree(message: Message, *, by: Actor, today: datetime.date) -> bool:
    """The actor's side lets everybody read it; True when all have: it is shown."""
    with acting(by):
        locked = _locked(message)
        parties = those_asked(locked)
        if reasons := may_not_agree(
            locked,
            by,
            takes_part=any(p.organisation_id == by.organisation_id for p in parties),
            consented=has_agreed(locked, by),
        ):
            raise Refused(reasons)
        consent(locked, by=by, today=today)
        record("message_agreed", locked, by=by)
        agreed = set(_standing(locked).values_list("organisation_id", flat=True))
        if any(party.organisation_id not in agreed for party in parties):
            return False
        _show(locked, parties, today)
        record("message_shown", locked, by=by)
        mail.public_words(locked, "public_words_shown", by=by)
        return True


def take_back(message: Message, *, by: Actor, today: datetime.date) -> None:
    """The actor's side takes its agreement back: nobody else reads it any more."""
    with acting(by):
        locked = _locked(message)
        if reasons := may_not_take_back(by, consented=has_agreed(locked, by)):
            raise Refused(reasons)
        _standing(locked).filter(organisation_id=by.organisation).update(
            taken_back_on=today
        )
        hidden, _rows = PublicMessage.objects.filter(
            public_id=locked.public_id
        ).delete()
        record("message_hidden", locked, by=by)
        if hidden:
            mail.public_words(locked, "public_words_taken_back", by=by)


def consent(message: Message, *, by: Actor, today: datetime.date) -> None:
    """Whoever writes for everybody agrees to it. Call inside `acting`."""
    MessageConsent.objects.create(
        message=message,
        organisation_id=by.organisation,
        person_id=by.person,
        agreed_on=today,
    )


def has_agreed(message: Message, by: Actor) -> bool:
    mine = _standing(message).filter(organisation_id=by.organisation_id or 0)
    return bool(mine.exists())


def those_asked(message: Message) -> list[Party]:
    """All who take part now: in the agreement that it is about, or the partnership."""
    if message.agreement_id is not None:
        sent = AgreementParty.objects.filter(
            agreement_id=message.agreement_id, shown=True
        )
        return list(sent.select_related("organisation").order_by("pk"))
    joined = PartnershipParty.objects.filter(
        partnership_id=message.partnership_id, state=PartnershipParty.State.JOINED
    )
    return list(joined.select_related("organisation").order_by("pk"))


def _show(message: Message, parties: list[Party], today: datetime.date) -> None:
    people = Nameless.of([party.organisation_id for party in parties])
    PublicMessage.objects.update_or_create(
        public_id=message.public_id,
        defaults={
            "partnership_public_id": message.partnership.public_id,
            "agreement_reference": (
                message.agreement.reference if message.agreement else ""
            ),
            "organisation_public_id": message.by_organisation.public_id,
            "organisation_name": message.by_organisation.legal_name,
            "text": people.without(message.text),
            "said_on": message.sent_on,
            "agreed_on": today,
        },
    )


def _standing(message: Message) -> Any:
    return MessageConsent.objects.filter(message=message, taken_back_on__isnull=True)


def _locked(message: Message) -> Message:
    return (
        Message.objects.select_for_update(of=("self",))
        .select_related("partnership", "agreement", "by_organisation")
        .get(pk=message.pk)
    )
