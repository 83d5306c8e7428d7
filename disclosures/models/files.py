"""Files of published reports, as they were first made."""

from django.db import models

from audit.models import ClockTimestamp
from disclosures.models.public import PublishedReport


class PublishedFile(models.Model):
    """One version of a report as a file in one form (disclosures/exports/reports).

    Append-only: whoever asks later gets the same bytes. `left_out` and `lacks` are the
    sentences of what is not in it, in the language of the installation.
    """

    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="files"
    )
    form = models.SlugField(max_length=20)
    name = models.CharField(max_length=100)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    left_out = models.JSONField(default=list)
    lacks = models.JSONField(default=list)
    data = models.BinaryField()
    recorded_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "form"], name="published_file_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
