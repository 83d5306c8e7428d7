"""Sending what is in the outbox: at least once, twice only after a crash."""

import smtplib
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models.functions import Now

from audit.models import ClockTimestamp
from notices.models import Message

PAUSES = tuple(
    timedelta(minutes=minutes)
    for minutes in (1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60)
)
"""How long to wait after each failed attempt; after the last one we give up: three days."""

PATIENCE_SECONDS = 30
"""How long to wait for a mail server, where the settings don't say."""

Undeliverable = Callable[[Message], None]
_told_of_undeliverable: list[Undeliverable] = []


def on_undeliverable(function: Undeliverable) -> Undeliverable:
    """Has `function` called, in the same transaction, for a message given up.

    For apps above: to be called in `AppConfig.ready`.
    """
    _told_of_undeliverable.append(function)
    return function


def send_due(limit: int = 10_000) -> int:
    """Sends up to `limit` messages that are due; gives how many went out.

    Each one is locked, sent and marked in its own transaction, so workers side by side
    never take the same one. A mail server that does not answer ends the run; the rest
    is still due.
    """
    sent = 0
    patience = settings.EMAIL_TIMEOUT or PATIENCE_SECONDS
    connection: BaseEmailBackend = get_connection(timeout=patience)
    try:
        for _number in range(limit):
            with transaction.atomic():
                message = (
                    Message.objects.due().select_for_update(skip_locked=True).first()
                )
                if message is None:
                    break
                problem = _send(message, connection)
                _mark(message, problem)
            if problem is None:
                sent += 1
            elif _server_is_gone(problem):
                break
    finally:
        connection.close()
    return sent


def _send(message: Message, connection: BaseEmailBackend) -> Exception | None:
    """Gives what went wrong, if something did."""
    mail = EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.to],
        reply_to=[settings.CONTACT_EMAIL],
        headers={
            "Message-ID": f"<{message.public_id}@{settings.MAIL_DOMAIN}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
        connection=connection,
    )
    try:
        connection.open()
        mail.send()
    except (smtplib.SMTPException, OSError, ValueError) as problem:
        return problem
    return None


def _mark(message: Message, problem: Exception | None) -> None:
    message.attempts += 1
    if problem is None:
        message.state, message.error = Message.State.SENT, ""
        message.sent_at = ClockTimestamp()
    else:
        message.error = f"{type(problem).__name__}: {problem}"[:300]
        if _is_final(problem) or message.attempts > len(PAUSES):
            message.state = Message.State.UNDELIVERABLE
        else:
            message.next_at = Now() + PAUSES[message.attempts - 1]
    message.save(update_fields=["attempts", "state", "error", "next_at", "sent_at"])
    if message.state != Message.State.WAITING:
        _finish(message)


def _finish(message: Message) -> None:
    """What was gathered in a daily mail shares its end."""
    gathered = list(message.gathered.all()) if message.digest_on else []
    if message.state == Message.State.SENT:
        Message.objects.filter(digest=message).update(
            state=message.state, sent_at=ClockTimestamp()
        )
        return
    Message.objects.filter(digest=message).update(state=message.state)
    for each in [message, *gathered]:
        for told in _told_of_undeliverable:
            told(each)


def _is_final(problem: Exception) -> bool:
    """Whether trying again would change nothing: the address or the mail is refused."""
    match problem:
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            return all(code >= 500 for code, _words in refused.values())
        case smtplib.SMTPDataError(smtp_code=code):
            return int(code) >= 500
    return isinstance(problem, ValueError)


def _server_is_gone(problem: Exception) -> bool:
    """Whether the next message would fare no better now."""
    refused = smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError
    return not isinstance(problem, refused | ValueError)
