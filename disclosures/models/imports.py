"""A payments file on its way into the ledger, and what is remembered for next year."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import NameKey, Organisation
from tables.places import place


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_actor(self, actor: Actor) -> "ImportBatchQuerySet":
        """A company's own files."""
        return self.filter(company_id=actor.organisation_id)


class ImportProfile(models.Model):
    """How a company's files are read: the same as a MAPPING.toml, kept under a name.

    `mapping` has the keys `file`, `columns`, `defaults`, `values` (see
    `disclosures/imports/mapping.py`).
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="import_profiles"
    )
    name = models.CharField(_("name"), max_length=100)
    mapping = models.JSONField(default=dict)
    used_at = models.DateTimeField(null=True, blank=True)

    history = tracked(excluded=("used_at",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "name"], name="import_profile_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ImportBatch(models.Model):
    """One file that was brought in: its document, its mapping, how far it has come.

    Rows are staged in `ImportRow` until everything is decided, then stored in one
    transaction. `figures` are counts and sums per currency, as text; `questions` what a
    person has to say about the notation of amounts and dates; `refusals` the rows that
    were not stored, as CSV. `changed` are the payments that were here before and that
    storing changed: pairs of a payment's key and the version that it then had; nothing
    where that was not noted.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uploaded")
        READING = "reading", _("Being read")
        CHECKED = "checked", _("Checked")
        STORING = "storing", _("Being stored")
        STORED = "stored", _("Stored")
        TAKING_BACK = "taking_back", _("Being taken back")
        TAKEN_BACK = "taken_back", _("Taken back")
        UNUSABLE = "unusable", _("Can't be used")
        DISCARDED = "discarded", _("Discarded")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="import_batches"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(
        ImportProfile, on_delete=models.PROTECT, null=True, related_name="batches"
    )
    mapping = models.JSONField(default=dict)
    only_year = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=11, choices=State, default=State.UPLOADED)
    stage = models.CharField(max_length=100, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict)
    questions = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    refusals = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed = models.JSONField(default=list, db_default=[])
    taken_back_because = models.TextField(blank=True, db_default="")
    started_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    stored_at = models.DateTimeField(null=True, blank=True)

    history = tracked(excluded=("stage", "rows_total", "rows_done", "changed"))
    objects = ImportBatchQuerySet.as_manager()

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
                        "taking_back",
                        "taken_back",
                        "unusable",
                        "discarded",
                    ]
                ),
                name="import_batch_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["taking_back", "taken_back"])
                & ~Q(taken_back_because="")
                | ~Q(state__in=["taking_back", "taken_back"])
                & Q(taken_back_because=""),
                name="import_batch_taken_back_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["company", "-id"], name="import_batch_newest")]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:import-detail", args=[self.public_id])


class ImportRecipient(models.Model):
    """A recipient as one file spells it, and which organisation is meant.

    `way` says how that was settled; empty: a person has to decide between `candidates`
    (`{"public_id", "name", "country", "other", "key", "number",
    "score"}`, best first) or make a new
    organisation of `kind`, called `new_name` if that differs from the spelling; spellings
    with one new name are one organisation. `number` is the spelling's place in the file.
    """

    class Way(models.TextChoices):
        UNDECIDED = "", _("Not decided")
        DECISION = "decision", _("Decided before")
        IDENTIFIER = "identifier", _("By register number")
        NAME = "name", _("By name")
        OTHER_NAME = "other_name", _("By another name")
        PERSON = "person", _("Decided by you")
        NEW = "new", _("New organisation")

    batch = models.ForeignKey(
        ImportBatch, on_delete=models.CASCADE, related_name="recipients"
    )
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=500)
    key = models.GeneratedField(
        expression=NameKey("text"), output_field=models.TextField(), db_persist=True
    )
    country = models.CharField(max_length=2, blank=True)
    scheme = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=100, blank=True)
    first_row = models.PositiveIntegerField()
    rows = models.PositiveIntegerField(default=0)
    way = models.CharField(max_length=10, choices=Way, blank=True, default="")
    recipient = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    kind = models.CharField(
        max_length=10, choices=Organisation.Kind, default=Organisation.Kind.PATIENTS
    )
    new_name = models.CharField(max_length=500, blank=True)
    candidates = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="import_recipient_once"
            )
        ]
        indexes = [
            models.Index(fields=["batch", "way", "key"], name="import_recipient_way"),
            GinIndex(
                fields=["key"],
                opclasses=["gin_trgm_ops"],
                name="import_recipient_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ImportRow(models.Model):
    """One staged row of a batch, as it was understood.

    Filled by COPY and by set-based statements; removed when the batch is stored or
    discarded. `recipient_number` points to the batch's `ImportRecipient`; `texts` holds,
    by our column names, what has no column here. `errors` is a list of
    `{"column", "value", "wrong", "mend"}`, `warnings` one of sentences; `verdict` says
    what would happen to the row. The key is the batch and the row's number in the file; where a
    row has several amounts, also the column of this one, counted from 1 (else 0).
    """

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Changes a payment that is here")
        SAME = "same", _("Here already, unchanged")
        UNDECIDED = "undecided", _("Recipient not decided")
        REFUSED = "refused", _("Refused")
        LATE = "late", _("Late: the year is closed")

    pk = models.CompositePrimaryKey("batch_id", "number", "amount_column")
    # Rows come and go with their batch by the million: the constraint would cost more
    # than all other work on them.
    batch = models.ForeignKey(
        ImportBatch, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    number = models.PositiveIntegerField()
    amount_column = models.PositiveSmallIntegerField(default=0)
    recipient_number = models.PositiveIntegerField(null=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    paid_on = models.DateField(null=True)
    paid_year = models.PositiveSmallIntegerField(null=True)
    category = models.CharField(max_length=40, blank=True)
    vat_treatment = models.CharField(max_length=14, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    texts = models.JSONField(default=dict)
    transfer_id = models.BigIntegerField(null=True)
    verdict = models.CharField(max_length=9, choices=Verdict, default=Verdict.NEW)
    errors = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["batch", "verdict", "number"],
                condition=~Q(verdict="new"),
                name="import_row_not_new",
            )
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return place(self.number, self.amount_column)


class RecipientDecision(models.Model):
    """What a company means by a recipient as its files spell it: remembered for next year.

    It belongs to that company alone. `text` is the spelling, compared by its key.
    """

    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="recipient_decisions"
    )
    text = models.CharField(max_length=500)
    text_key = models.GeneratedField(
        expression=NameKey("text"), output_field=models.TextField(), db_persist=True
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )

    history = tracked(excluded=("text_key",))

    class Meta:
        constraints = [
            models.UniqueConstraint("company", "text_key", name="decision_once")
        ]

    def __str__(self) -> str:
        return self.text
