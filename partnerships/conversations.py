"""A conversation: of a partnership, or of one of its agreements. Who reads, what is new."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from audit.acting import Actor
from organisations.models import Organisation
from partnerships.lifecycle.dialogue import may_not_say
from partnerships.lifecycle.partnerships import TAKING_PART
from partnerships.models import (
    Agreement,
    AgreementParty,
    Message,
    MessageReader,
    Partnership,
    PartnershipParty,
    ReadMark,
)

Thing = Partnership | Agreement
Party = PartnershipParty | AgreementParty


def of(thing: Thing) -> dict[str, Any]:
    """The columns of a message that belongs to it."""
    if isinstance(thing, Agreement):
        return {"partnership_id": thing.partnership_id, "agreement_id": thing.pk}
    return {"partnership_id": thing.pk, "agreement_id": None}


def parties(thing: Thing) -> list[Party]:
    """Who reads what is written to the parties now: one query.

    Of a partnership those that take part or are asked to; of an agreement those to whom
    it was sent.
    """
    rows: Any = thing.parties.select_related("organisation").order_by("pk")
    if isinstance(thing, Agreement):
        return list(rows.filter(shown=True))
    return list(rows.filter(state__in=TAKING_PART))


def messages(thing: Thing, actor: Actor) -> "QuerySet[Message]":
    """What the actor's organisation may read of it."""
    return Message.objects.for_actor(actor).filter(**of(thing))


def reasons_against(
    thing: Thing, now: list[Party], audience: str, actor: Actor
) -> list[str]:
    """Reasons why the actor can't write here; `now` are its parties now."""
    return may_not_say(
        audience,
        actor,
        takes_part=any(p.organisation_id == actor.organisation_id for p in now),
        is_open=isinstance(thing, Agreement)
        or thing.state != Partnership.State.DECLINED,
    )


def readers(now: list[Party], audience: str, actor: Actor) -> list[Organisation]:
    """For whom something is written."""
    others = [party.organisation for party in now]
    if audience == Message.Audience.OWN:
        return [each for each in others if each.pk == actor.organisation_id]
    return others


def unread(person_id: int, organisation: Any) -> "QuerySet[Message]":
    """What this person has not read yet, of what `organisation` may read.

    `organisation` is a key, or the reference to one in a query around it.
    """
    marks = ReadMark.objects.filter(
        person=person_id,
        partnership=OuterRef("partnership"),
        message_id__gte=OuterRef("pk"),
    )
    return (
        Message.objects.filter(
            Exists(
                MessageReader.objects.filter(
                    message=OuterRef("pk"), organisation=_deeper(organisation)
                )
            )
        )
        .exclude(by_person_id=person_id)
        .filter(
            Q(~Exists(marks.filter(agreement__isnull=True)), agreement__isnull=True)
            | Q(
                ~Exists(marks.filter(agreement=OuterRef("agreement"))),
                agreement__isnull=False,
            )
        )
    )


def _deeper(organisation: Any) -> Any:
    """The same reference, from one query further inside."""
    return (
        OuterRef(organisation) if isinstance(organisation, OuterRef) else organisation
    )


def mark_read(thing: Thing, person_id: int, message_id: int) -> None:
    """Notes that a person has read a conversation up to this message."""
    ReadMark.objects.bulk_create(
        [ReadMark(person_id=person_id, message_id=message_id, **of(thing))],
        update_conflicts=True,
        unique_fields=["person", "partnership", "agreement"],
        update_fields=["message_id"],
    )
