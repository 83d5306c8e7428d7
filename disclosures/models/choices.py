"""Under which rules a company reports what it pays to a country: a person's decision."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation


class RulesChoiceQuerySet(models.QuerySet["RulesChoice"]):
    def for_actor(self, actor: Actor) -> "RulesChoiceQuerySet":
        """A company's own decisions."""
        return self.filter(company_id=actor.organisation_id)


class RulesChoice(models.Model):
    """A company × the recipient's country (× one paying affiliate, or any) → rules.

    The rule that it follows: the code of the country where the recipient is established
    (EFPIA Code 2019; Dutch explanatory note on 7.2.3). It holds from a year on, until
    another one is made: the newest holds, one for an affiliate before one for all.
    `undated` says where payments go of which only the year is known, if the rules count
    by half-years.
    """

    class Undated(models.TextChoices):
        ASK = "", _("Nowhere yet: their days are still to be entered")
        FIRST = "first", _("January to June")
        SECOND = "second", _("July to December")

    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="rules_choices"
    )
    country = models.CharField(_("country"), max_length=2)
    affiliate = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    regime_code = models.CharField(_("rules"), max_length=40)
    from_year = models.PositiveSmallIntegerField(_("from"))
    undated = models.CharField(max_length=6, choices=Undated, blank=True)
    reason = models.TextField(_("because"), blank=True)
    decided_by_id = models.BigIntegerField()
    decided_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = RulesChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=False, decided_on__isnull=False),
                name="rules_choice_decided_on_with_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(undated__in=["", "first", "second"]),
                name="rules_choice_undated_known",
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"),
                name="rules_choice_country_is_iso",
            ),
        ]
        indexes = [
            models.Index(
                fields=["company", "country", "-from_year", "-id"],
                name="rules_choice_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.regime_code}"


class CountsOn(models.TextChoices):
    """The day that decides in which period a payment stands (domain, 9.5)."""

    PAID = "paid_on", _("the day on which you paid")
    RECEIVED = "received_on", _("the day on which it arrived")
    INVOICED = "invoiced_on", _("the day of the invoice")
    AGREED = "agreed_on", _("the day on which the agreement was signed")
    ACTIVITY = "activity_on", _("the day of the event or of the work")

    @property
    def field(self) -> str:
        """The field of a transfer that holds it."""
        return "agreement_signed_on" if self is CountsOn.AGREED else self.value


class RecognitionChoiceQuerySet(models.QuerySet["RecognitionChoice"]):
    def for_actor(self, actor: Actor) -> "RecognitionChoiceQuerySet":
        """A company's own decisions."""
        return self.filter(company_id=actor.organisation_id)


class RecognitionChoice(models.Model):
    """Which day counts under one set of rules, from a year on, for a company.

    One for all rows of a report: so it is said for the rules, not for a country. The
    newest of the latest year holds; without one, what the rules say, else the day of the
    payment.
    """

    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="recognition_choices"
    )
    regime_code = models.CharField(_("rules"), max_length=40)
    counts_on = models.CharField(
        _("the day that counts"), max_length=11, choices=CountsOn
    )
    from_year = models.PositiveSmallIntegerField(_("from"))
    reason = models.TextField(_("because"))
    decided_by_id = models.BigIntegerField()
    decided_on = models.DateField()
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = RecognitionChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=False, decided_on__isnull=False),
                name="recognition_choice_decided_on_with_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(counts_on__in=CountsOn.values),
                name="recognition_choice_day_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["company", "regime_code", "-from_year", "-id"],
                name="recognition_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.regime_code}: {self.counts_on}"
