"""Daily mails: what happened since the last one, in one mail for each person."""

import datetime
from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from notices.models import Message
from notices.tasks import wake
from notices.telling import MORNING, framed, preferences_link, written
from organisations.models import Organisation


def gather(today: datetime.date) -> int:
    """Writes today's mail for everybody who chose one a day; gives how many.

    Nobody gets an empty one, nor a second one on the same day. What was read in the
    portal before is not mailed.
    """
    waiting = Message.objects.to_gather()
    waiting.filter(
        Q(notice__read_at__isnull=False)
        | Q(person__is_active=False)
        | Q(person__mail=User.Mail.NONE)
    ).delete()
    served = Message.objects.filter(digest_on=today).values("person")
    people = User.objects.filter(messages__in=waiting).exclude(pk__in=served)
    organisations = dict(
        Organisation.objects.filter(
            pk__in=waiting.values("notice__organisation_id")
        ).values_list("pk", "legal_name")
    )
    written_mails = 0
    for person in people.distinct().order_by("pk"):
        with transaction.atomic():
            written_mails += _write(person, today, organisations)
    return written_mails


def _write(person: User, today: datetime.date, names: dict[int, str]) -> bool:
    messages = list(
        Message.objects.to_gather()
        .filter(person=person, notice__isnull=False)
        .select_for_update(of=("self",))
        .select_related("notice")
        .order_by("notice__organisation_id", "pk")
    )
    if not messages:
        return False
    context = {"count": len(messages), "groups": _groups(messages, names)}
    text = written("digest", person.language, context)
    digest = Message.objects.create(
        person=person,
        to=person.email,
        kind="digest",
        language=person.language,
        subject=text.subject,
        body=framed(text.body, person.language, "", preferences_link()),
        digest_on=today,
        next_at=timezone.make_aware(datetime.datetime.combine(today, MORNING)),
    )
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        digest=digest
    )
    wake()
    return True


def _groups(
    messages: Iterable[Message], names: dict[int, str]
) -> list[tuple[str, list[dict[str, str]]]]:
    """Subjects with their links, under the names of the organisations they concern."""
    return [
        (
            names.get(organisation_id or 0, settings.INSTALLATION_NAME),
            [
                {
                    "subject": message.subject,
                    "link": settings.SITE_URL + message.notice.get_absolute_url(),
                }
                for message in group
                if message.notice
            ],
        )
        for organisation_id, group in groupby(
            messages, lambda message: message.notice and message.notice.organisation_id
        )
    ]
