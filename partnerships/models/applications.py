"""A patient organisation asks a company for support."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.sides import Kind
from regimes.vat import Vat


class ApplicationQuerySet(models.QuerySet["Application"]):
    def for_actor(self, actor: Actor) -> "ApplicationQuerySet":
        """A company's: those handed in to it. Everybody else's: their own.

        Somebody whose mandate is not verified sees those to the one company alone.
        """
        if actor.organisation_id is None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(
                company_id=actor.organisation_id, submitted_on__isnull=False
            )
        own = self.filter(applicant_id=actor.organisation_id)
        if actor.only_company_id is not None:
            return own.filter(company_id=actor.only_company_id)
        return own


class Application(models.Model):
    """A request for support, through the company's published process or as an own idea.

    The fields are the union of what companies ask (domain 6.1); what a profile knows is
    taken from there and not asked again. `promised_on` is fixed at submission from the
    company's published days; `turn` says who has it now. `summary` becomes public with
    the agreement. Declarations are those of domain 6.1.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")
        IN_REVIEW = "in_review", _("In review")
        RETURNED = "returned", _("Sent back with questions")
        APPROVED = "approved", _("Approved")
        CONDITIONS = "conditions", _("Approved with conditions")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Route(models.TextChoices):
        PROCESS = "process", _("Through the company’s published process")
        IDEA = "idea", _("Our own idea")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    applicant = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="applications"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="applications_received"
    )
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed"
    )
    route = models.CharField(_("route"), max_length=8, choices=Route)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    kind = models.CharField(_("kind of support"), max_length=14, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("plain summary"), max_length=500, blank=True)
    objectives = models.TextField(_("what you want to reach"), blank=True)
    benefit = models.TextField(_("what patients get out of it"), blank=True)
    target_group = models.TextField(_("for whom, and how many"), blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    place = models.TextField(_("place and form"), blank=True)
    materials = models.TextField(_("materials that you plan"), blank=True)
    acknowledgement = models.TextField(
        _("how the support will be acknowledged"), blank=True
    )
    amount = models.DecimalField(
        _("amount asked for"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    vat_treatment = models.CharField(
        _("VAT"), max_length=14, choices=Vat, default=Vat.UNKNOWN
    )
    in_kind_asked = models.TextField(_("help that is not money"), blank=True)
    other_funders = models.TextField(_("other funders of it"), blank=True)
    officials = models.TextField(
        _("health professionals or public officials who take part"), blank=True
    )
    individuals_paid = models.TextField(_("people who are paid"), blank=True)
    personal_data = models.TextField(_("personal data that is handled"), blank=True)
    outcomes = models.TextField(_("how you will know that it worked"), blank=True)
    exit_plan = models.TextField(_("what happens when the support ends"), blank=True)
    linked_to_product = models.BooleanField(
        _("it is linked to a medicine by name"), default=False
    )
    declared_not_for_profit = models.BooleanField(default=False)
    declared_no_promotion = models.BooleanField(default=False)
    declared_publication = models.BooleanField(default=False)
    declared_interests = models.BooleanField(default=False)
    declared_account = models.BooleanField(default=False)
    declared_authority = models.BooleanField(default=False)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    promised_on = models.DateField(_("answer promised by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    reason = models.TextField(_("reasons"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"])
                | Q(submitted_on__isnull=False),
                name="application_submitted_on_with_state",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["approved", "conditions", "declined"],
                    decided_on__isnull=False,
                    decided_by_id__isnull=False,
                )
                & ~Q(reason="")
                | Q(
                    ~Q(state__in=["approved", "conditions", "declined"]),
                    decided_on__isnull=True,
                    decided_by_id__isnull=True,
                ),
                name="application_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(state="conditions") | ~Q(conditions=""),
                name="application_conditions_in_words",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                name="application_amount_positive",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="application_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=~Q(applicant=F("company")), name="application_of_two"
            ),
        ]
        indexes = [
            models.Index(fields=["applicant", "-id"], name="application_newest"),
            models.Index(
                fields=["company", "state", "-id"], name="application_received"
            ),
            models.Index(fields=["company", "-id"], name="application_of_company"),
            models.Index(
                fields=["company", "promised_on", "id"], name="application_promised"
            ),
            models.Index(
                fields=["applicant", "promised_on", "id"],
                name="application_promised_to",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:application", args=[self.public_id])


class ApplicationLine(models.Model):
    """One line of the project's budget; `asked` is the part that this company is to pay."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="lines"
    )
    position = models.PositiveSmallIntegerField()
    words = models.CharField(_("what for"), max_length=200)
    amount = models.DecimalField(_("cost"), max_digits=18, decimal_places=4)
    asked = models.DecimalField(
        _("asked from this company"), max_digits=18, decimal_places=4
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "position"], name="application_line_position"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0, asked__gte=0, asked__lte=F("amount")),
                name="application_line_asks_no_more_than_it_costs",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ApplicationDocument(models.Model):
    """A document that came with an application (an agenda, a budget)."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="documents"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(_("what it is"), max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    def __str__(self) -> str:
        return self.words


class ApplicationQuestion(models.Model):
    """The company asks for clarification by a day; the organisation answers."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="questions"
    )
    words = models.TextField(_("question"))
    asked_on = models.DateField()
    asker_id = models.BigIntegerField()
    due_on = models.DateField(_("answer wanted by"))
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""),
                name="application_answer_in_words",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(answered_on__isnull=True),
                name="application_question_due",
            )
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class Review(models.Model):
    """One person's review of an application for the company.

    Says first whether they have an interest in the matter; somebody who has one gives no
    recommendation. The applicant reads it (by role, not by name) once it is decided.
    """

    class Interest(models.TextChoices):
        NONE = "none", _("No interest in this matter")
        CONFLICT = "conflict", _("I have an interest: somebody else should review")

    class Recommendation(models.TextChoices):
        APPROVE = "approve", _("Approve")
        CONDITIONS = "conditions", _("Approve with conditions")
        DECLINE = "decline", _("Decline")

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="reviews"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("reviews as"), max_length=20)
    asked_on = models.DateField()
    asker_id = models.BigIntegerField()
    due_on = models.DateField(_("wanted by"))
    interest = models.CharField(
        _("interest"), max_length=8, choices=Interest, blank=True
    )
    recommendation = models.CharField(
        _("recommendation"), max_length=10, choices=Recommendation, blank=True
    )
    words = models.TextField(_("reasons"), blank=True)
    done_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], name="review_person_once"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, recommendation="")
                | Q(done_on__isnull=False, interest="conflict", recommendation="")
                | (
                    Q(done_on__isnull=False, interest="none")
                    & ~Q(recommendation="")
                    & ~Q(words="")
                ),
                name="review_done_in_words_without_interest",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "due_on"],
                condition=Q(done_on__isnull=True),
                name="review_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} reviews {self.application_id}"


class ReviewPoint(models.Model):
    """What one review found about one of the company's published criteria."""

    class Met(models.TextChoices):
        YES = "yes", _("Met")
        PARTLY = "partly", _("Partly met")
        NO = "no", _("Not met")

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="points")
    criterion = models.CharField(max_length=500)
    met = models.CharField(_("met"), max_length=6, choices=Met)
    words = models.TextField(_("in words"), blank=True)

    history = tracked()

    def __str__(self) -> str:
        return f"{self.criterion}: {self.met}"
