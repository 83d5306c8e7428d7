"""What the background workers do for the outbox."""

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from notices import sending


@task()
def send_waiting() -> int:
    """Sends every e-mail that is due; gives how many went out."""
    return sending.send_due()


def wake() -> None:
    """Has the outbox looked at once the caller's transaction is through.

    One waiting task is enough for all mails. It is locked, so that no worker begins it
    before our rows can be seen.
    """
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=send_waiting.module_path
    )
    locked = waiting.select_for_update(skip_locked=True).order_by()
    if locked.values_list("pk").first() is None:
        send_waiting.enqueue()
