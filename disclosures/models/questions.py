"""What a recipient says is wrong, and what is missing."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from disclosures.models.entries import Entry
from disclosures.models.transfers import Transfer
from documents.models import Document
from organisations.models import Organisation


class QuestionReason(models.TextChoices):
    """What a recipient says is wrong."""

    AMOUNT = "amount", _("The amount is wrong")
    DATE = "date", _("The date or year is wrong")
    RECIPIENT = "recipient", _("It was not paid to us")
    NOT_RECEIVED = "not_received", _("We did not receive it")
    TWICE = "twice", _("It is listed twice")
    CATEGORY = "category", _("It is in the wrong category")
    DESCRIPTION = "description", _("The description is wrong")
    VAT = "vat", _("The VAT is wrong")
    OTHER = "other", _("Something else")


class QuestionQuerySet(models.QuerySet["Question"]):
    def for_actor(self, actor: Actor) -> "QuestionQuerySet":
        """A company sees those about its rows, a recipient those that it asked."""
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(entry__period__company_id=actor.organisation_id)
        asked = self.filter(recipient_id=actor.organisation_id)
        if actor.only_company_id:
            return asked.filter(entry__period__company_id=actor.only_company_id)
        return asked


class Question(models.Model):
    """A recipient says that an entry is wrong, and why; the company answers.

    `recipient` asked: the entry may belong to another one later. Unsettled at
    publication, both statements are published beside the line.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for the company")
        ANSWERED = "answered", _("Answered by the company")
        SETTLED = "settled", _("Settled")
        UNSETTLED = "unsettled", _("Not agreed; both views are shown")

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("The entry was changed")
        UNCHANGED = "unchanged", _("The entry stays as it was")
        WITHDRAWN = "withdrawn", _("The question was taken back")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="questions")
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=12, choices=QuestionReason)
    words = models.TextField()
    asked_on = models.DateField()
    asked_by_id = models.BigIntegerField()
    company_words = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    history = tracked()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="settled",
                    outcome__in=["changed", "unchanged", "withdrawn"],
                    settled_on__isnull=False,
                )
                | Q(
                    state__in=["open", "answered", "unsettled"],
                    outcome="",
                    settled_on__isnull=True,
                ),
                name="question_settled_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by_id__isnull=True)
                | Q(answered_on__isnull=False, answered_by_id__isnull=False),
                name="question_answered_on_with_answered_by",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False, asked_by_id__isnull=False),
                name="question_asked_on_with_asked_by",
            ),
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(state__in=["open", "answered"]),
                name="question_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:question-detail", args=[self.public_id])


class ClaimQuerySet(models.QuerySet["Claim"]):
    def for_actor(self, actor: Actor) -> "ClaimQuerySet":
        """A company sees those made to it, a recipient those that it made."""
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(company_id=actor.organisation_id)
        made = self.filter(recipient_id=actor.organisation_id)
        if actor.only_company_id:
            return made.filter(company_id=actor.only_company_id)
        return made


class Claim(models.Model):
    """A recipient says that a transfer is missing. `period` is found by company and year."""

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for the company")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Taken back")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="claims"
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="claimed"
    )
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    description = models.TextField(_("what it was for"))
    evidence = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_on = models.DateField()
    claimed_by_id = models.BigIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )

    history = tracked()
    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="accepted", transfer__isnull=False, decided_on__isnull=False
                )
                | (
                    Q(state="rejected", transfer__isnull=True, decided_on__isnull=False)
                    & ~Q(reason="")
                )
                | Q(state__in=["open", "withdrawn"], transfer__isnull=True),
                name="claim_decision_with_state",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by_id__isnull=True)
                | Q(decided_on__isnull=False, decided_by_id__isnull=False),
                name="claim_decided_on_with_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(claimed_on__isnull=False, claimed_by_id__isnull=False),
                name="claim_claimed_on_with_claimed_by",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state", "id"], name="claim_of_company"),
            models.Index(fields=["recipient", "-id"], name="claim_of_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:claim-detail", args=[self.public_id])
