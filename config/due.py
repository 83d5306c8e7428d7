"""Everything that time makes due, in the order in which `run_due` does it."""

import datetime
from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from disclosures.actions import (
    affiliate_lapses,
    corrections,
    last_days,
    passed_on_days,
    periods,
    retention,
)
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
from partnerships.actions import (
    activities,
    application_reminders,
    calendar,
    data_use,
    evaluation_days,
    follow_ups,
    legal_help,
    milestones,
    permissions,
    publishing,
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


def remind_of_milestones(today: datetime.date) -> int:
    return milestones.remind(today)


def end_logo_permissions(today: datetime.date) -> int:
    return permissions.expire(today)


def end_reviews(today: datetime.date) -> int:  # noqa: ARG001  by each clock
    return periods.end_reviews(timezone.now())


def remind_of_last_days(today: datetime.date) -> int:  # noqa: ARG001  by each clock
    return last_days.remind(timezone.now())


def note_late(today: datetime.date) -> int:  # noqa: ARG001  by each clock
    return coverage.note_late(timezone.now())


def remind_recipients(today: datetime.date) -> int:  # noqa: ARG001  by each clock
    return periods.remind(timezone.now())


def remind_of_lists(today: datetime.date) -> int:  # noqa: ARG001  by each clock
    """Agencies' lists of what they passed on."""
    return passed_on_days.remind(timezone.now())


def remind_of_logo_permissions(today: datetime.date) -> int:
    return permissions.remind(today)


def end_data_uses(today: datetime.date) -> int:
    return data_use.expire(today)


def ask_about_dependence(today: datetime.date) -> int:
    return alerts.ask(today)


def show_sole_products(today: datetime.date) -> int:
    return sole.publish_all(today)


def remind_of_interests(today: datetime.date) -> int:
    return interests.remind(today=today)


def remind_of_applications(today: datetime.date) -> int:
    return application_reminders.remind(today=today)


def remind_of_follow_ups(today: datetime.date) -> int:
    return follow_ups.remind(today=today)


def run_legal_help_on(today: datetime.date) -> int:
    """Help whose time is over ends; a late answer is pointed out to the company."""
    return legal_help.run_on(today)


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
    remind_of_applications,
    remind_of_follow_ups,
    run_legal_help_on,
    screen,
    suggesting.compare_daily,
    end_reviews,
    periods.invite_late,
    remind_recipients,
    remind_of_last_days,
    remind_of_lists,
    affiliate_lapses.tell_lapses,
    note_late,
    corrections.forget_askers,
    retention.propose,
    activities.move_on,
    remind_of_milestones,
    end_logo_permissions,
    remind_of_logo_permissions,
    end_data_uses,
    ask_about_dependence,
    show_sole_products,
    evaluation_days.open_yearly,
    evaluation_days.move_on,
    calendar.move_on,
    calendar.remind,
    publishing.bring_up_to_date,
    digests.gather,
    send_mail,
    forget_tasks,
    forget_sessions,
)
