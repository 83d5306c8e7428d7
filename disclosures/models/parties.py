"""Who is a party of a transfer, and sees it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation


class TransferParty(models.Model):
    """`organisation` is a party of `transfer`, on one side; `shown` once it may see it.

    The one table through which rows are reached: the database's own row policies use the
    same. Kept by the database (migration 0002): a company's row is shown at once, a
    recipient's from review on.
    """

    class Side(models.TextChoices):
        COMPANY = "company", _("Company")
        RECIPIENT = "recipient", _("Recipient")

    transfer = models.ForeignKey(
        "disclosures.Transfer", on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(max_length=9, choices=Side)
    shown = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transfer", "organisation", "side"], name="party_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "transfer"],
                condition=Q(shown=True),
                name="party_sees",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.organisation_id}"
