"""The secret address at which a person's calendar program reads their last days."""

from django.conf import settings
from django.db import models

from audit.models import ClockTimestamp, tracked


class CalendarFeed(models.Model):
    """One address for each person; of its secret only the SHA-256 is kept.

    Whoever has the address reads titles and days without signing in, until the person
    takes it back (the row goes) or makes another one (the hash changes). `read_at`: when
    it was last read, of this address.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    read_at = models.DateTimeField(null=True, editable=False)

    history = tracked(excluded=("digest", "read_at"))

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
