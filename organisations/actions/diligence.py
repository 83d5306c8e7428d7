"""A company checks an organisation before working with it; the organisation sees it all."""

import calendar
import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from documents.models import Document
from organisations.diligence import IN_FORCE
from organisations.lifecycle.diligence import (
    State,
    diligence_steps,
    may_not_answer,
    may_not_begin,
    may_not_write,
)
from organisations.mail import diligence as mail
from organisations.models import DiligenceItem, DueDiligence, Organisation
from organisations.races import ask_version, just_written
from workflow.moves import Refused

BEGUN, ANSWERED = "diligence_begun", "diligence_answered"
Outcome = DiligenceItem.Outcome
USUAL_MONTHS = 12
MOST_MONTHS = 24
REMIND_DAYS = (60, 30, 7)
"""How many days before the last day the company is reminded, once each."""


def begin(
    organisation: Organisation, *, by: Actor, today: datetime.date, key: str = ""
) -> DueDiligence:
    """The actor's company begins a round of checks; the organisation is told.

    `key` is the form's: sent twice, the first one's round is given back.
    """
    with acting(by):
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if before := sent_before(key, BEGUN, by=by):
            return DueDiligence.objects.get(pk=before.subject_id or 0)
        begun = DueDiligence.objects.filter(
            organisation=locked, company=by.organisation_id, state=State.COLLECTING
        )
        if reasons := may_not_begin(locked, by, today, has_open=begun.exists()):
            raise Refused(reasons)
        made = DueDiligence.objects.create(
            company_id=by.organisation_id or 0, organisation=locked, begun_on=today
        )
        made.refresh_from_db()
        mail.begun(made)
        record(BEGUN, made, by=by, key=key)
    return made


def look_at(
    round_: DueDiligence,
    point: str,
    *,
    outcome: str,
    words: str,
    version: int,
    by: Actor,
    document: Document | None = None,
) -> DiligenceItem:
    """Writes down what the company found for one point. `version`: 0 for a new one."""
    if outcome == Outcome.CONCERN and not words.strip():
        raise Refused([_("Say what the concern is: the organisation reads it.")])
    with acting(by):
        item = _locked_item(round_, point, by)
        same_file = document is None or _same(item.document, document)
        if just_written(item, version, outcome=outcome, words=words) and same_file:
            return item
        ask_version(item, version, {"words": words})
        item.outcome, item.words = outcome, words
        item.document = document or item.document
        item.version = version + 1
        item.save()
        record("diligence_point_written", item.diligence, by=by, point=point)
    return item


def ask(
    round_: DueDiligence,
    point: str,
    *,
    words: str,
    version: int,
    by: Actor,
    today: datetime.date,
) -> DiligenceItem:
    """Asks the organisation for one thing. It answers once, for all companies if it can."""
    if not words.strip():
        raise Refused([_("Say what you need, in words that a volunteer understands.")])
    with acting(by):
        item = _locked_item(round_, point, by)
        if just_written(item, version, asked=words, answered_on=None):
            return item
        ask_version(item, version, {"asked": words})
        item.outcome, item.asked, item.asked_on = Outcome.ASKED, words, today
        item.answer, item.answer_document, item.answered_on = "", None, None
        item.version = version + 1
        item.save()
        mail.asked(item)
        record("diligence_asked", item.diligence, by=by, point=point)
    return item


def _same(one: Document | None, other: Document) -> bool:
    return one is not None and one.content_id == other.content_id


def answer(
    item: DiligenceItem,
    *,
    words: str,
    by: Actor,
    today: datetime.date,
    document: Document | None = None,
    version: int | None = None,
    key: str = "",
) -> DiligenceItem:
    """The organisation answers in words, with a document of its profile, or both.

    An answer is to what was asked: `version` is what the person had before them; when the
    company has asked for something else since, nothing is stored. `key` is the form's:
    sent twice, the first one's answer is given back.
    """
    if not words.strip() and document is None:
        raise Refused([_("Answer in words, or choose a document.")])
    with acting(by):
        round_ = _locked(item.diligence)
        locked = round_.items.select_for_update().get(pk=item.pk)
        locked.diligence = round_
        if sent_before(key, ANSWERED, by=by):
            return locked
        if reasons := may_not_answer(locked, by):
            raise Refused(reasons)
        if version is not None:
            ask_version(locked, version, {"answer": words})
        locked.answer, locked.answer_document = words, document
        locked.answered_on = today
        locked.version += 1
        locked.save()
        mail.answered(locked)
        record(ANSWERED, round_, by=by, point=locked.point, key=key)
    return locked


