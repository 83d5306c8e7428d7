"""What the checks found in a report, each time that it mattered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.models import ClockTimestamp
from disclosures.models.reports import Report


class FindingsLook(models.Model):
    """What was found in a report at one moment; append-only, part of its record.

    `found`: for each rule its `rule`, `checks` (VR codes), `level`, `rows` (0: about the
    whole report), `open`, and `insisted`: `words`, `by` (a person's key) and `rows`.
    """

    class Moment(models.TextChoices):
        STARTED = "started", _("When the report was begun")
        CERTIFIED = "certified", _("When it was certified")
        PUBLISHED = "published", _("When it was published")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="looks")
    moment = models.CharField(max_length=9, choices=Moment)
    looked_on = models.DateField()
    looked_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    found = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(moment__in=["started", "certified", "published"]),
                name="findings_look_moment_known",
            )
        ]
        indexes = [models.Index(fields=["report", "id"], name="findings_look_of")]

    def __str__(self) -> str:
        return f"{self.moment} {self.report_id}"
