"""Questions of the company about an application, and the organisation's answers."""

import datetime
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document
from partnerships import turns
from partnerships.actions.applications import lock
from partnerships.lifecycle.applications import MOVES, asked
from partnerships.mail import applications as mail
from partnerships.models import Application, ApplicationQuestion, Side
from workflow.moves import Refused

ASKED = "application_asked"
Answers = Mapping[int, tuple[str, Document | None]]
"""By the question's key: the words, and a document that shows it."""


def ask(
    application: Application,
    questions: Sequence[str],
    *,
    due_on: datetime.date,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Application:
    """Sends it back with questions; the organisation's turn, until `due_on`."""
    with acting(by):
        locked = lock(application)
        if sent_before(key, ASKED, by=by):
            return locked
        reasons = asked(locked, by, today)["ask"]
        wanted = [words.strip() for words in questions if words.strip()]
        if not wanted:
            reasons.append(_("Write a question."))
        if due_on <= today:
            reasons.append(_("Give the organisation time: choose a day after today."))
        if reasons:
            raise Refused(reasons)
        ApplicationQuestion.objects.bulk_create(
            ApplicationQuestion(
                application=locked,
                words=words,
                asked_on=today,
                asker_id=by.person,
                due_on=due_on,
            )
            for words in wanted
        )
        _to(locked, "ask")
        turns.pass_to(locked, Side.PATIENTS, today=today, due_on=due_on)
        record(ASKED, locked, by=by, key=key)
        mail.asked(locked, wanted, due_on)
        return locked


def answer(
    application: Application, answers: Answers, *, by: Actor, today: datetime.date
) -> Application:
    """Answers all open questions at once; the company's turn again.

    The days that the organisation took are added to the company's promise.
    """
    with acting(by):
        locked = lock(application)
        reasons = asked(locked, by, today)["answer"]
        waiting = list(
            locked.questions.select_for_update().filter(answered_on=None).order_by("pk")
        )
        if not all(answers.get(each.pk, ("", None))[0].strip() for each in waiting):
            reasons.append(
                _("Answer every question in words; a document can come with it.")
            )
        if reasons:
            raise Refused(reasons)
        for each in waiting:
            each.answer, each.answer_document = answers[each.pk]
            each.answered_on = today
        ApplicationQuestion.objects.bulk_update(
            waiting, ["answer", "answer_document", "answered_on"]
        )
        _to(locked, "answer")
        _back_to_company(locked, today)
        record("application_answered", locked, by=by)
        mail.answered(locked)
        return locked


def go_on(application: Application, *, by: Actor, today: datetime.date) -> Application:
    """The day for the answers is over: the company goes on without them."""
    with acting(by):
        locked = lock(application)
        if reasons := asked(locked, by, today)["go_on"]:
            raise Refused(reasons)
        _to(locked, "go_on")
        _back_to_company(locked, today)
        record("application_gone_on", locked, by=by)
        return locked


def _to(locked: Application, move: str) -> None:
    locked.state = MOVES[move].target
    locked.version += 1
    locked.save()


def _back_to_company(locked: Application, today: datetime.date) -> None:
    due_on = locked.promised_on
    if due_on is not None:
        taken = turns.taken(list(locked.turns.all()), today)
        due_on += datetime.timedelta(days=taken.others)
    turns.pass_to(locked, Side.COMPANY, today=today, due_on=due_on)
