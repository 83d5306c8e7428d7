"""What recipients say about entries: here, by workbook, or by a letter that is entered."""

import datetime
from collections.abc import Collection

from django.db import connection
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures import mail
from disclosures.actions.entries import BOUND, note_progress
from disclosures.actions.late import note_late_answers
from disclosures.lifecycle.entries import ANSWERABLE, may_not_answer
from disclosures.lifecycle.questions import DISPUTED
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import (
    Answer,
    AnswerWay,
    Delivery,
    Entry,
    Question,
    QuestionReason,
)
from disclosures.models.entries import LONGEST_WORDS
from documents.models import Document
from workflow.moves import Refused

# The answer, bound to what the transfer says at this moment
ANSWER = f"""
update disclosures_entry e set
  answer = %(answer)s, answered_on = %(today)s, answered_by_id = %(person)s,
  answered_way = %(way)s, answer_letter_id = %(letter)s, answered_about = {BOUND},
  lapsed_on = null, version = e.version + 1
from disclosures_transfer t
where t.id = e.transfer_id and e.id = any(%(ids)s)
"""

UNSEEN = frozenset(
    {
        Delivery.State.NOT_INVITED,
        Delivery.State.DELIVERED,
        Delivery.State.UNDELIVERABLE,
    }
)


def answer(
    entries: Collection[Entry],
    said: str,
    *,
    by: Actor,
    today: datetime.date,
    reason: str = "",
    words: str = "",
    better_description: str = "",
    way: str = AnswerWay.PORTAL,
) -> None:
    """The recipient answers about one entry or many, all the same.

    `entries` carry the version that the person saw: what has changed since is refused,
    and what was stored by the same click before is left as it is. `reason` (a
    `QuestionReason`) and `words` say what is wrong when `said` is "questioned".
    `better_description` proposes other words for the public description. Raises Refused
    with every reason.
    """
    seen = {entry.pk: entry.version for entry in entries}
    with acting(by, words if said == Answer.QUESTIONED else ""):
        locked = [
            entry
            for entry in held(entries, for_update=True)
            if not _just_stored(entry, seen[entry.pk], said, by)
        ]
        refusals = {text for entry in locked for text in may_not_answer(entry, by)}
        refusals |= _incomplete(said, reason, words)
        refusals |= _too_long(better_description)
        if any(entry.version != seen[entry.pk] for entry in locked):
            refusals.add(
                _("An entry has changed since you opened the page. Look at it again.")
            )
        if refusals:
            raise Refused(sorted(refusals))
        _store(locked, said, by=by, today=today, way=way, reason=reason, words=words)
        if better_description.strip():
            Entry.objects.filter(pk__in=[entry.pk for entry in locked]).update(
                suggested_description=better_description.strip()
            )


def _just_stored(entry: Entry, seen: int, said: str, by: Actor) -> bool:
    """A second click, or a page sent again: the same person said the same just now."""
    return (
        entry.version == seen + 1
        and entry.answer == said
        and entry.answered_by_id == by.person_id
    )


def answer_by_letter(
    entries: Collection[Entry],
    said: str,
    *,
    by: Actor,
    today: datetime.date,
    letter: Document,
    reason: str = "",
    words: str = "",
) -> None:
    """The company enters what a recipient wrote on paper, with the scan.

    The recipient can undo it; what it said here itself stands. Raises Refused.
    """
    refusals = _incomplete(said, reason, words)
    with acting(by, _("Answered by letter")):
        locked = held(entries, for_update=True)
        for entry in locked:
            if OFFICER not in parts(by, company_id=entry.transfer.disclosed_by_id):
                refusals.add(
                    _("Letters are entered by the company's disclosure officer.")
                )
            if entry.state not in ANSWERABLE:
                refusals.add(_("This entry is not with its recipient."))
            if entry.answered_way not in {"", AnswerWay.LETTER}:
                refusals.add(
                    _(
                        "The recipient has answered here itself; only it can change"
                        " that answer."
                    )
                )
        if refusals:
            raise Refused(sorted(refusals))
        _store(
            locked,
            said,
            by=by,
            today=today,
            way=AnswerWay.LETTER,
            letter=letter,
            reason=reason,
            words=words,
        )
        mail.answered_by_letter(locked)


