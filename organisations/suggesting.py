"""Background work: comparing all records with one another."""

import datetime
from typing import Any

from django.db import connection
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from audit.acting import CALENDAR, Actor, acting
from organisations.actions import likenesses

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
LOCK = 8119  # the advisory lock of the comparison


def ask_to_compare(*, by: Actor) -> None:
    """All records are compared in the background; a run that waits already is enough."""
    with acting(by):
        if not _runs(READY).exists():
            find_likenesses.enqueue()


def is_going_on() -> bool:
    """Whether a comparison waits or runs: its page says so."""
    return bool(_runs(READY, RUNNING).exists())


def compare_daily(today: datetime.date) -> int:
    """The calendar's: once a day, by the day on which the last run was asked for."""
    if _runs(*TaskResultStatus).filter(enqueued_at__date__gte=today).exists():
        return 0
    ask_to_compare(by=CALENDAR)
    return 1


@task()
def find_likenesses() -> None:
    """Gives way to a comparison that goes on."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        (free,) = cursor.fetchone()
        if not free:
            return
        try:
            likenesses.refresh()
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _runs(*states: str) -> Any:
    path = find_likenesses.module_path
    return DBTaskResult.objects.filter(task_path=path, status__in=states)
