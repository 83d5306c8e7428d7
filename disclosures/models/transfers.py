"""The shared ledger: one row for each transfer of value, seen by both sides."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.parties import TransferParty
from organisations.models import NameKey, Organisation
from partnerships.models import Agreement
from regimes.vat import Vat
from tables.places import place
from ui.dates import FIRST_YEAR, LAST_YEAR


class CurrencyPlaces(models.Func):
    """Decimal places of a currency (ISO 4217), from the database's own table."""

    function = "currency_places"
    output_field = models.SmallIntegerField()


class Form(models.TextChoices):
    """How a transfer comes: money, help that is not money, or a service bought."""

    CASH = "cash", _("Money")
    IN_KIND = "in_kind", _("Help that is not money")
    SERVICE = "service", _("Payment for a service")


class Valuation(models.TextChoices):
    """How the value of help in kind was found."""

    PRICE_PAID = "price_paid", _("Price paid")
    MARKET_PRICE = "market_price", _("Market price")
    COST = "cost", _("Own cost")
    HOURS = "hours", _("Hours at a rate")
    NOT_MEANINGFUL = "not_meaningful", _("A value would not be meaningful")


class Source(models.TextChoices):
    MANUAL = "manual", _("Entered by hand")
    IMPORT = "import", _("From a file")
    CLAIM = "claim", _("Claimed by the recipient")


class TransferQuerySet(models.QuerySet["Transfer"]):
    def for_actor(self, actor: Actor) -> "TransferQuerySet":
        """The rows whose party the actor's organisation is.

        A company sees its own. A recipient sees those that have reached it (`shown` on
        the party row: in review, or later), of one company only while a registrar has
        not verified the person's mandate. Who only reports what an agency passed on sees
        nothing of any ledger.
        """
        if actor.organisation_id is None or actor.roles == {"agency_reporter"}:
            return self.none()
        parties = TransferParty.objects.filter(
            organisation_id=actor.organisation_id, shown=True
        )
        visible = self.filter(pk__in=parties.values("transfer_id"))
        if actor.only_company_id:
            return visible.filter(disclosed_by_id=actor.only_company_id)
        return visible

    def listed_for(self, actor: Actor) -> "TransferQuerySet":
        """A company's list: what it discloses, all of which it sees. Else all they see."""
        if actor.kind == "company" and actor.organisation_id is not None:
            return self.filter(disclosed_by_id=actor.organisation_id)
        return self.for_actor(actor)

    def with_parties(self) -> "TransferQuerySet":
        return self.select_related(
            "disclosed_by", "paid_by", "recipient", "ultimate_recipient"
        )


