"""What anybody says is wrong in what a company published, and what the company answered."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.public import (
    CorrectionOutcome,
    CorrectionReason,
    Line,
    PublishedReport,
)
from organisations.models import Organisation


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def for_actor(self, actor: Actor) -> "CorrectionRequestQuerySet":
        """Those asked of one's company, and those that one's organisation asked."""
        if actor.organisation_id is None:
            return self.none()
        own = actor.organisation_id
        return self.filter(Q(company_id=own) | Q(asked_for_id=own))


class CorrectionRequest(models.Model):
    """A correction asked of a company after publication, by anybody at all.

    `line` is the entry that it is about; without one, something is missing in `report`.
    `asked_for`: the organisation of somebody who was signed in. Words and address are
    personal: they can be erased and are in no history. Everybody reads what it is about
    and what the company answered, in how many days (EFPIA Code 2019, Art. 22; domain
    VR-28), never who asked or in which words.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for the company")
        ANSWERED = "answered", _("Answered")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="corrections_asked"
    )
    report = models.ForeignKey(
        PublishedReport, on_delete=models.PROTECT, related_name="+"
    )
    line = models.ForeignKey(
        Line, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_for = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(
        _("what is wrong"), max_length=12, choices=CorrectionReason
    )
    words = models.TextField(_("in words"), blank=True)
    email = models.EmailField(_("e-mail address for the answer"), blank=True)
    asked_on = models.DateField()
    answer_by = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    outcome = models.CharField(max_length=11, choices=CorrectionOutcome, blank=True)
    company_words = models.TextField(_("the company’s answer (public)"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("words", "email"))
    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="open",
                    outcome="",
                    answered_on__isnull=True,
                    answered_by_id__isnull=True,
                )
                | (
                    Q(
                        state="answered",
                        outcome__in=[
                            "changed",
                            "will_change",
                            "unchanged",
                            "not_about",
                        ],
                        answered_on__isnull=False,
                        answered_by_id__isnull=False,
                    )
                    & ~Q(company_words="")
                ),
                name="correction_answered_on_with_answered_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["company", "state", "-id"], name="correction_of_company"
            ),
            models.Index(
                fields=["state", "answer_by"],
                condition=Q(state="open"),
                name="correction_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:correction-detail", args=[self.public_id])
