"""Runs what waits in the task table, as a worker would: here, in order, until it is empty."""

from django_tasks_db.models import DBTaskResult


def drain() -> int:
    """How many tasks ran. A task that fails raises here."""
    ran = 0
    while (waiting := DBTaskResult.objects.ready().first()) is not None:
        waiting.claim("tests")
        arguments = waiting.task_result
        waiting.set_successful(waiting.task.call(*arguments.args, **arguments.kwargs))
        ran += 1
    return ran
