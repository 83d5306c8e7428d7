"""Telling people: a notice in the portal and an e-mail, in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Now
from django.template import Context, Engine
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from audit.models import clock
from notices.kinds import KINDS, REPLACED
from notices.models import Message, Notice
from notices.tasks import wake

MORNING = time(7)
"""When a mail goes out that had to wait for another day, in the site's time zone."""


@dataclass(frozen=True)
class Text:
    """A subject and some paragraphs, in one language."""

    subject: str
    body: str


def tell(
    people: User | Iterable[User],
    kind: str,
    *,
    url: str,
    context: Mapping[str, Any],
    organisation_id: int | None = None,
    about: models.Model | None = None,
) -> None:
    """Tells each person in their language, and mails them as they have chosen.

    `url` is the path where they can do something about it; `organisation_id` the
    organisation for which they would act there. `context` holds what the text is told
    (`notices/kinds.py`). `about` is what is marked when the mail can't be delivered.
    Call it inside the action that gives the reason.
    """
    told = [people] if isinstance(people, User) else list(people)
    told = list({person.pk: person for person in told if person.is_active}.values())
    if not told:
        return
    texts = {
        language: written(kind, language, context)
        for language in {person.language for person in told}
    }
    notices = [
        Notice(
            person=person,
            organisation_id=organisation_id,
            kind=kind,
            subject=texts[person.language].subject,
            body=texts[person.language].body,
            target=url,
        )
        for person in told
    ]
    with transaction.atomic():
        later = _replace(kind, told, organisation_id) if kind in REPLACED else {}
        Notice.objects.bulk_create(notices)
        _post(
            [
                _message(notice, about, later.get(notice.person_id))
                for notice in notices
                if notice.person.mail != User.Mail.NONE
            ]
        )


def write_to(
    email: str,
    kind: str,
    *,
    url: str,
    context: Mapping[str, Any],
    language: str = "",
    about: models.Model | None = None,
) -> None:
    """Mails somebody who has no account: an invitation, a decision about a request."""
    language = language or settings.LANGUAGE_CODE
    text = written(kind, language, context)
    _post(
        [
            Message(
                to=email,
                kind=kind,
                language=language,
                subject=text.subject,
                body=framed(text.body, language, settings.SITE_URL + url),
                **_about(about),
            )
        ]
    )


def written(kind: str, language: str, context: Mapping[str, Any]) -> Text:
    """The text of this kind; raises KeyError when it is not told all that it needs."""
    if missing := KINDS[kind] - context.keys():
        raise KeyError(f"{kind} is not told {', '.join(sorted(missing))}")
    subject, _line, body = _rendered(f"emails/{kind}.txt", language, context).partition(
        "\n"
    )
    return Text(" ".join(subject.split())[:255], body.strip())


def framed(body: str, language: str, link: str, preferences: str = "") -> str:
    """The whole mail: greeting, text, where to click, how to get help."""
    context = {"body": body, "link": link, "preferences": preferences}
    return _rendered("emails/_frame.txt", language, context) + "\n"


def _rendered(template: str, language: str, context: Mapping[str, Any]) -> str:
    site = {
        "installation": settings.INSTALLATION_NAME,
        "contact_email": settings.CONTACT_EMAIL,
    }
    with translation.override(language):
        plain = Context({**site, **context}, autoescape=False)
        text = Engine.get_default().get_template(template).render(plain)
    return text.strip()


def preferences_link() -> str:
    """Where a person chooses how often they get mail."""
    return f"{settings.SITE_URL}{reverse('accounts:preferences')}"


def _message(
    notice: Notice, about: models.Model | None, later: datetime | None
) -> Message:
    person = notice.person
    message = Message(
        person=person,
        notice=notice,
        to=person.email,
        kind=notice.kind,
        language=person.language,
        subject=notice.subject,
        body=framed(
            notice.body,
            person.language,
            settings.SITE_URL + notice.get_absolute_url(),
            preferences_link(),
        ),
        daily=person.mail == User.Mail.DAILY,
        **_about(about),
    )
    if later:
        message.next_at = later
    return message


def _about(about: models.Model | None) -> dict[str, Any]:
    if about is None:
        return {}
    return {"subject_type": about._meta.label_lower, "subject_id": about.pk}


def _post(messages: Sequence[Message]) -> None:
    """Puts mails into the outbox and sees to it that somebody looks there."""
    if messages:
        Message.objects.bulk_create(messages)
        wake()


def _replace(
    kind: str, people: Sequence[User], organisation_id: int | None
) -> dict[int, datetime]:
    """Takes away what a new notice of this kind says better: unread, with its unsent mail.

    An earlier one whose mail has gone out stays, as read, for the link in the mail.
    Gives the people who had such a mail within a day, and when the next may go out:
    on the following morning.
    """
    earlier = Notice.objects.filter(
        person__in=people, kind=kind, organisation_id=organisation_id
    )
    recent = set(
        Message.objects.filter(
            notice__in=earlier, state=Message.State.SENT, daily=False
        )
        .filter(sent_at__gt=Now() - timedelta(days=1))
        .values_list("person_id", flat=True)
    )
    unsent = Message.objects.filter(
        notice__in=earlier, state=Message.State.WAITING, digest__isnull=True
    ).select_for_update(skip_locked=True)
    Message.objects.filter(pk__in=list(unsent.values_list("pk", flat=True))).delete()
    unread = earlier.filter(read_at__isnull=True)
    unread.filter(messages__isnull=True).delete()
    unread.update(read_at=Now())
    if not recent:
        return {}
    tomorrow = timezone.localdate(clock()) + timedelta(days=1)
    morning = timezone.make_aware(datetime.combine(tomorrow, MORNING))
    return {person_id: morning for person_id in recent if person_id is not None}
