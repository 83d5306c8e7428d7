"""What an organisation received beside what a company reports."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.passed_on import PassOnList
from disclosures.models.receipts import Receipt
from disclosures.models.transfers import Transfer
from organisations.models import Organisation


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    def for_actor(self, actor: Actor) -> "ComparisonQuerySet":
        """An organisation's own; a company's once they are shown to it.

        An agency's list beside a company's ledger is the company's alone.
        """
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(company_id=actor.organisation_id, shown=True)
        return self.filter(holder_id=actor.organisation_id, passed_on=None)


class Comparison(models.Model):
    """`holder` compares what it received from `company` with what that reports.

    Nobody else sees it until the holder shows it to the company, which it can take back.
    With `passed_on`, the holder is an agency whose list the company puts beside its own
    ledger: the company works in it while the list is handed in, and the agency sees
    nothing of it but what was said about its own rows. `looking_since`: pairs are looked
    for in the background since then; `looked_found` says how many were new.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    holder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="comparisons"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    passed_on = models.OneToOneField(
        PassOnList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="comparison",
    )
    looking_since = models.DateTimeField(null=True, blank=True)
    looked_found = models.PositiveIntegerField(null=True, blank=True)
    shown = models.BooleanField(_("shown to the company"), default=False)
    shown_on = models.DateField(_("shown since"), null=True, blank=True)
    shown_by_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = ComparisonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "company"],
                condition=Q(passed_on__isnull=True),
                name="comparison_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    shown=True, shown_on__isnull=False, shown_by_id__isnull=False
                )
                | Q(shown=False, shown_on__isnull=True, shown_by_id__isnull=True),
                name="comparison_shown_on_with_shown_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["company", "-id"],
                condition=Q(shown=True),
                name="comparison_of_company",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:comparison-detail", args=[self.public_id])


class PairKind(models.TextChoices):
    """What sort of fit it is. Whatever is not equal is named, never accepted in silence."""

    EQUAL = "equal", _("The same amount")
    BANK_CHARGE = "bank_charge", _("Less bank charges")
    CURRENCY = "currency", _("In another currency")
    SPLIT = "split", _("Several rows add up")
    BY_HAND = "by_hand", _("Put together by hand")


class Pair(models.Model):
    """Rows of both sides that are the same money. Undone, its rows are free again."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    comparison = models.ForeignKey(
        Comparison, on_delete=models.PROTECT, related_name="pairs"
    )
    kind = models.CharField(max_length=11, choices=PairKind)
    made_by_id = models.BigIntegerField(null=True, blank=True)
    undone = models.BooleanField(default=False)
    made_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PairKind.values), name="pair_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=False)
                & (~Q(kind="by_hand") | Q(made_by_id__isnull=False)),
                name="pair_by_hand_is_somebodys",
            ),
        ]
        indexes = [
            models.Index(
                fields=["comparison", "-id"],
                condition=Q(undone=False),
                name="pair_of_comparison",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"


class PairedRow(models.Model):
    """A receipt or a reported payment in a pair; in one at a time."""

    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="rows")
    comparison = models.ForeignKey(
        Comparison, on_delete=models.PROTECT, related_name="+"
    )
    receipt = models.ForeignKey(
        Receipt, on_delete=models.PROTECT, null=True, related_name="paired"
    )
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, null=True, related_name="paired"
    )
    live = models.BooleanField(default=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(receipt__isnull=False, transfer__isnull=True)
                | Q(receipt__isnull=True, transfer__isnull=False),
                name="paired_row_of_one_side",
            ),
            models.UniqueConstraint(
                fields=["receipt"], condition=Q(live=True), name="paired_receipt_once"
            ),
            models.UniqueConstraint(
                fields=["comparison", "transfer"],
                condition=Q(live=True),
                name="paired_transfer_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair_id}"


class Settlement(models.Model):
    """What both sides say about a row that does not fit, until it is settled.

    About a receipt, a reported payment or a pair. Settled with words by both, or by the
    one who was wrong and put it right (`corrected_by`: an organisation's side). A company
    may set aside a row of an agency's list (`set_aside`), with words that both read.
    """

    class Side(models.TextChoices):
        HOLDER = "holder", _("The organisation")
        COMPANY = "company", _("The company")

    comparison = models.ForeignKey(
        Comparison, on_delete=models.PROTECT, related_name="settlements"
    )
    receipt = models.ForeignKey(
        Receipt, on_delete=models.PROTECT, null=True, related_name="settlements"
    )
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, null=True, related_name="settlements"
    )
    pair = models.ForeignKey(
        Pair, on_delete=models.PROTECT, null=True, related_name="settlements"
    )
    holder_words = models.TextField(blank=True)
    company_words = models.TextField(blank=True)
    corrected_by = models.CharField(max_length=7, choices=Side, blank=True)
    set_aside = models.BooleanField(default=False, db_default=False)
    settled_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    receipt__isnull=False, transfer__isnull=True, pair__isnull=True
                )
                | Q(receipt__isnull=True, transfer__isnull=False, pair__isnull=True)
                | Q(receipt__isnull=True, transfer__isnull=True, pair__isnull=False),
                name="settlement_about_one",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True, corrected_by="", set_aside=False)
                | Q(settled_on__isnull=False)
                & (
                    ~Q(corrected_by="")
                    | (~Q(holder_words="") & ~Q(company_words=""))
                    | (Q(set_aside=True) & ~Q(company_words=""))
                ),
                name="settlement_by_both_or_corrected",
            ),
            models.UniqueConstraint(
                fields=["comparison", "receipt", "transfer", "pair"],
                nulls_distinct=False,
                name="settlement_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
