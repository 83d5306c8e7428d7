"""What one side checks about the other before they work together."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from documents.models import Document
from organisations.models.organisations import Organisation


class DueDiligenceQuerySet(models.QuerySet["DueDiligence"]):
    def for_actor(self, actor: Actor) -> "DueDiligenceQuerySet":
        """A company's own rounds; all rounds about the actor's own organisation.

        Somebody whose mandate is not verified reads none.
        """
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        side = "company" if actor.kind == "company" else "organisation"
        return self.filter(**{f"{side}_id": actor.organisation_id})


class DueDiligence(models.Model):
    """One round of a company's checks of an organisation, on the shared checklist.

    The organisation sees the outcome, the conditions and the reason; `expires_on` is
    the last day on which a clearance counts.
    """

    class State(models.TextChoices):
        COLLECTING = "collecting", _("Collecting")
        CLEARED = "cleared", _("Cleared")
        CONDITIONS = "conditions", _("Cleared with conditions")
        REJECTED = "rejected", _("Rejected")
        EXPIRED = "expired", _("Expired")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="checks_made"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="checked_by"
    )
    state = models.CharField(max_length=10, choices=State, default=State.COLLECTING)
    begun_on = models.DateField()
    conditions = models.TextField(_("conditions"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    history = tracked()
    objects = DueDiligenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "organisation"],
                condition=Q(state="collecting"),
                name="due_diligence_one_open",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="collecting",
                    decided_on__isnull=True,
                    decided_by_id__isnull=True,
                )
                | (
                    Q(
                        state__in=["cleared", "conditions", "rejected", "expired"],
                        decided_on__isnull=False,
                        decided_by_id__isnull=False,
                    )
                    & ~Q(reason="")
                ),
                name="due_diligence_decided_on_with_decided_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="conditions") | ~Q(conditions=""),
                name="due_diligence_conditions_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["cleared", "conditions"])
                | Q(expires_on__isnull=False),
                name="due_diligence_clearance_expires",
            ),
            models.CheckConstraint(
                condition=~Q(company=models.F("organisation")),
                name="due_diligence_of_two",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "expires_on"], name="due_diligence_expiring"),
            models.Index(
                fields=["organisation", "company", "-id"], name="due_diligence_newest"
            ),
            models.Index(
                fields=["company", "expires_on", "id"], name="due_diligence_of_company"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:diligence-detail", args=[self.public_id])


class DiligenceItem(models.Model):
    """One point of the checklist in one round: what was found, in words.

    Points that nobody has looked at have no row. The company may ask the organisation for
    one thing (`asked`); it answers in words, with a document, or both. Everything here is
    read by both sides.
    """

    class Point(models.TextChoices):
        REGISTER = "register", _("The register says the same")
        GOVERNING_BODY = "governing_body", _("Governing body")
        BANK_ACCOUNT = "bank_account", _("Owner of the bank account")
        INTERESTS = "interests", _("Interests")
        DEPENDENCY = "dependency", _("Dependency")
        OPEN_REPORTS = "open_reports", _("Reports that are still open")
        SCREENING = "screening", _("Sanctions lists")

    class Outcome(models.TextChoices):
        FINE = "fine", _("Nothing stands against it")
        CONCERN = "concern", _("There is a concern")
        ASKED = "asked", _("The organisation was asked")

    diligence = models.ForeignKey(
        DueDiligence, on_delete=models.PROTECT, related_name="items"
    )
    point = models.CharField(_("point"), max_length=15, choices=Point)
    outcome = models.CharField(_("found"), max_length=10, choices=Outcome)
    words = models.TextField(_("in words"), blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked = models.TextField(_("asked for"), blank=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answer_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = tracked(excluded=("version",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["diligence", "point"], name="diligence_item_once"
            ),
            models.CheckConstraint(
                condition=Q(asked="", asked_on__isnull=True)
                | (~Q(asked="") & Q(asked_on__isnull=False)),
                name="diligence_item_asked_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | (
                    Q(asked_on__isnull=False)
                    & (~Q(answer="") | Q(answer_document__isnull=False))
                ),
                name="diligence_item_answer_to_a_question",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["fine", "asked"]) | ~Q(words=""),
                name="diligence_item_concern_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_point_display()}"


class OwnCheckQuerySet(models.QuerySet["OwnCheck"]):
    def for_actor(self, actor: Actor) -> "OwnCheckQuerySet":
        """The own organisation's notes, for those whose mandate is verified."""
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id)


class OwnCheck(models.Model):
    """What a patient organisation notes about a company: its own checks and conditions.

    Private to it: working notes of a side are never shown to the other one (design:
    equality of sight), nor to a registrar.
    """

    class Kind(models.TextChoices):
        RULING = "ruling", _("Published ruling under a code")
        CHECK = "check", _("Our own check")
        CONDITION = "condition", _("Our condition for working together")
        LIMIT = "limit", _("Our own limit")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="own_checks"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    words = models.TextField(_("in your words"))
    source = models.URLField(_("where it is published"), max_length=500, blank=True)
    noted_on = models.DateField(_("date"))
    ended_on = models.DateField(_("no longer holds since"), null=True, blank=True)

    history = tracked()
    objects = OwnCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="ruling") | ~Q(source=""),
                name="own_check_ruling_has_a_source",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "company"], name="own_check_of"),
            models.Index(fields=["organisation", "-id"], name="own_check_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"
