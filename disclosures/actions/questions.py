"""What the company and the recipient do about a question."""

import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions.answers import answer
from disclosures.actions.entries import note_progress
from disclosures.actions.late import note_late_answers
from disclosures.lifecycle.entries import ANSWERABLE
from disclosures.lifecycle.questions import PENDING, question_steps
from disclosures.models import Answer, Entry, Question
from workflow.moves import Refused


def _locked(question: Question, move: str, by: Actor) -> Question:
    locked = (
        Question.objects.select_for_update(of=("self",))
        .select_related(
            "entry__transfer__disclosed_by", "entry__period__regime", "recipient"
        )
        .get(pk=question.pk)
    )
    if reasons := question_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def reply(
    question: Question, words: str, *, by: Actor, today: datetime.date
) -> Question:
    """The company answers in words and leaves the entry as it is.

    After publication both statements stand beside the line.
    """
    if not words.strip():
        raise Refused([_("Write an answer; the organisation will read it.")])
    with acting(by, words):
        locked = _locked(question, "answer", by)
        locked.company_words, locked.answered_on = words, today
        locked.answered_by_id = by.person_id
        locked.state = Question.State.ANSWERED
        locked.save()
        if locked.entry.state == Entry.State.PUBLISHED:
            note_late_answers(
                [locked.entry_id],
                Answer.QUESTIONED,
                today=today,
                reason=locked.reason,
                words=locked.words,
                company_words=words,
            )
        mail.question_answered(locked, changed=False)
        record("question_answered", locked.entry, by=by, reason=words)
    return locked


def settle_by_change(
    question: Question, *, by: Actor, today: datetime.date, words: str = ""
) -> Question:
    """The company has changed the entry; the recipient is asked about it again."""
    with acting(by, words):
        locked = _locked(question, "settle_by_change", by)
        locked.state, locked.outcome = Question.State.SETTLED, Question.Outcome.CHANGED
        locked.settled_on = locked.answered_on = today
        locked.answered_by_id = by.person_id
        locked.company_words = words or locked.company_words
        locked.save()
        _ask_again(locked.entry, today)
        mail.question_answered(locked, changed=True)
        record("question_settled", locked.entry, by=by, outcome="changed")
    return locked


def _ask_again(entry: Entry, today: datetime.date) -> None:
    """What changed was none of what an answer is bound to: it is asked for all the same."""
    if entry.answer != Answer.QUESTIONED or entry.state not in ANSWERABLE:
        return
    days = entry.period.regime.profile["asked_again_days"]
    until = today + datetime.timedelta(days=days)
    Entry.objects.filter(pk=entry.pk).update(
        answer=Answer.NONE,
        answered_on=None,
        answered_by_id=None,
        answered_way="",
        answer_letter=None,
        lapsed_on=today,
        asked_again_until=max(until, entry.asked_again_until or until),
        version=F("version") + 1,
    )
    note_progress([entry.pk], today=today)


def accept(question: Question, *, by: Actor, today: datetime.date) -> Question:
    """The recipient agrees with the company's answer: the entry counts as confirmed."""
    with acting(by):
        locked = _locked(question, "accept", by)
        answer([locked.entry], Answer.CONFIRMED, by=by, today=today)
        record("question_settled", locked.entry, by=by, outcome="unchanged")
    locked.refresh_from_db()
    return locked


def withdraw(question: Question, *, by: Actor, today: datetime.date) -> Question:
    """The recipient takes the question back: it can't tell, unless it answers again."""
    with acting(by):
        locked = _locked(question, "withdraw", by)
        answer([locked.entry], Answer.CANNOT_TELL, by=by, today=today)
        record("question_settled", locked.entry, by=by, outcome="withdrawn")
    locked.refresh_from_db()
    return locked


def leave_unsettled(period_id: int) -> int:
    """At publication: what is not agreed goes out with both views. Inside `acting`."""
    published = Entry.objects.filter(period_id=period_id).included()
    return Question.objects.filter(
        entry__in=published.values("pk"), state__in=PENDING
    ).update(state=Question.State.UNSETTLED)