def clear(
    round_: DueDiligence,
    *,
    reason: str,
    by: Actor,
    today: datetime.date,
    months: int = USUAL_MONTHS,
) -> DueDiligence:
    """Nothing stands against working together, for so many months."""
    return _decide(round_, "clear", reason=reason, by=by, today=today, months=months)


def clear_with_conditions(
    round_: DueDiligence,
    *,
    conditions: str,
    reason: str,
    by: Actor,
    today: datetime.date,
    months: int = USUAL_MONTHS,
) -> DueDiligence:
    """Working together is possible on conditions that both sides read."""
    if not conditions.strip():
        raise Refused([_("Write the conditions: the organisation reads them.")])
    return _decide(
        round_,
        "clear_with_conditions",
        reason=reason,
        conditions=conditions,
        by=by,
        today=today,
        months=months,
    )


def reject(
    round_: DueDiligence, *, reason: str, by: Actor, today: datetime.date
) -> DueDiligence:
    """The company does not work with the organisation now, and says why."""
    return _decide(round_, "reject", reason=reason, by=by, today=today)


def _decide(
    round_: DueDiligence,
    move: str,
    *,
    reason: str,
    by: Actor,
    today: datetime.date,
    conditions: str = "",
    months: int | None = None,
) -> DueDiligence:
    if not reason.strip():
        raise Refused([_("Say why: the organisation reads it.")])
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise Refused([_("Checks hold for one month to two years.")])
    with acting(by, reason):
        locked = _locked(round_)
        if reasons := diligence_steps(locked, by)[move]:
            raise Refused(reasons)
        locked.state = TARGETS[move]
        locked.reason, locked.conditions = reason, conditions
        locked.decided_on, locked.decided_by_id = today, by.person_id
        locked.expires_on = months_after(today, months) if months else None
        locked.save()
        mail.decided(locked)
        record(f"diligence_{locked.state}", locked, by=by, reason=reason)
    return locked


TARGETS = {
    "clear": State.CLEARED,
    "clear_with_conditions": State.CONDITIONS,
    "reject": State.REJECTED,
}


def expire(*, today: datetime.date) -> int:
    """Clearances whose last day is over; how many."""
    over = DueDiligence.objects.filter(state__in=IN_FORCE, expires_on__lt=today)
    count = 0
    for pk in list(over.values_list("pk", flat=True)):
        with acting(CALENDAR):
            locked = over.select_for_update().filter(pk=pk).first()
            if locked is None:
                continue
            locked.state = State.EXPIRED
            locked.save(update_fields=["state"])
            record("diligence_expired", locked, by=CALENDAR)
            count += 1
    return count


def remind(*, today: datetime.date) -> int:
    """Reminds companies of checks that expire, once for each of `REMIND_DAYS`; how many.

    Not of those that the company does again already.
    """
    later = DueDiligence.objects.filter(
        company=OuterRef("company"),
        organisation=OuterRef("organisation"),
        pk__gt=OuterRef("pk"),
    )
    ending = DueDiligence.objects.filter(
        ~Exists(later),
        state__in=IN_FORCE,
        expires_on__range=(today, today + datetime.timedelta(days=max(REMIND_DAYS))),
    )
    return sum(_remind(pk, today) for pk in list(ending.values_list("pk", flat=True)))


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = _locked(DueDiligence(pk=pk))
        if locked.state not in IN_FORCE or locked.expires_on is None:
            return False
        left = (locked.expires_on - today).days
        mark = min(days for days in REMIND_DAYS if days >= left)
        if locked.reminded_days is not None and locked.reminded_days <= mark:
            return False
        locked.reminded_days = mark
        locked.save(update_fields=["reminded_days"])
        mail.expiring(locked, left)
    return True


def months_after(start: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last))


def _locked(round_: DueDiligence) -> DueDiligence:
    return (
        DueDiligence.objects.select_for_update(of=("self",))
        .select_related("company", "organisation")
        .get(pk=round_.pk)
    )


def _locked_item(round_: DueDiligence, point: str, by: Actor) -> DiligenceItem:
    """The row of a point, or a new one; its round is held, so nobody decides meanwhile."""
    locked = _locked(round_)
    if reasons := may_not_write(locked, by):
        raise Refused(reasons)
    item = locked.items.filter(point=point).first()
    item = item or DiligenceItem(point=point, outcome=Outcome.FINE, version=0)
    item.diligence = locked
    return item
