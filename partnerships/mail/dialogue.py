"""Who is told that something was said, or that something is to be done."""

from typing import Any

from accounts.models import User
from audit.acting import Actor
from notices.models import Notice
from notices.telling import tell
from organisations.mail.people import members
from organisations.models import Organisation
from partnerships.mail.partnerships import name_of, speakers
from partnerships.models import FollowUp, Message, Minutes


def written(message: Message, readers: list[Organisation], *, by: Actor) -> None:
    """Those who speak for the other readers, unless a word about it lies unread."""
    _tell_readers(message, readers, "message_written", by=by)


def public_words(message: Message, kind: str, *, by: Actor) -> None:
    """The other readers: asked whether everybody may read it, or told what became of it."""
    readers = Organisation.objects.filter(
        pk__in=message.readers.values("organisation_id")
    ).exclude(pk=by.organisation)
    _tell_readers(
        message,
        list(readers),
        kind,
        by=by,
        title=str(message.partnership),
    )


def minuted(minutes: Minutes, readers: list[Organisation], *, by: Actor) -> None:
    _tell_readers(
        minutes.message,
        readers,
        "minutes_written",
        by=by,
        url=minutes.get_absolute_url(),
        title=minutes.title,
        held_on=minutes.held_on,
    )


def corrected(minutes: Minutes, reason: str, *, by: Actor) -> None:
    """The others read that minutes say something else now, and why."""
    readers = Organisation.objects.filter(
        pk__in=minutes.message.readers.values("organisation_id")
    )
    _tell_readers(
        minutes.message,
        list(readers),
        "minutes_corrected",
        by=by,
        url=minutes.get_absolute_url(),
        title=minutes.title,
        reason=reason,
    )


def follow_up_set(follow_up: FollowUp, *, by: Actor) -> None:
    """Its owner reads what they are to do, unless they wrote it down themselves."""
    people = [person for person in _owners(follow_up) if person.pk != by.person_id]
    tell(
        people,
        "follow_up_set",
        url=follow_up.get_absolute_url(),
        organisation_id=follow_up.owner_id,
        context={"who": name_of(by.organisation_id), **_facts(follow_up)},
    )


def follow_up_ended(follow_up: FollowUp, *, by: Actor) -> None:
    """The other readers read what came of it."""
    readers = Organisation.objects.filter(
        pk__in=follow_up.message.readers.values("organisation_id")
    )
    _tell_readers(
        follow_up.message,
        list(readers),
        "follow_up_ended",
        by=by,
        url=follow_up.get_absolute_url(),
        text=follow_up.text,
        done=follow_up.state == FollowUp.State.DONE,
        words=follow_up.words,
    )


def due(follow_up: FollowUp, days: int) -> bool:
    """Reminds its owner; `days` are left."""
    people = _owners(follow_up)
    tell(
        people,
        "follow_up_due",
        url=follow_up.get_absolute_url(),
        organisation_id=follow_up.owner_id,
        context={"days": days, **_facts(follow_up)},
    )
    return bool(people)


def _owners(follow_up: FollowUp) -> list[User]:
    """The person named for it while they act for the organisation, else its speakers."""
    everybody = members([follow_up.owner_id]).get(follow_up.owner_id, [])
    named = [each for each in everybody if each.pk == follow_up.owner_person_id]
    return named or speakers(follow_up.owner_id, follow_up.owner.kind)


def _facts(follow_up: FollowUp) -> dict[str, Any]:
    return {
        "partnership": follow_up.message.partnership.title,
        "text": follow_up.text,
        "until": follow_up.due_on,
    }


def _tell_readers(
    message: Message,
    readers: list[Organisation],
    kind: str,
    *,
    by: Actor,
    url: str = "",
    **context: Any,
) -> None:
    if message.is_private:
        return
    url = url or message.get_absolute_url()
    facts = {
        "who": name_of(by.organisation_id),
        "partnership": message.partnership.title,
        **context,
    }
    for reader in readers:
        if reader.pk == by.organisation_id:
            continue
        people = speakers(reader.pk, reader.kind)
        told = Notice.objects.filter(
            person__in=people, kind=kind, target=url, read_at__isnull=True
        ).values_list("person_id", flat=True)
        known = set(told) if kind == "message_written" else set()
        tell(
            [person for person in people if person.pk not in known],
            kind,
            url=url,
            organisation_id=reader.pk,
            context=facts,
        )
