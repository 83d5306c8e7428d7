"""Documents that prove a transfer."""

from django.db import models
from django.db.models import F, Q

from audit.acting import Actor
from audit.models import tracked
from disclosures.models.transfers import Transfer
from documents.models import Document


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def for_actor(self, actor: Actor) -> "EvidenceQuerySet":
        """The company of the row sees all; a recipient what the company or itself brought.

        Somebody to whom the row belonged before, or to whom the help was passed on, has
        shown its papers to the company alone. Which rows there are is asked elsewhere.
        """
        own = actor.organisation_id
        return self.filter(
            Q(transfer__disclosed_by_id=own)
            | Q(document__owner_id=own)
            | Q(document__owner_id=F("transfer__disclosed_by_id"))
        )


class Evidence(models.Model):
    """A document that proves a transfer: an invoice, a letter, a bank statement."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="evidence"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    history = tracked()
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transfer", "document"], name="evidence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}"
