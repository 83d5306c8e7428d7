"""A company's year, what is in it, and what the recipients say about it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.transfers import Transfer
from documents.models import Document
from organisations.models import Organisation
from regimes.models import Regime

LONGEST_WORDS = 2_000
"""Characters that either side may write about one entry at a time."""


class PeriodQuerySet(models.QuerySet["Period"]):
    def for_actor(self, actor: Actor) -> "PeriodQuerySet":
        """A company's own periods."""
        return self.filter(company_id=actor.organisation_id)


class Period(models.Model):
    """A disclosing company × reporting rules × dates. Deadlines are in `time_zone`.

    Frozen, its entries stay as they are unless changed singly with a reason; thawing all
    is the exception and takes two people (`thaw_asked_by_id`).
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FROZEN = "frozen", _("Closed for changes")
        IN_REVIEW = "in_review", _("Being checked by recipients")
        IN_CORRECTION = "in_correction", _("Being corrected")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="periods"
    )
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    time_zone = models.CharField(max_length=40, default="Europe/London")
    state = models.CharField(max_length=13, choices=State, default=State.OPEN)
    review_opened_on = models.DateField(null=True, blank=True)
    review_closes_on = models.DateField(null=True, blank=True)
    thaw_asked_by_id = models.BigIntegerField(null=True, blank=True)
    thaw_asked_at = models.DateTimeField(null=True, blank=True)
    thaw_reason = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "frozen"], review_opened_on__isnull=True)
                | Q(
                    state__in=["in_review", "in_correction"],
                    review_opened_on__isnull=False,
                    review_closes_on__isnull=False,
                ),
                name="period_review_dates_with_state",
            ),
            models.CheckConstraint(
                condition=Q(thaw_asked_by_id__isnull=True, thaw_asked_at__isnull=True)
                | Q(thaw_asked_by_id__isnull=False, thaw_asked_at__isnull=False),
                name="period_thaw_asked_at_with_thaw_asked_by",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="period_starts_before_end"
            ),
            ExclusionConstraint(
                name="period_no_overlap",
                expressions=[
                    ("company", RangeOperators.EQUAL),
                    ("regime", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on",
                            "ends_on",
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["company", "-starts_on"], name="period_newest"),
            models.Index(fields=["state", "review_closes_on"], name="period_due"),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    @property
    def year(self) -> int:
        return self.starts_on.year

    def get_absolute_url(self) -> str:
        return reverse("disclosures:period-detail", args=[self.public_id])


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


class Entry(models.Model):
    """A transfer in a period: the amount to disclose and the recipient's answer.

    An answer is bound to what was answered (`answered_about`: amount, VAT, currency,
    recipient, year, category, description) and lapses only when one of these changes;
    `asked_again_until` is then at least 14 days ahead. `answered_about` of the lapsed
    answer stays, so that the recipient sees before and after.
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


class Delivery(models.Model):
    """How far the request to check a period has reached one recipient.

    Facts about delivery, never an answer: *not reached* is told apart from silence. One
    notice goes to a recipient for all companies; each company sees its own rows here.
    """

    class State(models.TextChoices):
        NOT_INVITED = "not_invited", _("Not yet invited")
        UNDELIVERABLE = "undeliverable", _("Could not be delivered")
        DELIVERED = "delivered", _("Delivered")
        OPENED = "opened", _("Opened")
        ANSWERING = "answering", _("Answering")
        DONE = "done", _("All answered")

    class Way(models.TextChoices):
        NONE = "", _("No way known")
        PORTAL = "portal", _("Portal and e-mail")
        LETTER = "letter", _("Letter")

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="deliveries"
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=13, choices=State, default=State.NOT_INVITED)
    way = models.CharField(max_length=6, choices=Way, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "recipient"], name="delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "not_invited",
                        "undeliverable",
                        "delivered",
                        "opened",
                        "answering",
                        "done",
                    ]
                ),
                name="delivery_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "period"], name="delivery_recipient"),
            models.Index(fields=["closes_on", "id"], name="delivery_due"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} in {self.period_id}"


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
