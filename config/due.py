"""Everything that time makes due, in the order in which `run_due` does it."""

import datetime
from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from disclosures.actions import periods
from disclosures.publishing import coverage
from inbox import digests
from independence import sole
from independence.actions import alerts
from notices import sending
from organisations import suggesting
from organisations.actions import (
    classification,
    diligence,
    interests,
    invitations,
    screening_lists,
)

Job = Callable[[datetime.date], int]
"""Does what is due on a day, harmless when done twice; gives how much it was."""

KEEP_TASKS = datetime.timedelta(days=30)


def end_invitations(today: datetime.date) -> int:
    return invitations.expire(today=today)


def classify(today: datetime.date) -> int:
    return classification.bring_into_force(today=today)


def end_checks(today: datetime.date) -> int:
    return diligence.expire(today=today)


def remind_of_checks(today: datetime.date) -> int:
    return diligence.remind(today=today)


def ask_about_dependence(today: datetime.date) -> int:
    return alerts.ask(today)


def show_sole_products(today: datetime.date) -> int:
    return sole.publish_all(today)


def remind_of_interests(today: datetime.date) -> int:
    return interests.remind(today=today)


def screen(today: datetime.date) -> int:
    return screening_lists.screen_changed(today=today)


def send_mail(today: datetime.date) -> int:  # noqa: ARG001  by the clock, not by the day
    """Mails that could not be sent before, and those whose task was lost."""
    return sending.send_due()


def forget_tasks(today: datetime.date) -> int:  # noqa: ARG001  by the clock
    """Finished background work of the last month is kept, to look at."""
    finished = DBTaskResult.objects.finished().filter(
        finished_at__lt=Now() - KEEP_TASKS
    )
    return finished.delete()[0]


def forget_sessions(today: datetime.date) -> int:  # noqa: ARG001  by the clock
    return Session.objects.filter(expire_date__lt=Now()).delete()[0]


JOBS: tuple[Job, ...] = (
    end_invitations,
    classify,
    end_checks,
    remind_of_checks,
    remind_of_interests,
    screen,
    suggesting.compare_daily,
    periods.end_reviews,
    periods.invite_late,
    periods.remind,
    coverage.note_late,
    ask_about_dependence,
    show_sole_products,
    digests.gather,
    send_mail,
    forget_tasks,
    forget_sessions,
)
