"""What an organisation says that it received."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.passed_on import PassOnList
from disclosures.models.questions import Claim
from disclosures.models.transfers import CurrencyPlaces
from documents.models import Document
from organisations.models import NameKey, Organisation
from ui.dates import FIRST_YEAR, LAST_YEAR


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def for_actor(self, actor: Actor) -> "ReceiptQuerySet":
        """Its holder's alone; nobody's whose mandate no registrar has verified."""
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        return self.filter(holder_id=actor.organisation_id, passed_on=None)

    def of_list(self, passed_on: PassOnList) -> "ReceiptQuerySet":
        """The rows of an agency's list; who reads the list is asked elsewhere."""
        return self.filter(passed_on=passed_on)

    def standing(self) -> "ReceiptQuerySet":
        """Those that were not taken out again."""
        return self.filter(removed_because="")


class Receipt(models.Model):
    """Money that `holder` received, from its own books; private to it.

    `amount` is what arrived; `charges` are what banks kept of it, where that is known.
    `payer` is a company here; a name that is not here stays as it was typed and is
    compared with nothing. Who else reads it: the company of a comparison that is shown.
    A row of an agency's list (`passed_on`) says to whom the money went on: the name as it
    was typed, and whom the company says that it means (`recipient`).
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    holder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="receipts"
    )
    payer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    payer_name = models.CharField(_("who paid"), max_length=300)
    payer_key = models.GeneratedField(
        expression=NameKey("payer_name"),
        output_field=models.TextField(),
        db_persist=True,
    )
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    charges = models.DecimalField(
        _("bank charges"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    received_on = models.DateField(_("received on"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    description = models.TextField(_("what it was for"), blank=True)
    category = models.CharField(_("category"), max_length=40, blank=True)
    passed_on = models.ForeignKey(
        PassOnList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="receipts",
    )
    recipient_name = models.CharField(_("passed on to"), max_length=300, blank=True)
    recipient_key = models.GeneratedField(
        expression=NameKey("recipient_name"),
        output_field=models.TextField(),
        db_persist=True,
    )
    recipient = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="receipts"
    )
    removed_because = models.TextField(_("taken out because"), blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("payer_key", "recipient_key"))
    objects = ReceiptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_positive"),
            models.CheckConstraint(
                condition=Q(
                    amount=Round(
                        "amount",
                        precision=CurrencyPlaces("currency"),  # type: ignore[arg-type]
                    )
                ),
                name="receipt_amount_fits_currency",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="receipt_currency_is_iso",
            ),
            models.CheckConstraint(
                condition=Q(charges__isnull=True) | Q(charges__gte=0),
                name="receipt_charges_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__year=F("year")),
                name="receipt_received_on_in_year",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR) & Q(year__lte=LAST_YEAR),
                name="receipt_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(
                    passed_on__isnull=True, recipient_name="", recipient__isnull=True
                )
                | Q(passed_on__isnull=False, payer__isnull=False)
                & ~Q(recipient_name=""),
                name="receipt_passed_on_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "-id"], name="receipt_newest"),
            models.Index(
                fields=["holder", "payer", "year", "-id"], name="receipt_of_payer"
            ),
            models.Index(fields=["holder", "amount", "currency"], name="receipt_alike"),
            models.Index(
                fields=["passed_on", "-id"],
                condition=Q(passed_on__isnull=False),
                name="receipt_of_list",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:receipt-detail", args=[self.public_id])
