"""What a signed agreement makes due: deliverables, reports, payments, and their evidence."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.sides import Side
from partnerships.models.versions import PlannedMilestone

OPEN = ("open", "questioned")


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def for_actor(self, actor: Actor) -> "MilestoneQuerySet":
        """Those of the agreements that the actor's organisation sees."""
        return self.filter(
            agreement__in=Agreement.objects.for_actor(actor).values("pk")
        )

    def waiting(self) -> "MilestoneQuerySet":
        """Not done yet, or done and questioned."""
        return self.filter(state__in=OPEN)

    def due_until(self, last: datetime.date) -> "MilestoneQuerySet":
        return self.waiting().filter(due_on__lte=last)


class Milestone(models.Model):
    """A deadline of a signed agreement. Lifecycle: lifecycle/milestones.py.

    `side` is who has to do it: the company pays, the other side delivers and reports.
    An amendment moves its day or drops it. `reminded_days` is the last reminder.
    """

    Kind = PlannedMilestone.Kind

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Said to be done")
        ACCEPTED = "accepted", _("Accepted")
        QUESTIONED = "questioned", _("Questioned")
        DROPPED = "dropped", _("No longer part of the agreement")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="milestones"
    )
    planned = models.OneToOneField(
        PlannedMilestone, on_delete=models.PROTECT, related_name="made"
    )
    kind = models.CharField(_("kind"), max_length=11, choices=PlannedMilestone.Kind)
    side = models.CharField(_("who does it"), max_length=8, choices=Side)
    words = models.CharField(_("what"), max_length=300)
    due_on = models.DateField(_("by"))
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_words = models.TextField(_("what was done"), blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.TextField(_("what is questioned"), blank=True)
    reminded_days = models.SmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = MilestoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "dropped"])
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="milestone_done_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "questioned"])
                | Q(decided_on__isnull=False, decided_by__isnull=False),
                name="milestone_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="questioned") | ~Q(question=""),
                name="milestone_questioned_with_words",
            ),
        ]
        indexes = [
            models.Index(fields=["agreement", "due_on", "id"], name="milestone_by_day"),
            models.Index(
                fields=["due_on"],
                condition=Q(state__in=["open", "questioned"]),
                name="milestone_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("partnerships:milestone", args=[self.public_id])

    def late(self, today: datetime.date) -> bool:
        return self.state in OPEN and self.due_on < today


class MilestoneEvidence(models.Model):
    """A file, or an address of a page, that shows that a milestone is done."""

    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, related_name="evidence"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.URLField(_("address"), max_length=500, blank=True)
    brought_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    brought_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(address=""),
                name="milestone_evidence_is_something",
            )
        ]
        indexes = [models.Index(fields=["milestone"], name="evidence_of_milestone")]

    def __str__(self) -> str:
        return f"evidence of {self.milestone_id}"