class Transfer(models.Model):
    """One transfer of value from a company to an organisation.

    `amount` is as given, in `currency`, with no more decimals than it has;
    `vat_treatment` says what it contains. `paid_year` is always known, `paid_on` when the
    day is; which day counts for its period is the company's decision for the rules
    (`RecognitionChoice`). A negative amount is a refund of `refund_of`. Rules: EFPIA Code 2019, Art. 24;
    a help in kind whose value would not be meaningful has no amount but describes the
    benefit (Art. 24.01); one that was valued by `hours` at an `hourly_rate` keeps both.
    `agreement` is one here, of both sides: its public title and day
    stand in the two columns after it, which hold what is typed of one that isn't here.
    One that was split stays, excluded; its parts name it as `split_of`. One whose file was
    taken back (`taken_back`) stays too, excluded for good: the same row of the file, and
    its reference, may come again.
    """

    class State(models.TextChoices):
        RECORDED = "recorded", _("Recorded")
        EXCLUDED = "excluded", _("Not published")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    disclosed_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="transfers",
        verbose_name=_("company"),
    )
    paid_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paid by (if another company of the group)"),
    )
    recipient = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="received",
        verbose_name=_("recipient"),
    )
    ultimate_recipient = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("passed on to"),
    )
    intermediary = models.CharField(
        _("paid through (the name on the bank statement)"), max_length=300, blank=True
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers",
        verbose_name=_("agreement here"),
    )
    agreement_title = models.CharField(_("agreement"), max_length=300, blank=True)
    agreement_signed_on = models.DateField(
        _("agreement signed on"), null=True, blank=True
    )
    category = models.CharField(_("category"), max_length=40)
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.CASH)
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3)
    vat_treatment = models.CharField(
        _("VAT"), max_length=14, choices=Vat, default=Vat.UNKNOWN
    )
    vat_amount = models.DecimalField(
        _("VAT amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    valuation = models.CharField(
        _("how the value was found"), max_length=14, choices=Valuation, blank=True
    )
    hours = models.DecimalField(
        _("hours"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    hourly_rate = models.DecimalField(
        _("rate for an hour"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    benefit = models.TextField(_("the benefit, in words"), blank=True)
    restricted = models.BooleanField(
        _("for a stated purpose only"), null=True, blank=True
    )
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    paid_year = models.PositiveSmallIntegerField(_("year"))
    received_on = models.DateField(_("received on"), null=True, blank=True)
    invoiced_on = models.DateField(_("invoiced on"), null=True, blank=True)
    activity_on = models.DateField(_("event or work on"), null=True, blank=True)
    description = models.TextField(_("what it was for (public)"), blank=True)
    description_key = models.GeneratedField(
        expression=NameKey("description"),
        output_field=models.TextField(),
        db_persist=True,
    )
    reference = models.CharField(_("your reference"), max_length=200, blank=True)
    refund_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="refunds",
        verbose_name=_("refund of"),
    )
    split_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    source = models.CharField(
        _("how it came here"), max_length=6, choices=Source, default=Source.MANUAL
    )
    batch = models.ForeignKey(
        "disclosures.ImportBatch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers",
    )
    batch_row = models.PositiveIntegerField(null=True, blank=True)
    batch_column = models.PositiveSmallIntegerField(null=True, blank=True)
    published_elsewhere = models.CharField(
        _("first published (where)"), max_length=300, blank=True
    )
    published_elsewhere_on = models.DateField(
        _("first published (when)"), null=True, blank=True
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.RECORDED
    )
    excluded_because = models.TextField(_("not published because"), blank=True)
    taken_back = models.BooleanField(
        _("its file was taken back"), default=False, db_default=False, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked(excluded=("description_key",))
    objects = TransferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="recorded", excluded_because="")
                | (Q(state="excluded") & ~Q(excluded_because="")),
                name="transfer_excluded_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(state="excluded"),
                name="transfer_taken_back_is_excluded",
            ),
            models.CheckConstraint(
                condition=Q(vat_treatment__in=Vat.values), name="transfer_vat_known"
            ),
            models.CheckConstraint(
                condition=Q(form__in=Form.values), name="transfer_form_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="transfer_source_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True)
                | Q(
                    amount=Round(
                        "amount",
                        precision=CurrencyPlaces("currency"),  # type: ignore[arg-type]
                    )
                ),
                name="transfer_amount_fits_currency",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="transfer_currency_is_iso",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False)
                | (Q(form="in_kind", valuation="not_meaningful") & ~Q(benefit="")),
                name="transfer_amount_or_benefit",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True)
                | Q(amount__gt=0)
                | Q(amount__lt=0, refund_of__isnull=False),
                name="transfer_negative_is_refund",
            ),
            models.CheckConstraint(
                condition=Q(vat_amount__isnull=True) | Q(vat_amount__gte=0),
                name="transfer_vat_amount_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True, hourly_rate__isnull=True)
                | Q(hours__gt=0, hourly_rate__gt=0, valuation="hours"),
                name="transfer_hours_at_a_rate",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | Q(paid_on__year=F("paid_year")),
                name="transfer_paid_on_in_year",
            ),
            models.CheckConstraint(
                condition=Q(paid_year__gte=FIRST_YEAR) & Q(paid_year__lte=LAST_YEAR),
                name="transfer_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(published_elsewhere="", published_elsewhere_on__isnull=True)
                | ~Q(published_elsewhere=""),
                name="transfer_published_elsewhere_where_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(recipient=F("disclosed_by")), name="transfer_two_parties"
            ),
            models.UniqueConstraint(
                fields=["disclosed_by", "reference"],
                condition=~Q(reference="") & Q(taken_back=False),
                name="transfer_reference_once",
            ),
        ]
        indexes = [
            models.Index(fields=["disclosed_by", "-id"], name="transfer_newest"),
            models.Index(
                fields=["disclosed_by", "paid_year", "-id"], name="transfer_year"
            ),
            models.Index(
                fields=["disclosed_by", "amount", "id"], name="transfer_amount"
            ),
            models.Index(
                fields=["disclosed_by", "recipient", "-id"], name="transfer_recipient"
            ),
            models.Index(fields=["recipient", "-id"], name="transfer_received"),
            models.Index(
                fields=["disclosed_by", "category", "-id"], name="transfer_category"
            ),
            models.Index(
                fields=["disclosed_by", "-id"],
                condition=Q(state="excluded"),
                name="transfer_excluded",
            ),
            models.Index(
                fields=["agreement", "-id"],
                condition=Q(agreement__isnull=False),
                name="transfer_of_agreement",
            ),
            models.Index(fields=["batch", "batch_row"], name="transfer_batch"),
            GinIndex(
                fields=["description_key"],
                opclasses=["gin_trgm_ops"],
                name="transfer_description_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("disclosures:transfer-detail", args=[self.public_id])

    @property
    def place_in_file(self) -> str:
        """Where it stands in the file that brought it; nothing for others."""
        return place(self.batch_row, self.batch_column) if self.batch_row else ""
