"""How a partnership measures itself: chosen together, with baseline, target, result."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.taking_part import seen_by


class MetricQuerySet(models.QuerySet["Metric"]):
    def for_actor(self, actor: Actor) -> "MetricQuerySet":
        return self.filter(seen_by(actor))


class Metric(models.Model):
    """One thing to measure, from the PARADIGM list (data/metrics.toml) or in own words.

    There is no set that fits all: the sides choose together. It is chosen when a company
    and somebody of the other side agreed to the same baseline and target.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CHOSEN = "chosen", _("Chosen by both sides")
        DROPPED = "dropped", _("Dropped")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="metrics"
    )
    listed = models.CharField(_("from the list"), max_length=60, blank=True)
    name = models.CharField(_("what is measured"), max_length=300)
    baseline = models.CharField(_("where it stands now"), max_length=300, blank=True)
    target = models.CharField(_("where it should get to"), max_length=300)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    chosen_on = models.DateField(null=True)
    end_reason = models.TextField(_("why it was dropped"), blank=True)
    result = models.CharField(_("what came out"), max_length=300, blank=True)
    is_reached = models.BooleanField(_("the target is reached"), null=True)
    result_on = models.DateField(_("measured on"), null=True)
    result_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True
    )
    evidence = models.TextField(_("how one can see it"), blank=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("document"),
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = MetricQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(target=""), name="metric_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", chosen_on__isnull=True)
                | Q(state="chosen", chosen_on__isnull=False)
                | (Q(state="dropped") & ~Q(end_reason="")),
                name="metric_dates_with_state",
            ),
            models.CheckConstraint(
                condition=Q(result="", result_on__isnull=True, result_by__isnull=True)
                | (~Q(result="") & Q(result_on__isnull=False, result_by__isnull=False)),
                name="metric_result_whole",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-id"], name="metric_newest")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partnerships:metric", args=[self.public_id])


class MetricConsent(models.Model):
    """An organisation agrees to one version of a metric: who, when."""

    metric = models.ForeignKey(
        Metric, on_delete=models.PROTECT, related_name="consents"
    )
    metric_version = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField()
    agreed_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "metric_version", "organisation"],
                name="metric_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} agreed to {self.metric_id}"


class MetricName(models.Model):
    """A registrar compared a name of our list with the source, and wrote it as it is there.

    Names of the list are our own words until then, and marked so.
    """

    listed = models.CharField(max_length=60, unique=True)
    name = models.CharField(_("the name in the source"), max_length=300)
    source = models.CharField(_("where it stands"), max_length=300)
    confirmed_on = models.DateField()
    person_id = models.BigIntegerField()

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source=""), name="metric_name_has_words"
            )
        ]

    def __str__(self) -> str:
        return self.name
