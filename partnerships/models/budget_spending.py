"""What a budget was spent on, and what its funders are given to read about it."""

import datetime
import unicodedata
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from partnerships.models.budgets import Budget, BudgetFunder, BudgetItem


def same_key(
    supplier: str, number: str, dated_on: datetime.date, total: Decimal
) -> str:
    """Equal for what may be one invoice, however supplier and number are spelled.

    A receipt without a number is told by its day and sum.
    """
    told = _plain(number) or f"{dated_on.isoformat()} {total.normalize():f}"
    return f"{_plain(supplier)}|{told}"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


class BudgetInvoice(models.Model):
    """An invoice, or the part of it that is paid for one line from one share.

    `total` is the whole invoice, `amount` what of it is counted here: one invoice may
    be shared out. `key`: see `same_key`.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    budget = models.ForeignKey(
        Budget, on_delete=models.PROTECT, related_name="invoices"
    )
    item = models.ForeignKey(
        BudgetItem, on_delete=models.PROTECT, related_name="+", verbose_name=_("line")
    )
    funder = models.ForeignKey(
        BudgetFunder,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("paid from"),
    )
    supplier = models.CharField(_("supplier"), max_length=200)
    number = models.CharField(_("number"), max_length=100, blank=True)
    key = models.CharField(max_length=320, editable=False)
    dated_on = models.DateField(_("dated"))
    total = models.DecimalField(_("whole invoice"), max_digits=18, decimal_places=4)
    amount = models.DecimalField(_("counted here"), max_digits=18, decimal_places=4)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_on = models.DateField(_("taken out on"), null=True, blank=True)
    entered_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("key",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & Q(total__gte=F("amount")),
                name="budget_invoice_part_of_whole",
            )
        ]
        indexes = [
            models.Index(fields=["budget", "-id"], name="budget_invoice_newest"),
            models.Index(fields=["key"], name="budget_invoice_same"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} {self.number}".strip()


class BudgetPaper(models.Model):
    """A report or a piece of evidence, given once for all funders."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        EVIDENCE = "evidence", _("Evidence")

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("what it is"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    history = tracked()

    class Meta:
        indexes = [models.Index(fields=["budget", "id"], name="budget_papers")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(
            "partnerships:budget-paper",
            args=[self.budget.public_id, self.document.public_id],
        )


class SharedFlag(models.Model):
    """What did not add up, told to the funders by the organisation itself.

    Nobody but the keeper reads such a thing before. `finding` is the text as it stood,
    `words` what the organisation says to it.
    """

    budget = models.ForeignKey(
        Budget, on_delete=models.PROTECT, related_name="shared_flags"
    )
    key = models.CharField(max_length=340, editable=False)
    finding = models.TextField(_("what was found"))
    words = models.TextField(_("what the organisation says"))
    shared_on = models.DateField()

    history = tracked(excluded=("key",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["budget", "key"], name="shared_flag_once"),
            models.CheckConstraint(condition=~Q(words=""), name="shared_flag_words"),
        ]

    def __str__(self) -> str:
        return self.finding
