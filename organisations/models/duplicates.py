"""Two records of one organisation, and one organisation after another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models.organisations import Organisation


class Likeness(models.Model):
    """Two records that may be of the same organisation: how sure that is, and why.

    `first` has the smaller key. `reasons` are codes with facts (see
    `organisations/duplicates/`). What a registrar called different is not offered again.
    """

    class Verdict(models.TextChoices):
        SAME = "same", _("Probably the same")
        MAYBE = "maybe", _("Perhaps the same")

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        MERGED = "merged", _("Merged")
        DIFFERENT = "different", _("Not the same")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    first = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=4, decimal_places=3)
    verdict = models.CharField(max_length=5, choices=Verdict)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    words = models.TextField(_("why"), blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="likeness_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="likeness_in_order"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="open", decided_on__isnull=True, decided_by_id__isnull=True
                )
                | Q(
                    state__in=["merged", "different"],
                    decided_on__isnull=False,
                    decided_by_id__isnull=False,
                ),
                name="likeness_decided_on_with_decided_by",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-score", "id"], name="likeness_queue")
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class Merge(models.Model):
    """`merged` became a duplicate of `kept`; it can be undone.

    `before` holds, for each fact that was chosen from the merged record, what the kept
    one said: `{field: [before, after]}`. `MergedRow` holds what was pointed elsewhere.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    kept = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="merges"
    )
    merged = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="merged_into"
    )
    reason = models.TextField(_("why they are the same"))
    before = models.JSONField(default=dict)
    status_before = models.JSONField(default=dict)
    merged_by_id = models.BigIntegerField()
    merged_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    undone_by_id = models.BigIntegerField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.TextField(_("why it is undone"), blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(merged_at__isnull=False, merged_by_id__isnull=False),
                name="merge_merged_at_with_merged_by",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by_id__isnull=True)
                | (
                    Q(undone_at__isnull=False, undone_by_id__isnull=False)
                    & ~Q(undo_reason="")
                ),
                name="merge_undone_at_with_undone_by",
            ),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                name="merge_one_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class MergedRow(models.Model):
    """A row that pointed to the merged organisation and was pointed to the kept one.

    `target` is a table and a column ("disclosures_transfer.recipient_id"), `row` the
    row's key.
    """

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="rows")
    target = models.CharField(max_length=130)
    row = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merge", "target", "row"], name="merged_row_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.row}"


class Succession(models.Model):
    """One organisation follows another, or ends. Not a duplicate: both were real.

    Old reports keep the old name. The successor takes over agreements, open questions
    and the duty to correct; its people get access by a registrar's act
    (`access_passed_on`), which makes `Heir` rows.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged into another")
        TAKEN_OVER = "taken_over", _("Taken over")
        SPLIT = "split", _("Split")
        DISSOLVED = "dissolved", _("Dissolved")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="successions"
    )
    successor = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="succeeded",
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind)
    happened_on = models.DateField(_("when"))
    evidence = models.TextField(_("evidence"))
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    access_passed_on = models.DateField(null=True, blank=True)
    access_passed_by_id = models.BigIntegerField(null=True, blank=True)
    ended_on = models.DateField(_("found to be wrong on"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="dissolved", successor__isnull=True)
                | (~Q(kind="dissolved") & Q(successor__isnull=False)),
                name="succession_successor_with_kind",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("predecessor")),
                name="succession_of_two",
            ),
            models.CheckConstraint(
                condition=~Q(evidence=""), name="succession_has_evidence"
            ),
            models.CheckConstraint(
                condition=Q(
                    access_passed_on__isnull=True, access_passed_by_id__isnull=True
                )
                | Q(access_passed_on__isnull=False, access_passed_by_id__isnull=False),
                name="succession_access_passed_on_with_access_passed_by",
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                condition=Q(ended_on__isnull=True),
                nulls_distinct=False,
                name="succession_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class Heir(models.Model):
    """People of `heir` may act for `organisation`, which it followed, in the same roles.

    Made when a registrar passes access on; one row for each ancestor, so that whoever
    signs in needs one look.
    """

    heir = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="inherited"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="heirs"
    )
    succession = models.ForeignKey(
        Succession, on_delete=models.PROTECT, related_name="heirs"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["heir", "organisation"], name="heir_once")
        ]

    def __str__(self) -> str:
        return f"{self.heir_id} for {self.organisation_id}"