def take_back(entry: Entry, *, by: Actor, today: datetime.date) -> None:
    """The recipient takes an answer back, its own or one entered from a letter."""
    with acting(by, _("Answer taken back")):
        locked = held([entry], for_update=True)[0]
        if refusals := may_not_answer(locked, by):
            raise Refused(refusals)
        if locked.answer == Answer.NONE:
            raise Refused([_("There is no answer to take back.")])
        clear(locked, today=today)
        record("answer_taken_back", locked, by=by)


def clear(entry: Entry, *, today: datetime.date) -> None:
    """A locked entry has no answer any more, and no question. Call inside `acting`."""
    _settle_pending([entry], today=today, outcome=Question.Outcome.WITHDRAWN)
    entry.answer, entry.answered_way = Answer.NONE, ""
    entry.answered_on = entry.answered_by_id = None
    entry.answer_letter = None
    entry.version += 1
    entry.save()
    note_progress([entry.pk], today=today)
    _after_publication([entry], "none", today)


def held(entries: Collection[Entry], *, for_update: bool = False) -> list[Entry]:
    rows = (
        Entry.objects.filter(pk__in=[entry.pk for entry in entries])
        .select_related("transfer__disclosed_by", "period", "recipient")
        .order_by("pk")
    )
    return list(rows.select_for_update(of=("self",)) if for_update else rows)


def _incomplete(said: str, reason: str, words: str) -> set[str]:
    if said not in set(Answer.values) - {Answer.NONE}:
        return {_("Choose one of the three answers.")}
    if said != Answer.QUESTIONED:
        return set()
    refusals = _too_long(words)
    if reason not in QuestionReason.values:
        refusals.add(_("Choose what is wrong."))
    if not words.strip():
        refusals.add(_("Say in a few words what is wrong; the company will read it."))
    return refusals


def _too_long(text: str) -> set[str]:
    if len(text) <= LONGEST_WORDS:
        return set()
    return {_("Use at most %(most)d characters.") % {"most": LONGEST_WORDS}}


def _store(
    entries: list[Entry],
    said: str,
    *,
    by: Actor,
    today: datetime.date,
    way: str,
    letter: Document | None = None,
    reason: str = "",
    words: str = "",
) -> None:
    if by.person_id is None:
        raise Refused([_("Only a person answers.")])
    ids = [entry.pk for entry in entries]
    outcome = {
        Answer.CONFIRMED: Question.Outcome.UNCHANGED,
        Answer.CANNOT_TELL: Question.Outcome.WITHDRAWN,
        Answer.QUESTIONED: Question.Outcome.WITHDRAWN,
    }[Answer(said)]
    _settle_pending(entries, today=today, outcome=outcome)
    with connection.cursor() as cursor:
        cursor.execute(
            ANSWER,
            {
                "answer": said,
                "today": today,
                "person": by.person_id,
                "way": way,
                "letter": letter.pk if letter else None,
                "ids": ids,
            },
        )
    if said == Answer.QUESTIONED:
        questions = Question.objects.bulk_create(
            Question(
                entry=entry,
                recipient_id=entry.recipient_id,
                reason=reason,
                words=words,
                asked_on=today,
                asked_by_id=by.person_id,
            )
            for entry in entries
        )
        mail.questions_asked(questions)
    note_progress(ids, today=today)
    _after_publication(entries, said, today, reason, words)
    for entry in entries:
        record("answered", entry, by=by, answer=said, way=way, reason=reason)


def _settle_pending(
    entries: list[Entry], *, today: datetime.date, outcome: str
) -> None:
    """A new answer settles what the recipient had asked before."""
    Question.objects.filter(entry__in=entries, state__in=DISPUTED).update(
        state=Question.State.SETTLED, outcome=outcome, settled_on=today
    )


def _after_publication(
    entries: list[Entry],
    said: str,
    today: datetime.date,
    reason: str = "",
    words: str = "",
) -> None:
    published = [e.pk for e in entries if e.state == Entry.State.PUBLISHED]
    if published:
        note_late_answers(published, said, today=today, reason=reason, words=words)


def mark_opened(
    deliveries: Collection[Delivery], *, by: Actor, today: datetime.date
) -> None:
    """The recipient has looked at its page: a fact about delivery."""
    unseen = [d.pk for d in deliveries if d.state in UNSEEN]
    if not unseen:
        return
    with acting(by):
        Delivery.objects.filter(pk__in=unseen, state__in=UNSEEN).update(
            state=Delivery.State.OPENED, opened_on=today
        )
