"""Evidence that support was acknowledged, and whether it was apparent from the outset."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.agreements import Agreement


class Medium(models.TextChoices):
    """Where something is shown."""

    WEBSITE = "website", _("Website")
    SOCIAL = "social", _("Social media")
    PRINT = "print", _("Print")
    EVENT = "event", _("Event")
    SLIDES = "slides", _("Slides")
    FILM = "film", _("Film or recording")
    PRESS = "press", _("Press")
    REPORT = "report", _("Report")
    OTHER = "other", _("Something else")


class AcknowledgementQuerySet(models.QuerySet["Acknowledgement"]):
    def for_actor(self, actor: Actor) -> "AcknowledgementQuerySet":
        """Those of the agreements that the actor's organisation sees."""
        return self.filter(
            agreement__in=Agreement.objects.for_actor(actor).values("pk")
        )

    def from_outset(self) -> "AcknowledgementQuerySet":
        """Said by somebody to be apparent from the outset, and by nobody not to be."""
        said = AcknowledgementOpinion.objects.filter(acknowledgement=OuterRef("pk"))
        return self.filter(
            Exists(said.filter(from_outset=True)),
            ~Exists(said.filter(from_outset=False)),
        )


class Acknowledgement(models.Model):
    """Where the support of an agreement was seen to be acknowledged (EFPIA Code 21.05)."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    medium = models.CharField(_("where"), max_length=8, choices=Medium)
    words = models.TextField(_("what it says, and where it stands"))
    seen_on = models.DateField(_("seen on"))
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.URLField(_("address"), max_length=500, blank=True)
    brought_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    brought_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(address=""),
                name="acknowledgement_has_evidence",
            )
        ]
        indexes = [
            models.Index(fields=["agreement", "-id"], name="acknowledgement_newest")
        ]

    def __str__(self) -> str:
        return self.words[:80]

    def get_absolute_url(self) -> str:
        return reverse("partnerships:acknowledgement", args=[self.public_id])


class AcknowledgementOpinion(models.Model):
    """One party says whether it was apparent from the outset."""

    acknowledgement = models.ForeignKey(
        Acknowledgement, on_delete=models.PROTECT, related_name="opinions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    from_outset = models.BooleanField(_("apparent from the outset"))
    words = models.TextField(_("why"), blank=True)
    said_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["acknowledgement", "organisation"],
                name="acknowledgement_opinion_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.acknowledgement_id}"
