"""What a signed agreement makes due: made, done, accepted, questioned, reminded of."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from documents.models import Document, keep
from partnerships.lifecycle.agreements import RUNNING
from partnerships.lifecycle.milestones import MOVES, milestone_steps
from partnerships.mail import life as mail
from partnerships.models import (
    Agreement,
    Milestone,
    MilestoneEvidence,
    PlannedMilestone,
    Side,
)
from workflow.moves import Refused

State = Milestone.State
REMIND_DAYS = (14, 3)
"""How many days before its day those who do it are reminded, once each."""
LATE = -1


@dataclass(frozen=True)
class File:
    """A file as somebody brought it."""

    data: bytes
    name: str
    media_type: str

    def kept(self, by: Actor) -> Document:
        return keep(
            self.data,
            name=self.name,
            media_type=self.media_type,
            kind=Document.Kind.EVIDENCE,
            owner_id=by.organisation_id,
        )


def from_signed(agreement: Agreement, by: Actor, today: datetime.date) -> None:
    """Makes the deadlines of the version that was signed; harmless when done twice.

    After an amendment: one of the same kind and words gets its new day and amount, one
    that is no longer there is dropped, unless it was done already.
    """
    version = agreement.agreed or agreement.current
    if version is None:
        return
    with acting(by):
        rows = Milestone.objects.select_for_update(of=("self",)).filter(
            agreement=agreement
        )
        made = {row.planned_id: row for row in rows.order_by("due_on", "id")}
        planned = list(version.milestones.order_by("position"))
        left = [made[pk] for pk in made.keys() - {plan.pk for plan in planned}]
        left.sort(key=lambda row: (row.due_on, row.pk))
        for plan in planned:
            if plan.pk in made:
                continue
            known = next((row for row in left if _same(row, plan)), None)
            if known is None:
                _make(agreement, plan, version.currency)
            else:
                left.remove(known)
                _amend(known, plan, version.currency)
        for gone in left:
            if gone.state in MOVES["drop"].sources:
                gone.state = State.DROPPED
                gone.save()
                record("milestone_dropped", gone, by=by, on=today.isoformat())


def _same(milestone: Milestone, plan: PlannedMilestone) -> bool:
    return (milestone.kind, milestone.words) == (plan.kind, plan.words)


def _make(agreement: Agreement, plan: PlannedMilestone, currency: str) -> None:
    paid = plan.kind == PlannedMilestone.Kind.PAYMENT
    Milestone.objects.create(
        agreement=agreement,
        planned=plan,
        kind=plan.kind,
        side=Side.COMPANY if paid else Side.PATIENTS,
        words=plan.words,
        due_on=plan.due_on,
        amount=plan.amount,
        currency=currency if plan.amount is not None else "",
    )


def _amend(known: Milestone, plan: PlannedMilestone, currency: str) -> None:
    """What was done already keeps the day and the amount that it had."""
    known.planned = plan
    if known.state in (State.DONE, State.ACCEPTED):
        known.save()
        return
    if known.due_on != plan.due_on:
        known.due_on, known.reminded_days = plan.due_on, None
    known.amount = plan.amount
    known.currency = currency if plan.amount is not None else ""
    if known.state == State.DROPPED:
        known.state = State.OPEN
    known.save()


def report_done(
    milestone: Milestone,
    *,
    by: Actor,
    today: datetime.date,
    words: str = "",
    address: str = "",
    files: Iterable[File] = (),
    done_on: datetime.date | None = None,
) -> Milestone:
    """A party says that it is done and shows it; the other side says yes or what is missing."""
    files = list(files)
    if not (words.strip() or address or files):
        raise Refused([_("Show it: a file, an address, or a few words.")])
    with acting(by):
        locked = _ask(milestone, "report_done", by)
        locked.done_on, locked.done_by_id = done_on or today, by.organisation
        locked.done_words, locked.question = words, ""
        locked.decided_on = locked.decided_by = None
        shown: dict[str, Any] = {
            "milestone": locked,
            "brought_by_id": by.organisation,
            "brought_on": today,
        }
        MilestoneEvidence.objects.bulk_create(
            MilestoneEvidence(document=file.kept(by), **shown) for file in files
        )
        if address:
            MilestoneEvidence.objects.create(address=address, **shown)
        return _move(locked, "report_done", by=by)


def accept(milestone: Milestone, *, by: Actor, today: datetime.date) -> Milestone:
    with acting(by):
        locked = _ask(milestone, "accept", by)
        locked.decided_on, locked.decided_by_id = today, by.organisation
        return _move(locked, "accept", by=by)


def question(
    milestone: Milestone, *, by: Actor, today: datetime.date, reason: str
) -> Milestone:
    """The other side says what is missing; then it is to be done again."""
    if not reason.strip():
        raise Refused([_("Say what is missing.")])
    with acting(by, reason):
        locked = _ask(milestone, "question", by)
        locked.decided_on, locked.decided_by_id = today, by.organisation
        locked.question = reason
        return _move(locked, "question", by=by)


def take_back(milestone: Milestone, *, by: Actor) -> Milestone:
    """The side that said it was done says it is not; its evidence stays."""
    with acting(by):
        locked = _ask(milestone, "take_back", by)
        locked.done_on = locked.done_by = None
        locked.done_words = ""
        return _move(locked, "take_back", by=by)


def remind(today: datetime.date) -> int:
    """Tells of days that come near, once for each of `REMIND_DAYS`, and once when late."""
    last = today + datetime.timedelta(days=max(REMIND_DAYS))
    due = (
        Milestone.objects.due_until(last)
        .filter(agreement__state__in=RUNNING)
        .exclude(reminded_days=LATE)
    )
    return sum(_remind(pk, today) for pk in list(due.values_list("pk", flat=True)))


def _remind(pk: int, today: datetime.date) -> bool:
    with acting(CALENDAR):
        locked = _lock(Milestone(pk=pk))
        left = (locked.due_on - today).days
        if locked.state not in MOVES["report_done"].sources:
            return False
        mark = LATE if left < 0 else min(days for days in REMIND_DAYS if days >= left)
        if locked.reminded_days is not None and locked.reminded_days <= mark:
            return False
        locked.reminded_days = mark
        locked.save(update_fields=["reminded_days"])
        mail.milestone_due(locked, left)
    return True


def _move(milestone: Milestone, move: str, *, by: Actor) -> Milestone:
    milestone.state = MOVES[move].target
    milestone.save()
    record(f"milestone_{move}", milestone, by=by, reason=milestone.question)
    mail.milestone_said(milestone, by=by)
    return milestone


def _ask(milestone: Milestone, move: str, by: Actor) -> Milestone:
    locked = _lock(milestone)
    if reasons := milestone_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _lock(milestone: Milestone) -> Milestone:
    return (
        Milestone.objects.select_for_update(of=("self",))
        .select_related("agreement", "done_by")
        .get(pk=milestone.pk)
    )
