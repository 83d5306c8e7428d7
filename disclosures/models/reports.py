"""What a company publishes for a period, and the two people who stand for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.entries import Entry
from disclosures.models.methodology import MethodologyNote
from disclosures.models.periods import Period


class ReportQuerySet(models.QuerySet["Report"]):
    def for_actor(self, actor: Actor) -> "ReportQuerySet":
        """A company's own reports; a registrar's are those to countersign."""
        if "registrar" in actor.roles:
            return self.filter(countersign_asked_because__gt="")
        return self.filter(period__company_id=actor.organisation_id)


class Report(models.Model):
    """One version of a company's report for a period.

    Certified and approved by two people. A later version carries a public reason. A nil
    report has no lines and an attestation in words. `countersign_asked_because`: a
    company that has no second person declares so, and a registrar countersigns.
    `methodology` is the text that is published: that of `note`, or one written here.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CERTIFIED = "certified", _("Certified")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        SUPERSEDED = "superseded", _("Replaced by a later version")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    reference = models.CharField(max_length=20)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    nil = models.BooleanField(_("nothing to report"), default=False)
    attestation = models.TextField(_("attestation"), blank=True)
    methodology = models.TextField(_("methodology note"), blank=True)
    note = models.ForeignKey(
        MethodologyNote,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("version of the methodology note"),
    )
    reason = models.TextField(_("why there is a new version (public)"), blank=True)
    certified_by_id = models.BigIntegerField(null=True, blank=True)
    certified_at = models.DateTimeField(null=True, blank=True)
    certified_on = models.DateField(null=True, blank=True)
    certified_digest = models.CharField(max_length=64, blank=True, editable=False)
    approved_by_id = models.BigIntegerField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    countersign_asked_because = models.TextField(blank=True)
    countersigned = models.BooleanField(default=False)
    published_by_id = models.BigIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(certified_at__isnull=True, certified_by_id__isnull=True)
                | Q(certified_at__isnull=False, certified_by_id__isnull=False),
                name="report_certified_at_with_certified_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by_id__isnull=True)
                | Q(approved_at__isnull=False, approved_by_id__isnull=False),
                name="report_approved_at_with_approved_by",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by_id__isnull=True)
                | Q(published_at__isnull=False, published_by_id__isnull=False),
                name="report_published_at_with_published_by",
            ),
            models.CheckConstraint(
                condition=Q(approved_by_id__isnull=True)
                | ~Q(approved_by_id=F("certified_by_id")),
                name="report_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", certified_at__isnull=True)
                | Q(
                    state="certified",
                    certified_at__isnull=False,
                    approved_at__isnull=True,
                )
                | Q(
                    state="approved",
                    certified_at__isnull=False,
                    approved_at__isnull=False,
                    published_at__isnull=True,
                )
                | Q(
                    state__in=["published", "superseded"],
                    certified_at__isnull=False,
                    approved_at__isnull=False,
                    published_at__isnull=False,
                ),
                name="report_state_with_people",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="report_new_version_with_reason",
            ),
            models.UniqueConstraint(
                fields=["period", "version"], name="report_version_once"
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(state__in=["draft", "certified", "approved"]),
                name="report_one_open",
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(state="published"),
                name="report_one_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} v{self.version}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:report-detail", args=[self.public_id])


class ReportApprover(models.Model):
    """A person who is invited to approve one report: a director, an outside accountant."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="approvers"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person"], name="report_approver_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.report_id}"


class Reservation(models.Model):
    """A finding that goes out all the same, because a person insists, in words.

    `rule` is the finding's code; `entry` is empty for one about the whole report. The
    words are public; who said them is not.
    """

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="reservations"
    )
    rule = models.CharField(max_length=40)
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField()
    said_by_id = models.BigIntegerField(null=True, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "rule", "entry"],
                nulls_distinct=False,
                name="reservation_once",
            ),
            models.CheckConstraint(
                condition=~Q(words=""), name="reservation_has_words"
            ),
            models.CheckConstraint(
                condition=Q(said_at__isnull=True, said_by_id__isnull=True)
                | Q(said_at__isnull=False, said_by_id__isnull=False),
                name="reservation_said_at_with_said_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in {self.report_id}"
