"""What people did. What rows looked like is in the history tables beside each model."""

from typing import Any

from django.contrib.postgres.indexes import BrinIndex
from django.db import connection, models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from audit.acting import Actor


class ClockTimestamp(models.Func):
    """The instant at which a row is written, from the database's clock."""

    function = "clock_timestamp"
    template = "%(function)s()"
    output_field = models.DateTimeField()


class History(models.Model):
    """What our history rows hold beside simple-history's own columns."""

    history_acting_for = models.BigIntegerField(null=True)
    history_deputy_for = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


def tracked(*, excluded: tuple[str, ...] = ()) -> HistoricalRecords:
    """A model's `history`: who changed what, written by the database (audit/triggers.py)."""
    return HistoricalRecords(
        bases=[History],
        excluded_fields=list(excluded),
        history_user_id_field=models.BigIntegerField(null=True),
        history_id_field=models.BigAutoField(primary_key=True),
        history_change_reason_field=models.TextField(null=True),
    )


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        return self.filter(
            subject_type=subject._meta.label_lower, subject_id=subject.pk
        )


class Event(models.Model):
    """Something that a person, a command or the calendar did. Append-only.

    No foreign keys: an event outlives whatever it speaks of. `data` holds facts fit for
    everybody who may see the subject; never a personal detail.
    """

    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    acting_for_id = models.BigIntegerField(null=True)
    deputy_for_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "id"], name="event_subject"
            ),
            models.Index(fields=["acting_for_id", "id"], name="event_acting_for"),
            models.Index(fields=["person_id", "id"], name="event_person"),
            BrinIndex(fields=["at"], name="event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


def record(
    verb: str,
    subject: models.Model | None,
    *,
    by: Actor,
    reason: str = "",
    **data: Any,
) -> Event:
    """Notes that `by` did `verb` to `subject`. Call it last, inside `acting`."""
    return Event.objects.create(
        verb=verb,
        subject_type=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject else None,
        person_id=by.person_id,
        acting_for_id=by.organisation_id,
        deputy_for_id=by.deputy_for_id,
        reason=reason,
        data=data,
    )


def clock() -> Any:
    """The database's clock, for a recorded instant that Python has to know."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (instant,) = cursor.fetchone()
    return instant.astimezone(timezone.get_default_timezone())
