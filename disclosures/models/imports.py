"""A payments file on its way into the ledger, and what is remembered for next year."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import NameKey, Organisation


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
    transaction. `figures` are counts and sums per currency, as text.
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
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="import_batches"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(
        ImportProfile, on_delete=models.PROTECT, null=True, related_name="batches"
    )
    mapping = models.JSONField(default=dict)
    only_year = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.UPLOADED)
    stage = models.CharField(max_length=100, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    started_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    stored_at = models.DateTimeField(null=True, blank=True)

    history = tracked(excluded=("stage", "rows_total", "rows_done"))

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
                name="import_batch_state_known",
            )
        ]
        indexes = [models.Index(fields=["company", "-id"], name="import_batch_newest")]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:import-detail", args=[self.public_id])


class ImportRow(models.Model):
    """One staged row of a batch: the file's own text, then what was understood.

    Filled by COPY and by set-based statements; removed when the batch is stored or
    discarded. `raw` are the file's cells in order; `errors` a list of
    `{"column", "value", "wrong", "mend"}`; `verdict` says what would happen to it.
    """

    class Verdict(models.TextChoices):
        WAITING = "", _("Not checked yet")
        NEW = "new", _("New")
        UPDATE = "update", _("Changes a row that is here")
        SAME = "same", _("Here already, unchanged")
        UNDECIDED = "undecided", _("Who is the recipient?")
        REFUSED = "refused", _("Refused")
        LATE = "late", _("Period is closed")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    raw = models.JSONField(default=list)
    # texts as given, by our column names
    recipient_text = models.TextField(blank=True)
    recipient_key = models.GeneratedField(
        expression=NameKey("recipient_text"),
        output_field=models.TextField(),
        db_persist=True,
    )
    texts = models.JSONField(default=dict)
    # what was understood
    recipient = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    paid_on = models.DateField(null=True)
    paid_year = models.PositiveSmallIntegerField(null=True)
    category = models.CharField(max_length=40, blank=True)
    vat_treatment = models.CharField(max_length=14, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    transfer_id = models.BigIntegerField(null=True)
    verdict = models.CharField(max_length=9, choices=Verdict, blank=True, default="")
    errors = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once")
        ]
        indexes = [
            models.Index(
                fields=["batch", "verdict", "number"], name="import_row_verdict"
            ),
            models.Index(
                fields=["batch", "recipient_key"], name="import_row_recipient"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


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
