"""Two people at the same time: one is in the middle of an act when the other begins."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection, transaction

from workflow.moves import Refused

PATIENCE = 20
"""Seconds after which a test gives up."""


@dataclass
class Other:
    """The second act. `waited`: it stood still until the first was over."""

    waited: bool = False
    refusal: Refused | None = None


def meanwhile(first, second) -> Other:
    """Does the first act, begins the second before it is committed, then commits.

    The second one's own errors, but for refusals, are raised here.
    """
    told, backend = Other(), Future()

    def run():
        try:
            with connection.cursor() as cursor:
                cursor.execute("select pg_backend_pid()")
                backend.set_result(cursor.fetchone()[0])
            second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            running = pool.submit(run)
            until = time.monotonic() + PATIENCE
            while not running.done() and not told.waited and time.monotonic() < until:
                told.waited = _waits(backend.result(PATIENCE))
                time.sleep(0.02)
        try:
            running.result()
        except Refused as refusal:
            told.refusal = refusal
    return told


def _waits(backend: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select wait_event_type = 'Lock' from pg_stat_activity where pid = %s",
            [backend],
        )
        found = cursor.fetchone()
    return bool(found and found[0])
