"""What everybody can read: frozen copies made at publication, and tables to search them.

`Published…`, `Line…`, `SnapshotPart`, `LateAnswer` and `Withdrawal` are append-only: the
database refuses to change them. `Register…` are made from them and can be made again.
The public site reads this module and no other model.
"""

import datetime

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
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


class ReportLine(models.Model):
    """A report version is a set of line versions: this one is in that one."""

    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="lines"
    )
    line_version = models.ForeignKey(
        LineVersion, on_delete=models.PROTECT, related_name="+"
    )

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


class RegisterOrganisation(models.Model):
    """An organisation as the public sees it: its latest published facts.

    `successions` says whom it followed and who followed it, the oldest first: a list of
    `{"way": "follows" or "followed_by", "public_id", "name", "kind", "on"}` with the id
    and name of the other one, which an organisation that was dissolved has not.
    """

    public_id = models.CharField(max_length=16, unique=True)
    is_company = models.BooleanField()
    name = models.CharField(max_length=500)
    name_key = models.TextField()
    other_names = models.JSONField(default=list)
    country = models.CharField(max_length=2)
    website = models.CharField(max_length=300, blank=True)
    identifiers = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    search_key = models.TextField()
    moved_to = models.CharField(max_length=16, blank=True)
    successions = models.JSONField(default=list, db_default=[])

    class Meta:
        indexes = [
            models.Index(fields=["is_company", "name_key", "id"], name="register_name"),
            GinIndex(
                fields=["search_key"],
                opclasses=["gin_trgm_ops"],
                name="register_organisation_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("register:organisation", args=[self.public_id])


class RegisterLine(models.Model):
    """The current version of a published line, laid out for searching and exporting.

    `answer` is as published or as answered since: confirmed, questioned, cannot_tell,
    none, not_reached, historic. Money is the amount to disclose in `currency`.
    `recognised_on` is the day that counts for the year, `recognised_by` says which day of
    the payment that is (a code of `CountsOn`; empty where it is none of them).
    """

    line = models.OneToOneField(
        Line, on_delete=models.CASCADE, related_name="register", primary_key=True
    )
    public_id = models.CharField(max_length=16, unique=True)
    version = models.PositiveIntegerField()
    report = models.ForeignKey(
        PublishedReport, on_delete=models.CASCADE, related_name="+"
    )
    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    company_name = models.CharField(max_length=500)
    organisation_name = models.CharField(max_length=500)
    country = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    paid_on = models.DateField(null=True)
    recognised_on = models.DateField(null=True)
    recognised_by = models.CharField(max_length=11, blank=True)
    category = models.CharField(max_length=40)
    form = models.CharField(max_length=10)
    description = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3)
    vat_treatment = models.CharField(max_length=14)
    agreement_title = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=11)
    answered_on = models.DateField(null=True)
    reservation = models.BooleanField(default=False)
    published_elsewhere = models.CharField(max_length=300, blank=True)
    first_published_on = models.DateField()
    changed_on = models.DateField()
    search_key = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["-year", "-line"], name="register_newest"),
            models.Index(fields=["amount", "line"], name="register_amount"),
            models.Index(fields=["company", "-year", "-line"], name="register_company"),
            models.Index(
                fields=["organisation", "-year", "-line"], name="register_recipient"
            ),
            models.Index(
                fields=["company", "amount", "line"], name="register_company_amount"
            ),
            models.Index(
                fields=["organisation", "amount", "line"],
                name="register_recipient_amount",
            ),
            models.Index(
                fields=["category", "-year", "-line"], name="register_category"
            ),
            models.Index(fields=["country", "-year", "-line"], name="register_country"),
            models.Index(fields=["answer", "-year", "-line"], name="register_answer"),
            models.Index(fields=["changed_on", "line"], name="register_changed"),
            GinIndex(
                fields=["search_key"],
                opclasses=["gin_trgm_ops"],
                name="register_line_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def get_absolute_url(self) -> str:
        return reverse("register:line", args=[self.public_id])


class RegisterTotal(models.Model):
    """Sums of current lines by everything that totals are shown by."""

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    answer = models.CharField(max_length=11)
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=22, decimal_places=4)
    lines = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "company",
                    "organisation",
                    "year",
                    "category",
                    "answer",
                    "currency",
                ],
                name="register_total_once",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "year"], name="register_total_of"),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.currency}"


class RegisterSum(models.Model):
    """Sums of `RegisterTotal` over all recipients; the database keeps them.

    Of one company, or of all where `company` is empty. Few, whatever the register holds:
    for searches that name no recipient.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    answer = models.CharField(max_length=11)
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=26, decimal_places=4)
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "year", "category", "country", "answer", "currency"],
                nulls_distinct=False,
                name="register_sum_of_company_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.category} {self.currency}"


class RegisterPair(models.Model):
    """Sums of `RegisterTotal` between a company and a recipient; the database keeps them.

    In one currency, over all years: who gives to whom most is read from an index.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="+"
    )
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=26, decimal_places=4)
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "organisation", "currency"],
                name="register_pair_once",
            )
        ]
        indexes = [
            models.Index(
                fields=[side, "currency", "-amount", other],
                condition=Q(lines__gt=0),
                name=f"register_pair_{side}",
            )
            for side, other in (
                ("company", "organisation"),
                ("organisation", "company"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} to {self.organisation_id} {self.currency}"


class Coverage(models.Model):
    """What the register holds of a company for a year.

    `report` is one of the year's reports: half-years, and rules of other countries, have
    reports of their own. It has lines where any of them has.
    """

    class State(models.TextChoices):
        REPORT = "report", _("Report")
        NOTHING = "nothing", _("Nothing to report")
        LATE = "late", _("Late")
        ABSENT = "absent", _("Not on this register")

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="coverage"
    )
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State)
    report = models.ForeignKey(
        PublishedReport, on_delete=models.CASCADE, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "year"], name="coverage_once")
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} {self.state}"


class RegisterLate(models.Model):
    """A report that should stand here by now: the company, the rules, and since when.

    Shown when the time is over in which the company alone is told (`late_told_days` of
    its rules); gone when the report is published. `period_id` leads to nothing public.
    """

    company = models.ForeignKey(
        RegisterOrganisation, on_delete=models.CASCADE, related_name="late"
    )
    period_id = models.BigIntegerField(unique=True)
    year = models.PositiveSmallIntegerField()
    rules = models.CharField(max_length=200)
    since_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["company", "year"], name="register_late")]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year} since {self.since_on}"
