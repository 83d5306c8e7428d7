"""What is in a company's year, and what its recipient answers."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from disclosures.models.periods import Period
from disclosures.models.public import Withdrawal
from disclosures.models.transfers import Transfer
from documents.models import Document
from organisations.models import Organisation

LONGEST_WORDS = 2_000
"""Characters that either side may write about one entry at a time."""


class Answer(models.TextChoices):
    """What a recipient says about an entry."""

    NONE = "none", _("No answer yet")
    CONFIRMED = "confirmed", _("Yes, that's right")
    QUESTIONED = "questioned", _("Something is wrong")
    CANNOT_TELL = "cannot_tell", _("I can't tell")


class AnswerWay(models.TextChoices):
    """How an answer reached the portal."""

    PORTAL = "portal", _("Here")
    WORKBOOK = "workbook", _("By workbook")
    LETTER = "letter", _("By letter, entered by the company")


class EntryQuerySet(models.QuerySet["Entry"]):
    def for_actor(self, actor: Actor) -> "EntryQuerySet":
        """Entries of the transfers that the actor may see."""
        return self.filter(transfer__in=Transfer.objects.for_actor(actor).values("pk"))

    def included(self) -> "EntryQuerySet":
        return self.exclude(state=Entry.State.EXCLUDED)

    def publishable(self) -> "EntryQuerySet":
        """Those included whose line was not taken off the register: it never comes back."""
        taken_off = Withdrawal.objects.filter(line__entry_id=OuterRef("pk"))
        return self.included().filter(~Exists(taken_off))


class Entry(models.Model):
    """A transfer in a period: the amount to disclose and the recipient's answer.

    An answer is bound to what was answered (`answered_about`: amount, VAT, currency,
    recipient, year, category, description) and lapses only when one of these changes;
    `asked_again_until` is then at least 14 days ahead. `answered_about` of the lapsed
    answer stays, so that the recipient sees before and after.

    `recognised_on` is the day that decides its period where that is another day than the
    payment's (`disclosures/belonging.py`).

    `report_amount` is the amount in the currency of the report (`report_currency`), as
    reckoned with `rate` (exact, decimal text) of `rate_on` from `rate_source` when it was
    last placed or changed (`disclosures/conversion.py`). A sum that is in that currency
    already has rate 1 and needs no day and no source.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Being prepared")
        IN_REVIEW = "in_review", _("Being checked")
        PUBLISHED = "published", _("Published")
        EXCLUDED = "excluded", _("Not published")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="entries")
    transfer = models.OneToOneField(
        Transfer, on_delete=models.PROTECT, related_name="entry"
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3)
    recognised_on = models.DateField(null=True, blank=True)
    report_currency = models.CharField(max_length=3, blank=True, db_default="")
    report_amount = models.DecimalField(
        max_digits=18, decimal_places=4, null=True, blank=True
    )
    rate = models.CharField(max_length=40, blank=True, db_default="")
    rate_on = models.DateField(null=True, blank=True)
    rate_source = models.CharField(max_length=200, blank=True, db_default="")
    answer = models.CharField(max_length=11, choices=Answer, default=Answer.NONE)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True, blank=True)
    answered_way = models.CharField(max_length=8, choices=AnswerWay, blank=True)
    answer_letter = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_about = models.JSONField(default=dict)
    lapsed_on = models.DateField(null=True, blank=True)
    asked_again_until = models.DateField(null=True, blank=True)
    suggested_description = models.TextField(blank=True)
    assigned_to_id = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = tracked()
    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "in_review", "published", "excluded"]),
                name="entry_state_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    answer="none",
                    answered_on__isnull=True,
                    answered_by_id__isnull=True,
                    answered_way="",
                )
                | Q(
                    answer__in=["confirmed", "questioned", "cannot_tell"],
                    answered_on__isnull=False,
                    answered_by_id__isnull=False,
                    answered_way__in=["portal", "workbook", "letter"],
                ),
                name="entry_answered_on_with_answered_by",
            ),
            models.CheckConstraint(
                condition=Q(report_amount__isnull=True, report_currency="", rate="")
                | (
                    Q(report_amount__isnull=False, amount__isnull=False)
                    & ~Q(report_currency="")
                    & ~Q(rate="")
                ),
                name="entry_report_amount_with_rate",
            ),
        ]
        indexes = [
            models.Index(fields=["period", "recipient", "id"], name="entry_recipient"),
            models.Index(fields=["period", "state", "answer"], name="entry_answer"),
            models.Index(
                fields=["recipient", "state", "id"], name="entry_of_recipient"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:entry-detail", args=[self.public_id])
