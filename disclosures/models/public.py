"""What everybody can read: frozen copies made at publication.

`Published…`, `Line…`, `SnapshotPart`, `LateAnswer` and `Withdrawal` are append-only: the
database refuses to change them. The public site reads this module and the tables made from
it (`register.py`) and no other model.
"""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp
from disclosures.period_words import part_of_year


def part_told(period: dict[str, str]) -> str:
    """The part of a year, from the `period` of a snapshot."""
    if not period:
        return ""
    first, last = (
        datetime.date.fromisoformat(period[day]) for day in ("starts_on", "ends_on")
    )
    return part_of_year(first, last)


class PublishedReportQuerySet(models.QuerySet["PublishedReport"]):
    def newest(self) -> "PublishedReportQuerySet":
        """The version of each report that stands: a year may have several reports."""
        later = PublishedReport.objects.filter(
            reference=OuterRef("reference"), version__gt=OuterRef("version")
        )
        return self.filter(~Exists(later))

    def with_taken_off(self) -> "PublishedReportQuerySet":
        """Each with `taken_off`: `on`, `ground` and number of `lines` of each withdrawal."""
        gone = ReportLine.objects.filter(report=OuterRef("pk")).taken_off()
        on = "line_version__line__withdrawal__withdrawn_on"
        ground = "line_version__line__withdrawal__ground"
        told = JSONObject(on=on, ground=ground, lines=Count("pk"))
        grounds = gone.order_by(on, ground).values(on, ground).annotate(told=told)
        return self.annotate(taken_off=ArraySubquery(grounds.values("told")))


class PublishedReport(models.Model):
    """One version of a report as it was published, complete in itself.

    `facts` is the snapshot's head (company, period, rules, methodology, people's
    functions, reservations) and `sums` holds `{currency: {"amount", "lines"}}` with
    amounts as text. The canonical bytes stand in `SnapshotPart`; `sha256` is theirs.
    """

    public_id = models.CharField(max_length=16, unique=True)
    report_id = models.BigIntegerField(unique=True)
    reference = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    company_public_id = models.CharField(max_length=16)
    company_name = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    nil = models.BooleanField()
    published_on = models.DateField()
    reason = models.TextField(blank=True)
    facts = models.JSONField()
    sums = models.JSONField()
    line_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    objects = PublishedReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "version"], name="published_report_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["company_public_id", "-year", "-version"],
                name="published_report_company",
            ),
            models.Index(fields=["-published_on", "-id"], name="published_report_last"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} v{self.version}"

    def get_absolute_url(self) -> str:
        return reverse("register:report", args=[self.public_id])

    @property
    def label(self) -> str:
        """The year, and the part of it where the report is about a part."""
        told = self.facts.get("period") or {}
        return ", ".join(filter(None, [f"{self.year}", part_told(told)]))


class SnapshotPart(models.Model):
    """A stretch of a report's canonical snapshot (RFC 8785 JSON, UTF-8), in order."""

    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="parts"
    )
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="snapshot_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.number}"


class Line(models.Model):
    """One published entry under its permanent id; what it says is in its versions."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    entry_id = models.BigIntegerField(unique=True)
    first_published_on = models.DateField()

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return reverse("register:line", args=[self.public_id])


class LineVersion(models.Model):
    """What a line said from one report version on. `content` is canonical JSON, as text.

    `reason` says publicly why it differs from the version before. A line that left the
    report has a last version with `removed`.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="new_line_versions"
    )
    content = models.TextField()
    reason = models.TextField(blank=True)
    removed = models.BooleanField(default=False)
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "version"], name="line_version_once"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="line_new_version_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} v{self.version}"


class ReportLineQuerySet(models.QuerySet["ReportLine"]):
    def shown(self) -> "ReportLineQuerySet":
        """Those that anybody may read: whose line was not taken off the register since."""
        return self.filter(line_version__line__withdrawal=None)

    def taken_off(self) -> "ReportLineQuerySet":
        return self.filter(line_version__line__withdrawal__isnull=False)


class ReportLine(models.Model):
    """A report version is a set of line versions: this one is in that one."""

    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="lines"
    )
    line_version = models.ForeignKey(
        LineVersion, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReportLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "line_version"], name="report_line_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line_version_id} in {self.report_id}"


class LateAnswer(models.Model):
    """What a recipient said about a line after it was published; shown with its date.

    `version` is the line's version that it speaks of. When the company replies, a
    further row holds both statements.
    """

    line = models.ForeignKey(
        Line, on_delete=models.PROTECT, related_name="late_answers"
    )
    answer = models.CharField(max_length=11)
    reason = models.CharField(max_length=12, blank=True)
    words = models.TextField(blank=True)
    company_words = models.TextField(blank=True)
    answered_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.answer} on {self.line_id}"


class Withdrawal(models.Model):
    """A line taken off the register on a legal ground; its page says so for ever."""

    line = models.OneToOneField(
        Line, on_delete=models.PROTECT, related_name="withdrawal"
    )
    ground = models.TextField()
    withdrawn_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.line_id}"


class CorrectionReason(models.TextChoices):
    """What is said to be wrong."""

    AMOUNT = "amount", _("The amount is wrong")
    DATE = "date", _("The date or year is wrong")
    RECIPIENT = "recipient", _("The recipient is wrong")
    TWICE = "twice", _("It is listed twice")
    CATEGORY = "category", _("It is in the wrong category")
    DESCRIPTION = "description", _("The description is wrong or can’t be understood")
    VAT = "vat", _("The VAT is wrong")
    PERSON = "person", _("It names a person")
    MISSING = "missing", _("Something is missing")
    OTHER = "other", _("Something else")


class CorrectionOutcome(models.TextChoices):
    """What a company says becomes of it."""

    CHANGED = "changed", _("It is corrected in a new version")
    WILL_CHANGE = "will_change", _("It will be corrected in the next version")
    UNCHANGED = "unchanged", _("It stays as it is")
    NOT_ABOUT = "not_about", _("It is not about this report")


class RegisterCorrection(models.Model):
    """A correction that somebody asked for, and what the company answered.

    `line` is the entry that it is about, none if something is missing in `report`. Who
    asked, and in which words, is nowhere here. Made again from the request.
    """

    public_id = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="corrections"
    )
    line = models.ForeignKey(
        Line, on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    company_public_id = models.CharField(max_length=16)
    reason = models.CharField(max_length=12)
    asked_on = models.DateField()
    answer_by = models.DateField()
    outcome = models.CharField(max_length=11, blank=True)
    company_words = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["company_public_id", "-id"], name="correction_public")
        ]

    def __str__(self) -> str:
        return f"{self.reason} on {self.line_id or self.report_id}"
