"""`run_due`: what time makes due. For cron, a systemd timer or the demo."""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from config.due import JOBS

LOCK = crc32(b"run_due")

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does everything that time makes due. Safe to run at any time, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """A job that fails does not keep the others from their turn."""
        with _alone() as alone:
            if not alone:
                self._say(options, "Another run is doing it.")
                return
            failed = [
                job.__name__
                for job in JOBS
                if not self._do(job, options, timezone.localdate())
            ]
        if failed:
            raise CommandError(f"Failed, see the log: {', '.join(failed)}")

    def _do(self, job: Any, options: dict[str, Any], today: datetime.date) -> bool:
        try:
            count = job(today)
        except Exception:
            logger.exception("%s failed", job.__name__)
            return False
        if count:
            self._say(options, f"{job.__name__}: {count}")
        return True

    def _say(self, options: dict[str, Any], sentence: str) -> None:
        if options["verbosity"] > 1:
            self.stdout.write(sentence)


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other run is under way; until the end none can begin."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        (taken,) = cursor.fetchone()
    try:
        yield taken
    finally:
        if taken:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
