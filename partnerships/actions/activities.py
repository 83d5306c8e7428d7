"""Activities: added, changed, counted, begun, done, cancelled."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.acting import CALENDAR, Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.lifecycle.activities import (
    MOVES,
    activity_steps,
    may_not_change,
    may_not_write,
)
from partnerships.models import (
    Activity,
    ActivityAgreement,
    ActivityPeople,
    Agreement,
    Partnership,
)
from workflow.moves import Refused

ADDED = "activity_added"
State = Activity.State


def add(
    partnership: Partnership,
    facts: Mapping[str, Any],
    *,
    agreements: Iterable[Agreement] = (),
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Activity:
    """A new one, planned; its dates may begin or end it at once.

    `key` is the form's: sent twice, the first one's activity is given back.
    """
    with acting(by):
        if reasons := may_not_write(by, partnership.pk):
            raise Refused(reasons)
        if before := sent_before(key, ADDED, by=by):
            return Activity.objects.get(pk=before.subject_id or 0)
        made = Activity.objects.create(
            partnership=partnership,
            added_by_id=by.organisation,
            added_on=today,
            **facts,
        )
        _under(made, agreements, by=by, today=today)
        record(ADDED, made, by=by, key=key)
        _by_its_dates(made, today)
        made.refresh_from_db()
        return made


def change(
    activity: Activity,
    facts: Mapping[str, Any],
    *,
    agreements: Iterable[Agreement] = (),
    by: Actor,
    today: datetime.date,
) -> Activity:
    """Other facts, and under which of the agreements that the actor sees it is done."""
    with acting(by):
        locked = _lock(activity)
        if reasons := may_not_change(locked, by):
            raise Refused(reasons)
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.save()
        _under(locked, agreements, by=by, today=today)
        record("activity_changed", locked, by=by)
        _by_its_dates(locked, today)
        return locked


def count_people(
    activity: Activity,
    numbers: Mapping[str, tuple[int, Decimal | None]],
    *,
    by: Actor,
) -> None:
    """How many people of each role gave how many hours; a role with none is kept at 0."""
    with acting(by):
        locked = _lock(activity)
        if reasons := may_not_change(locked, by):
            raise Refused(reasons)
        before = {each.role: each for each in locked.people.all()}
        for role, (people, hours) in numbers.items():
            row = before.get(role) or ActivityPeople(activity=locked, role=role)
            if row.pk is None and not people and hours is None:
                continue
            row.people, row.hours = people, hours
            row.save()
        record("activity_people_counted", locked, by=by)


def start(activity: Activity, *, by: Actor, today: datetime.date) -> None:  # noqa: ARG001  as its neighbours
    """It has begun, whatever its dates say."""
    with acting(by):
        _move(_ask(activity, "start", by), "start", by=by)


def finish(activity: Activity, *, by: Actor, today: datetime.date) -> None:
    with acting(by):
        locked = _ask(activity, "finish", by)
        locked.done_on = today
        _move(locked, "finish", by=by)


def cancel(activity: Activity, *, by: Actor, today: datetime.date, reason: str) -> None:
    """All parties of the partnership read why."""
    if not reason.strip():
        raise Refused([_("Say why; the others will read it.")])
    with acting(by, reason):
        locked = _ask(activity, "cancel", by)
        locked.cancelled_on, locked.cancel_reason = today, reason
        _move(locked, "cancel", by=by)


def move_on(today: datetime.date) -> int:
    """Activities whose day has come begin, those whose last day is over end."""
    due = Activity.objects.filter(
        Q(state=State.PLANNED, starts_on__lte=today)
        | Q(state=State.RUNNING, ends_on__lt=today)
    )
    moved = 0
    for pk in list(due.values_list("pk", flat=True)):
        with acting(CALENDAR):
            moved += _by_its_dates(_lock(Activity(pk=pk)), today)
    return moved


def _by_its_dates(activity: Activity, today: datetime.date) -> bool:
    moved = False
    if (
        activity.state == State.PLANNED
        and activity.starts_on
        and activity.starts_on <= today
    ):
        _move(activity, "start", by=CALENDAR)
        moved = True
    if (
        activity.state == State.RUNNING
        and activity.ends_on
        and activity.ends_on < today
    ):
        activity.done_on = activity.ends_on
        _move(activity, "finish", by=CALENDAR)
        moved = True
    return moved


def _under(
    activity: Activity, agreements: Iterable[Agreement], *, by: Actor, today: Any
) -> None:
    """Of the agreements that the actor sees; what others linked stays as it is."""
    wanted = {each.pk for each in agreements}
    seen = set(
        Agreement.objects.for_actor(by)
        .filter(partnership=activity.partnership_id)
        .values_list("pk", flat=True)
    )
    if wanted - seen:
        raise Refused([_("Choose agreements of this partnership.")])
    rows = ActivityAgreement.objects.filter(activity=activity)
    rows.filter(agreement__in=seen - wanted, ended_on=None).update(ended_on=today)
    rows.filter(agreement__in=wanted).exclude(ended_on=None).update(ended_on=None)
    there = set(rows.values_list("agreement_id", flat=True))
    ActivityAgreement.objects.bulk_create(
        ActivityAgreement(activity=activity, agreement_id=pk)
        for pk in sorted(wanted - there)
    )


def _move(activity: Activity, move: str, *, by: Actor) -> None:
    activity.state = MOVES[move].target
    activity.save()
    record(f"activity_{activity.state}", activity, by=by)


def _ask(activity: Activity, move: str, by: Actor) -> Activity:
    locked = _lock(activity)
    if reasons := activity_steps(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _lock(activity: Activity) -> Activity:
    return Activity.objects.select_for_update().get(pk=activity.pk)
