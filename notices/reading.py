"""Notices that have been read."""

from django.db.models import QuerySet

from audit.models import ClockTimestamp
from notices.models import Notice


def mark_read(notices: QuerySet[Notice]) -> None:
    """Those that were read before keep their time."""
    notices.filter(read_at__isnull=True).update(read_at=ClockTimestamp())
