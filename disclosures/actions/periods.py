"""A company's year: closed for changes, sent to the recipients, corrected, reopened."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import ClockTimestamp, record
from disclosures import mail
from disclosures.actions.period_locks import hold
from disclosures.lifecycle.periods import (
    FROZEN,
    IN_HANDS_OF_RECIPIENTS,
    MOVES,
    days_left,
    period_steps,
)
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Answer, Delivery, Entry, Period
from organisations import heirs
from ui.dates import Moment, day_in
from workflow.moves import Refused


def _move(
    period: Period, name: str, by: Actor, *, books_words: str | None = None
) -> Period:
    """Locks, asks and changes the state; the caller saves."""
    locked = hold(period.pk)
    if books_words is not None:
        locked.books_words = books_words.strip()
    if reasons := period_steps(locked, by)[name]:
        raise Refused(reasons)
    locked.state = MOVES[name].target
    return locked


def freeze(period: Period, *, by: Actor, books_words: str = "") -> Period:
    """Nothing is imported or changed in bulk any more.

    `books_words`: why, although payments in the books are not settled; they become a
    public reservation of the report.
    """
    with acting(by, books_words):
        locked = _move(period, "freeze", by, books_words=books_words)
        locked.save()
        entries = locked.entries.included().count()
        record("frozen", locked, by=by, reason=books_words, entries=entries)
    return locked


def open_review(
    period: Period,
    *,
    by: Actor,
    today: Moment,
    closes_on: datetime.date | None = None,
) -> Period:
    """Recipients see their entries and are told once, for all companies together.

    Of a moment, the day by the clock of the period is the first one of the check.
    """
    with acting(by):
        locked = _move(period, "open_review", by)
        opens_on = locked.today(today)
        days = datetime.timedelta(days=locked.regime.profile["review_days"])
        locked.review_opened_on = opens_on
        locked.review_closes_on = closes_on or opens_on + days
        if locked.review_closes_on <= opens_on:
            raise Refused([_("The last day of the check must be after today.")])
        locked.save()
        asked = locked.entries.filter(
            state=Entry.State.OPEN, transfer__published_elsewhere=""
        )
        recipients = sorted(set(asked.values_list("recipient_id", flat=True)))
        asked.update(state=Entry.State.IN_REVIEW)
        Delivery.objects.bulk_create(
            [
                Delivery(
                    period=locked,
                    recipient_id=recipient_id,
                    closes_on=locked.review_closes_on,
                )
                for recipient_id in recipients
            ],
            update_conflicts=True,  # asked before everything was reopened: told anew
            unique_fields=["period", "recipient"],
            update_fields=["closes_on", "state", "reminded_days"],
        )
        _keep_those_who_are_done(locked)
        invite(locked, today=day_in(settings.TIME_ZONE, today))
        record("review_opened", locked, by=by, recipients=len(recipients))
    return locked


def _keep_those_who_are_done(period: Period) -> None:
    """Answers that stand after a reopening: nobody is asked for them again."""
    waiting = Entry.objects.filter(
        period=period, state=Entry.State.IN_REVIEW, answer=Answer.NONE
    )
    Delivery.objects.filter(period=period).exclude(
        recipient_id__in=waiting.values("recipient_id")
    ).update(state=Delivery.State.DONE)


def invite_waiting(period: Period, *, by: Actor, today: datetime.date) -> None:
    """Tells recipients who could not be told when the check was opened, and now can."""
    if by.person_id and OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Recipients are told by the company's disclosure officer.")])
    with acting(by):
        locked = hold(period.pk)
        if locked.state not in IN_HANDS_OF_RECIPIENTS:
            raise Refused([_("Recipients are not checking this year now.")])
        invite(locked, today=today)
        record("recipients_told", locked, by=by)


def invite_late(today: datetime.date) -> int:
    """What time makes due: recipients who have got somebody to answer since."""
    periods = Period.objects.filter(
        state__in=IN_HANDS_OF_RECIPIENTS,
        deliveries__state=Delivery.State.NOT_INVITED,
        deliveries__recipient__memberships__role__in=mail.ANSWERERS,
    )
    waiting = list(periods.distinct().order_by("pk"))
    for period in waiting:
        invite_waiting(period, by=CALENDAR, today=today)
    return len(waiting)


def invite(period: Period, *, today: datetime.date) -> None:
    """Tells each recipient that has not been told and can be. Call inside `acting`."""
    waiting = list(
        Delivery.objects.filter(
            period=period, state=Delivery.State.NOT_INVITED
        ).select_related("period")
    )
    recipients = [delivery.recipient_id for delivery in waiting]
    reachable = heirs.with_people(recipients, mail.ANSWERERS, today)
    untold = mail.review_opened([d for d in waiting if d.recipient_id in reachable])
    told = [
        delivery.pk
        for delivery in waiting
        if delivery.recipient_id in reachable and delivery.recipient_id not in untold
    ]
    Delivery.objects.filter(pk__in=told).update(
        state=Delivery.State.DELIVERED, way=Delivery.Way.PORTAL, invited_on=today
    )


def send_letters(
    period: Period, deliveries: list[Delivery], *, by: Actor, today: datetime.date
) -> int:
    """The officer has printed and posted letters: these recipients are reached."""
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Letters are sent by the company's disclosure officer.")])
    with acting(by, _("Letter sent")):
        count = Delivery.objects.filter(
            period=period, pk__in=[delivery.pk for delivery in deliveries]
        ).update(
            state=Delivery.State.DELIVERED, way=Delivery.Way.LETTER, invited_on=today
        )
        record("letters_sent", period, by=by, letters=count)
    return count


def letter_came_back(delivery: Delivery, *, by: Actor) -> Delivery:
    """The post could not deliver: the recipient is not reached, and shown so."""
    if OFFICER not in parts(by, company_id=delivery.period.company_id):
        raise Refused([_("This is noted by the company's disclosure officer.")])
    with acting(by, _("The letter came back")):
        locked = Delivery.objects.select_for_update().get(pk=delivery.pk)
        locked.state = Delivery.State.UNDELIVERABLE
        locked.save()
        record("letter_came_back", delivery.period, by=by)
    return locked


def extend(
    period: Period,
    until: datetime.date,
    *,
    by: Actor,
    today: datetime.date,
    reason: str,
    recipient_id: int | None = None,
) -> Period:
    """More time for one recipient or all; never less."""
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("More time is given by the company's disclosure officer.")])
    with acting(by, reason):
        locked = hold(period.pk)
        if locked.state not in IN_HANDS_OF_RECIPIENTS:
            raise Refused([_("Recipients are not checking this year now.")])
        deliveries = Delivery.objects.filter(period=locked)
        last = locked.review_closes_on
        if recipient_id is not None:
            deliveries = deliveries.filter(recipient_id=recipient_id)
            last = deliveries.values_list("closes_on", flat=True).first()
        if until <= today or last is None or until <= last:
            raise Refused([_("The new last day must be later than the present one.")])
        shorter = deliveries.filter(closes_on__lt=until)
        count = shorter.update(closes_on=until, reminded_days=None)
        if recipient_id is None:
            locked.review_closes_on = until
            locked.save()
        record(
            "review_extended",
            locked,
            by=by,
            reason=reason,
            until=until.isoformat(),
            recipients=count,
        )
    return locked


def begin_correction(period: Period, *, by: Actor, today: datetime.date) -> Period:
    """The check is over; rows may still be answered and changed singly.

    Ended early, today was its last day: a check that was too short is a finding.
    """
    with acting(by):
        locked = _move(period, "begin_correction", by)
        if locked.review_closes_on and today < locked.review_closes_on:
            locked.review_closes_on = today
        locked.save()
        record("review_ended", locked, by=by)
    return locked


def ask_thaw(period: Period, reason: str, *, by: Actor) -> Period:
    """The first of two people asks to reopen everything."""
    if OFFICER not in parts(by, company_id=period.company_id):
        raise Refused([_("Reopening is asked for by a disclosure officer.")])
    if not reason.strip():
        raise Refused([_("Say why everything has to be reopened.")])
    with acting(by, reason):
        locked = hold(period.pk)
        if locked.state not in FROZEN:
            raise Refused([_("This year is open already.")])
        locked.thaw_asked_by_id, locked.thaw_asked_at = by.person_id, ClockTimestamp()
        locked.thaw_reason = reason
        locked.save()
        record("thaw_asked", locked, by=by, reason=reason)
    locked.refresh_from_db()
    return locked


def thaw(period: Period, *, by: Actor) -> Period:
    """The second person agrees: everything is open again; answers that stand, stand."""
    with acting(by, period.thaw_reason):
        locked = _move(period, "thaw", by)
        reason, locked.thaw_reason = locked.thaw_reason, ""
        locked.thaw_asked_by_id = locked.thaw_asked_at = None
        locked.review_opened_on = locked.review_closes_on = None
        locked.books_words = ""
        locked.save()
        locked.entries.filter(state=Entry.State.IN_REVIEW).update(
            state=Entry.State.OPEN
        )
        record("thawed", locked, by=by, reason=reason)
    return locked


def end_reviews(at: Moment) -> int:
    """What time makes due: checks whose last day is over by the clock of the period."""
    running: QuerySet[Any] = Period.objects.filter(
        state=Period.State.IN_REVIEW, review_closes_on__lte=at
    ).annotate(last=Greatest("review_closes_on", Max("deliveries__closes_on")))
    over = [each for each in running.order_by("pk") if each.last < each.today(at)]
    for period in over:
        begin_correction(period, by=CALENDAR, today=period.today(at))
    return len(over)


def remind(at: Moment) -> int:
    """What time makes due: 21, 7 and 1 days before the last day, who has not answered.

    Days are counted by the clock of each period.
    """
    sent = 0
    begin = at - datetime.timedelta(days=1)  # it is still yesterday somewhere
    running = (
        Delivery.objects.filter(
            period__state__in=["in_review", "in_correction"], closes_on__gte=begin
        )
        .exclude(state__in=["not_invited", "done"])
        .select_related("period__regime")
        .order_by("pk")
    )
    told_today: set[int] = set()
    for delivery in running.iterator():
        period = delivery.period
        days = days_left(delivery.closes_on, period.today(at))
        marks = [m for m in period.regime.profile["reminder_days"] if m >= days]
        if days < 0 or not marks:
            continue
        if delivery.reminded_days is not None and delivery.reminded_days <= min(marks):
            continue
        with acting(CALENDAR):
            Delivery.objects.filter(pk=delivery.pk).update(reminded_days=min(marks))
            if delivery.recipient_id not in told_today:
                told_today.add(delivery.recipient_id)
                sent += mail.days_left(delivery, days)
    return sent
