"""An extract of a register (a charity register, say) on its way into the records."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models.organisations import NameKey, Organisation


class ExtractQuerySet(models.QuerySet["Extract"]):
    def for_actor(self, actor: Actor) -> "ExtractQuerySet":
        """Registrars' files; nobody else knows of them."""
        return self if actor.has("registrar") else self.none()


class Extract(models.Model):
    """One file, brought by a registrar: its mapping, how far it has come, its figures.

    Rows are staged in `ExtractRow`; updates are shown before anything is stored.
    `verifies`: the registrar takes it as evidence for the records that it makes.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uploaded")
        READING = "reading", _("Being read")
        CHECKED = "checked", _("Checked")
        STORING = "storing", _("Being stored")
        STORED = "stored", _("Stored")
        UNUSABLE = "unusable", _("Can't be used")
        DISCARDED = "discarded", _("Discarded")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State, default=State.UPLOADED)
    stage = models.CharField(max_length=100, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    verifies = models.BooleanField(default=False)
    figures = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    refusals = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    stored_at = models.DateTimeField(null=True, blank=True)

    history = tracked(excluded=("stage", "rows_total", "rows_done"))
    objects = ExtractQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "uploaded",
                        "reading",
                        "checked",
                        "storing",
                        "stored",
                        "unusable",
                        "discarded",
                    ]
                ),
                name="extract_state_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:extract-detail", args=[self.public_id])


class ExtractRow(models.Model):
    """One staged row: the organisation as the register has it, and what would happen.

    `changes` is a list of `{"field", "before", "after"}`, `errors` one of `{"column",
    "value", "wrong", "mend"}`.
    `facts` are what has no column of its own: `kind` and `status`, empty where the
    extract doesn't say. `decided`: a person said whether it is one that is here.
    """

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Changes a record that is here")
        SAME = "same", _("Here already, unchanged")
        MAYBE = "maybe", _("Perhaps here already under another number")
        ABSENT = "absent", _("Not in the records: only names are given")
        REFUSED = "refused", _("Refused")

    pk = models.CompositePrimaryKey("extract_id", "number")
    extract = models.ForeignKey(
        Extract, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    number = models.PositiveIntegerField()
    scheme = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    name = models.CharField(max_length=500)
    name_key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True
    )
    other_names = ArrayField(models.CharField(max_length=500), default=list)
    country = models.CharField(max_length=2, blank=True)
    place = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict)
    closed = models.BooleanField(default=False)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        db_constraint=False,
        related_name="+",
    )
    verdict = models.CharField(max_length=7, choices=Verdict, default=Verdict.NEW)
    decided = models.BooleanField(default=False)
    changes = models.JSONField(default=list)
    errors = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["extract", "verdict", "number"], name="extract_row_verdict"
            ),
            models.Index(fields=["scheme", "value"], name="extract_row_number"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"
