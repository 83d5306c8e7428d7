"""What the companies of a group say about their part of a year."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from disclosures.models.periods import Period
from documents.models import Document
from organisations.models import Organisation


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def for_actor(self, actor: Actor) -> "AttestationQuerySet":
        """Those that a company asks for, and those that are asked of it."""
        own = actor.organisation_id
        return self.filter(Q(period__company_id=own) | Q(affiliate_id=own))


class Attestation(models.Model):
    """A company of the group is asked whether all it paid is in the year (domain VR-19).

    It says that all is there, or that it has nothing to report. Somebody of it does, or
    the disclosing company's officer for it, with a document. Who is silent is named in
    the report and holds nothing up.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        COMPLETE = "complete", _("All it paid is there")
        NOTHING = "nothing", _("Nothing to report")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="attestations"
    )
    affiliate = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="attestations"
    )
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    name = models.CharField(_("name and function"), max_length=200, blank=True)
    words = models.TextField(_("in words"), blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_by_id = models.BigIntegerField(null=True, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = tracked()
    objects = AttestationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "affiliate"], name="attestation_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="asked",
                    said_on__isnull=True,
                    said_by_id__isnull=True,
                    name="",
                )
                | Q(
                    state__in=["complete", "nothing"],
                    said_on__isnull=False,
                    said_by_id__isnull=False,
                )
                & ~Q(name=""),
                name="attestation_said_on_with_said_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.affiliate_id} for {self.period_id}"
