"""What a company pays for an hour of whose time, and what was agreed for one engagement."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from documents.models import Document
from organisations.models import Organisation
from partnerships.models.activities import Activity, ActivityKind
from partnerships.models.agreements import Agreement
from partnerships.models.partnerships import (
    TAKES_PART,
    Partnership,
    PartnershipParty,
)


class Level(models.TextChoices):
    """What somebody brings (domain 5.4)."""

    LIVED = "lived", _("Lived experience")
    TRAINED = "trained", _("Trained advocate")
    EXPERT = "expert", _("Expert patient")
    EXECUTIVE = "executive", _("Leads a patient organisation")


class RateTableQuerySet(models.QuerySet["RateTable"]):
    def for_actor(self, actor: Actor) -> "RateTableQuerySet":
        """A company's own; everybody else's: of companies that take part with them now."""
        if actor.organisation_id is None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(company_id=actor.organisation_id)
        joined = PartnershipParty.objects.filter(TAKES_PART)
        mine = Partnership.objects.for_actor(actor).filter(
            state=Partnership.State.ACTIVE,
            pk__in=joined.filter(organisation=actor.organisation_id).values(
                "partnership_id"
            ),
        )
        shared = joined.filter(
            partnership__in=mine.values("pk"), side=Organisation.Kind.COMPANY
        )
        return self.filter(company__in=shared.values("organisation_id"))


class RateTable(models.Model):
    """A version of what a company pays for an hour, from a day on. It never changes."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="rate_tables"
    )
    number = models.PositiveIntegerField()
    valid_from = models.DateField(_("valid from"))
    words = models.TextField(_("where the rates come from"), blank=True)
    file = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = RateTableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"], name="rate_table_number_once"
            )
        ]
        indexes = [
            models.Index(fields=["company", "valid_from"], name="rate_table_in_force")
        ]

    def __str__(self) -> str:
        return f"rates {self.number} of {self.company_id}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:rate-table", args=[self.public_id])


class Rate(models.Model):
    """The lowest and highest pay for an hour; an empty country or kind means any."""

    table = models.ForeignKey(RateTable, on_delete=models.PROTECT, related_name="rates")
    country = models.CharField(_("country"), max_length=2, blank=True)
    kind = models.CharField(
        _("kind of activity"), max_length=17, choices=ActivityKind, blank=True
    )
    level = models.CharField(_("level"), max_length=9, choices=Level)
    low = models.DecimalField(_("lowest"), max_digits=18, decimal_places=4)
    high = models.DecimalField(_("highest"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "country", "kind", "level"], name="rate_once"
            ),
            models.CheckConstraint(
                condition=Q(low__gte=0) & Q(high__gte=F("low")),
                name="rate_low_below_high",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.low}–{self.high} {self.currency}"


class FairPayQuerySet(models.QuerySet["FairPay"]):
    def for_actor(self, actor: Actor) -> "FairPayQuerySet":
        """Those of the agreements that the actor's organisation sees."""
        return self.filter(
            agreement__in=Agreement.objects.for_actor(actor).values("pk")
        )


class FairPay(models.Model):
    """Pay for one engagement, and how it was found to be fair (VR-06, domain 5.4).

    `low` and `high` are the rate's times the hours, frozen when it is proposed; empty
    when the company has loaded no rate that fits. The organisation is paid, never a
    person (VR-08). Expenses stand apart (VR-07). "Declined by choice" is the
    organisation's word alone.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed by both")
        DECLINED = "declined", _("No pay, by choice")
        WITHDRAWN = "withdrawn", _("Taken back")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="fair_pay"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(_("what for"), max_length=200)
    country = models.CharField(_("country"), max_length=2)
    kind = models.CharField(_("kind of activity"), max_length=17, choices=ActivityKind)
    level = models.CharField(_("level"), max_length=9, choices=Level)
    people = models.PositiveIntegerField(_("people"), default=1)
    preparation = models.DecimalField(
        _("hours of preparation"), max_digits=7, decimal_places=2, default=0
    )
    participation = models.DecimalField(
        _("hours of taking part"), max_digits=7, decimal_places=2, default=0
    )
    follow_up = models.DecimalField(
        _("hours afterwards"), max_digits=7, decimal_places=2, default=0
    )
    travel = models.DecimalField(
        _("hours of travel"), max_digits=7, decimal_places=2, default=0
    )
    rate = models.ForeignKey(
        Rate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    low = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    amount = models.DecimalField(
        _("pay"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    expenses = models.DecimalField(
        _("expenses"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3)
    justification = models.TextField(_("why it is outside the range"), blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    proposed_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("what the other side says"), blank=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = FairPayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", answered_on__isnull=True)
                | (~Q(state="proposed") & Q(answered_on__isnull=False)),
                name="fair_pay_answered_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(preparation__gte=0)
                & Q(participation__gte=0)
                & Q(follow_up__gte=0)
                & Q(travel__gte=0)
                & Q(people__gte=1),
                name="fair_pay_hours_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True)
                | Q(low__isnull=True)
                | (Q(amount__gte=F("low")) & Q(amount__lte=F("high")))
                | ~Q(justification="")
                | Q(state="declined"),
                name="fair_pay_outside_the_range_with_words",
            ),
        ]
        indexes = [models.Index(fields=["agreement", "-id"], name="fair_pay_newest")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("partnerships:fair-pay", args=[self.public_id])

    @property
    def hours(self) -> Decimal:
        """Of one person: preparation, taking part, afterwards, travel."""
        return self.preparation + self.participation + self.follow_up + self.travel
