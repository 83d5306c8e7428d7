"""Talking about a clause or a field of an agreement, until both sides say it is settled."""

import datetime

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.lifecycle.clauses import may_not_talk
from partnerships.mail import threads as mail
from partnerships.models import Agreement, AgreementParty, Clause, Comment, Side, Thread
from workflow.moves import Refused

BEGUN = "thread_begun"
SAID = "comment_written"
NOT_SO = "not_so"
"""The field of a thread in which a party says that an agreement made elsewhere is not so."""


def begin(
    agreement: Agreement,
    *,
    words: str,
    by: Actor,
    today: datetime.date,
    clause_key: str = "",
    field: str = "",
    key: str = "",
) -> Thread:
    """Opens a talk about a clause, about a field, or about the terms as a whole.

    The same form sent twice (`key`) opens one.
    """
    with acting(by):
        if before := sent_before(key, BEGUN, by=by):
            return Thread.objects.get(public_id=before.data["thread"])
        _ask(agreement, words, by)
        if clause_key and not _was_sent(agreement, clause_key):
            raise Refused([_("This clause is in no version that both sides see.")])
        thread = Thread.objects.create(
            agreement=agreement,
            clause_key=clause_key,
            field=field,
            opened_by_id=by.organisation,
            opened_on=today,
        )
        thread.refresh_from_db()
        comment = _say(thread, words, by)
        record(BEGUN, agreement, by=by, thread=thread.public_id, key=key)
        mail.said(thread, comment, by=by)
        return thread


def say(
    thread: Thread,
    *,
    words: str,
    by: Actor,
    today: datetime.date,
    settles: bool = False,
    key: str = "",
) -> Comment:
    """Answers in a talk, or says that it is settled for the own side.

    It is settled when the last word of each side of the table is that it is; another
    word opens it again. The same form sent twice (`key`) says it once.
    """
    with acting(by):
        if before := sent_before(key, SAID, by=by):
            return Comment.objects.get(pk=before.subject_id or 0)
        locked = Thread.objects.select_for_update().get(pk=thread.pk)
        _ask(locked.agreement, words or str(settles), by)
        if not words and not settles:
            raise Refused([_("Write something, or say that it is settled.")])
        comment = _say(locked, words, by, settles=settles)
        was, locked.settled_on = locked.settled_on, _settled(locked, today)
        locked.save()
        if settles or (was and not locked.settled_on):
            verb = "thread_settled" if locked.settled_on else "thread_open"
            record(verb, locked.agreement, by=by, thread=locked.public_id)
        # about the comment: the agreement's history has no line for each word
        record(SAID, comment, by=by, key=key)
        mail.said(locked, comment, by=by)
        return comment


def _settled(thread: Thread, today: datetime.date) -> datetime.date | None:
    sides = dict(
        AgreementParty.objects.filter(agreement=thread.agreement_id).values_list(
            "organisation_id", "side"
        )
    )
    last: dict[bool, bool] = {}
    for comment in Comment.objects.filter(thread=thread).order_by("pk"):
        last[sides.get(comment.by_organisation_id) == Side.COMPANY] = comment.settles
    return today if len(last) == len({True, False}) and all(last.values()) else None


def _was_sent(agreement: Agreement, key: str) -> bool:
    return Clause.objects.filter(
        version__agreement=agreement, version__sent_at__isnull=False, key=key
    ).exists()


def _say(thread: Thread, words: str, by: Actor, *, settles: bool = False) -> Comment:
    return Comment.objects.create(
        thread=thread,
        by_organisation_id=by.organisation,
        by_person_id=by.person,
        words=words,
        settles=settles,
    )


def _ask(agreement: Agreement, words: str, by: Actor) -> None:
    if not words.strip():
        raise Refused([_("Write something.")])
    if reasons := may_not_talk(agreement, by):
        raise Refused(reasons)
