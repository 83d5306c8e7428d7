"""A company's year, and how far the request to check it has reached the recipients."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.period_words import part_of_year
from organisations.models import Organisation
from regimes.deadlines import PUBLISH, due
from regimes.models import Regime
from ui.dates import Moment, day_in


class PeriodQuerySet(models.QuerySet["Period"]):
    def for_actor(self, actor: Actor) -> "PeriodQuerySet":
        """A company's own periods."""
        return self.filter(company_id=actor.organisation_id)


class Period(models.Model):
    """A disclosing company × reporting rules × dates. Deadlines are in `time_zone`.

    `rules_name` is there when the rules are other than the ones every company has.

    Frozen, its entries stay as they are unless changed singly with a reason; thawing all
    is the exception and takes two people (`thaw_asked_by_id`). `report_currency` is the
    one in which the sums are also given: that of the rules, else the company's choice;
    empty, the report says the sums as they were paid. `books_words`: why it was frozen
    although payments in the books were not settled; they become public.
    `deadlines_told`: how many days before each last day people were told; -1 when over.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FROZEN = "frozen", _("Closed for changes")
        IN_REVIEW = "in_review", _("Being checked by recipients")
        IN_CORRECTION = "in_correction", _("Being corrected")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="periods"
    )
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    time_zone = models.CharField(max_length=40, default="Europe/London")
    rules_name = models.CharField(max_length=200, blank=True)
    report_currency = models.CharField(max_length=3, blank=True, db_default="")
    state = models.CharField(max_length=13, choices=State, default=State.OPEN)
    review_opened_on = models.DateField(null=True, blank=True)
    review_closes_on = models.DateField(null=True, blank=True)
    thaw_asked_by_id = models.BigIntegerField(null=True, blank=True)
    thaw_asked_at = models.DateTimeField(null=True, blank=True)
    thaw_reason = models.TextField(blank=True)
    books_words = models.TextField(blank=True)
    deadlines_told = models.JSONField(default=dict, db_default={}, editable=False)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "frozen"], review_opened_on__isnull=True)
                | Q(
                    state__in=["in_review", "in_correction"],
                    review_opened_on__isnull=False,
                    review_closes_on__isnull=False,
                ),
                name="period_review_dates_with_state",
            ),
            models.CheckConstraint(
                condition=Q(thaw_asked_by_id__isnull=True, thaw_asked_at__isnull=True)
                | Q(thaw_asked_by_id__isnull=False, thaw_asked_at__isnull=False),
                name="period_thaw_asked_at_with_thaw_asked_by",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="period_starts_before_end"
            ),
            ExclusionConstraint(
                name="period_no_overlap",
                expressions=[
                    ("company", RangeOperators.EQUAL),
                    ("regime", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["company", "-starts_on"], name="period_newest"),
            models.Index(fields=["state", "review_closes_on"], name="period_due"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def whole_year(self) -> bool:
        return (self.starts_on.month, self.ends_on.month) == (1, 12)

    def holds(self, year: int, day: datetime.date | None) -> bool:
        """Whether a payment of this year, and day if it is known, fits the dates."""
        return self.year == year and (
            day is None or self.starts_on <= day <= self.ends_on
        )

    @property
    def label(self) -> str:
        """ "2025"; "2025, January to June, France, Transparence Santé"."""
        part = part_of_year(self.starts_on, self.ends_on)
        return ", ".join(filter(None, [f"{self.year}", part, self.rules_name]))

    @property
    def year(self) -> int:
        return self.starts_on.year

    @property
    def publish_due(self) -> datetime.date | None:
        """The last day for publishing, by its own rules; None when they name none."""
        return due(self.regime.profile, PUBLISH, self.ends_on)

    def today(self, at: Moment) -> datetime.date:
        """The day by the clock of the period, in which its last days end."""
        return day_in(self.time_zone, at)

    def get_absolute_url(self) -> str:
        return reverse("disclosures:period-detail", args=[self.public_id])


class Delivery(models.Model):
    """How far the request to check a period has reached one recipient.

    Facts about delivery, never an answer: *not reached* is told apart from silence. One
    notice goes to a recipient for all companies; each company sees its own rows here.
    """

    class State(models.TextChoices):
        NOT_INVITED = "not_invited", _("Not yet invited")
        UNDELIVERABLE = "undeliverable", _("Could not be delivered")
        DELIVERED = "delivered", _("Delivered")
        OPENED = "opened", _("Opened")
        ANSWERING = "answering", _("Answering")
        DONE = "done", _("All answered")

    class Way(models.TextChoices):
        NONE = "", _("No way known")
        PORTAL = "portal", _("Portal and e-mail")
        LETTER = "letter", _("Letter")

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="deliveries"
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=13, choices=State, default=State.NOT_INVITED)
    way = models.CharField(max_length=6, choices=Way, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "recipient"], name="delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "not_invited",
                        "undeliverable",
                        "delivered",
                        "opened",
                        "answering",
                        "done",
                    ]
                ),
                name="delivery_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "period"], name="delivery_recipient"),
            models.Index(fields=["closes_on", "id"], name="delivery_due"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} in {self.period_id}"
