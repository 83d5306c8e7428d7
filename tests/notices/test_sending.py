import datetime
import smtplib
import threading

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from notices import sending
from notices.models import Message
from notices.tasks import send_waiting
from notices.telling import tell
from tests import cast


class Server(BaseEmailBackend):
    """A mail server that keeps what it gets and refuses as it is told."""

    got: list = []
    problems: dict = {}
    hold: threading.Barrier | None = None

    def send_messages(self, messages):
        for message in messages:
            if problem := self.problems.get(message.to[0]):
                raise problem
            self.got.append(message.extra_headers["Message-ID"])
            if self.hold:
                self.hold.wait(timeout=20)
        return len(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    settings.MAIL_DOMAIN = "evenhand.example"
    Server.got, Server.problems, Server.hold = [], {}, None
    return Server


def message(to="somebody@example.org", **fields):
    made = Message(to=to, kind="published", subject="Hello", body="Words", **fields)
    made.save()
    made.refresh_from_db()
    return made


def refused(code):
    return smtplib.SMTPRecipientsRefused({"x": (code, b"no such mailbox")})


def test_a_mail_goes_out_once_under_the_name_that_its_row_fixes(server):
    waiting = message()

    assert sending.send_due() == 1
    assert sending.send_due() == 0

    waiting.refresh_from_db()
    assert server.got == [f"<{waiting.public_id}@evenhand.example>"]
    assert (waiting.state, waiting.attempts) == ("sent", 1)
    assert waiting.sent_at is not None


def test_what_people_read_is_plain_text_that_they_can_answer(settings):
    message(language="de")

    send_waiting.call()

    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("Hello", ["somebody@example.org"])
    assert sent.reply_to == [settings.CONTACT_EMAIL]
    assert sent.extra_headers["Content-Language"] == "de"


def test_only_what_is_due_and_not_daily_goes_out(server):
    message(next_at=Now() + datetime.timedelta(hours=1))
    message(daily=True)

    assert sending.send_due() == 0
    assert server.got == []


def test_a_temporary_refusal_is_tried_again_later_and_later(server):
    waiting = message("full@example.org")
    server.problems["full@example.org"] = refused(452)
    pauses = []

    for _attempt in range(3):
        Message.objects.update(next_at=Now())
        sending.send_due()
        waiting.refresh_from_db()
        pauses.append(waiting.next_at - datetime.datetime.now(datetime.UTC))

    assert (waiting.state, waiting.attempts) == ("waiting", 3)
    assert pauses == sorted(pauses)
    assert pauses[-1] > datetime.timedelta(minutes=10)


def test_after_the_last_attempt_we_give_up(server):
    waiting = message("full@example.org", attempts=len(sending.PAUSES))
    server.problems["full@example.org"] = refused(452)

    sending.send_due()

    waiting.refresh_from_db()
    assert waiting.state == "undeliverable"


def test_an_address_that_is_refused_for_good_is_told_and_stops_nobody_else(
    server, monkeypatch
):
    told = []
    monkeypatch.setattr(sending, "_told_of_undeliverable", [told.append])
    gone, other = message("gone@example.org"), message()
    server.problems["gone@example.org"] = refused(550)

    assert sending.send_due() == 1

    gone.refresh_from_db()
    other.refresh_from_db()
    assert (gone.state, other.state) == ("undeliverable", "sent")
    assert told == [gone]
    assert "no such mailbox" in gone.error


def test_a_server_that_does_not_answer_costs_one_attempt_of_one_mail(server):
    first, second = message("a@example.org"), message("b@example.org")
    server.problems |= dict.fromkeys(
        ["a@example.org", "b@example.org"], OSError("down")
    )

    assert sending.send_due() == 0

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.attempts, second.attempts) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once(server):
    rows = {f"<{message().public_id}@evenhand.example>" for _each in range(2)}
    server.hold = threading.Barrier(2)
    counts = []

    def work():
        counts.append(sending.send_due(limit=1))
        connection.close()

    workers = [threading.Thread(target=work) for _each in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert counts == [1, 1]
    assert set(server.got) == rows
    assert len(server.got) == 2


@pytest.mark.django_db(transaction=True)
def test_a_worker_waits_for_the_transaction_that_wrote_the_mail(server):
    """A second worker must not take the task before the mail can be seen."""
    person = cast.person()
    context = {"company": "A", "organisation": "B", "year": 2025}
    tell(person, "published", url="/", context=context)
    seen = []

    def take():
        with transaction.atomic():
            seen.append(DBTaskResult.objects.ready().get_locked())
        connection.close()

    with transaction.atomic():
        tell(person, "published", url="/", context=context)
        worker = threading.Thread(target=take)
        worker.start()
        worker.join()

    assert seen == [None]
    assert DBTaskResult.objects.ready().count() == 1
