"""What an organisation lives on, as it says itself."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import tracked
from documents.models import Document
from organisations.models import Organisation, Sight


class Income(models.Model):
    """An organisation's whole income of one financial year, in its own currency.

    `core_amount` is what it may use as it decides; the rest is tied to purposes. The
    year is called after the day on which it ends.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="incomes"
    )
    starts_on = models.DateField(_("first day of the year"))
    ends_on = models.DateField(_("last day of the year"))
    currency = models.CharField(_("currency"), max_length=3)
    amount = models.DecimalField(_("whole income"), max_digits=18, decimal_places=4)
    core_amount = models.DecimalField(
        _("of it, free to use"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    source = models.CharField(_("where the figure stands"), max_length=300)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sight = models.CharField(
        _("who may read it"), max_length=10, choices=Sight, default=Sight.OWN
    )
    version = models.PositiveIntegerField(default=1)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="income_year_has_days"
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0), name="income_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(core_amount__isnull=True)
                | Q(core_amount__gte=0, core_amount__lte=F("amount")),
                name="income_core_is_a_part",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="income_currency_is_iso",
            ),
            ExclusionConstraint(
                name="income_years_do_not_overlap",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
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
            models.Index(fields=["organisation", "-ends_on"], name="income_newest")
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("independence:income-detail", args=[self.public_id])

    @property
    def year(self) -> int:
        return self.ends_on.year


class IncomePart(models.Model):
    """One source of an income: companies that are not here, public money, members.

    What companies report here is not entered again: it comes from the ledger.
    """

    class Kind(models.TextChoices):
        COMPANY = "company", _("A company that is not here")
        PUBLIC = "public", _("Public money")
        FOUNDATION = "foundation", _("Foundations")
        MEMBERS = "members", _("Members' fees")
        DONATIONS = "donations", _("Donations of people")
        OWN_WORK = "own_work", _("Own work and sales")
        OTHER = "other", _("Something else")

    income = models.ForeignKey(Income, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    funder = models.CharField(_("from whom"), max_length=300, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    ended_on = models.DateField(_("taken out on"), null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="income_part_above_zero"
            ),
            models.CheckConstraint(
                condition=~Q(kind="company") | ~Q(funder=""),
                name="income_part_company_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"
