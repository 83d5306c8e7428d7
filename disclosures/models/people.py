"""What a company paid to persons: totals and numbers of people, without a name."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.periods import Period
from disclosures.models.transfers import CurrencyPlaces


class PeopleTotalQuerySet(models.QuerySet["PeopleTotal"]):
    def for_actor(self, actor: Actor) -> "PeopleTotalQuerySet":
        """A company's own."""
        return self.filter(period__company_id=actor.organisation_id)

    def standing(self) -> "PeopleTotalQuerySet":
        """Those that go into the report: not taken out."""
        return self.filter(removed_because="")


class PeopleTotal(models.Model):
    """A period × a group of persons × a kind × a currency: how much, to how many people.

    Groups and kinds are those of the period's rules (`regimes/people.py`). It is no
    payment to an organisation and stands in none of their sums. One person may be counted
    in several rows, so numbers of people are never added up. `words` are for readers. One
    that was taken out stays here with its reason and can be put back.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="people_totals"
    )
    group = models.CharField(_("whom"), max_length=40)
    category = models.CharField(_("kind"), max_length=40)
    currency = models.CharField(_("currency"), max_length=3)
    amount = models.DecimalField(_("total"), max_digits=18, decimal_places=4)
    people = models.PositiveIntegerField(_("number of people"))
    words = models.TextField(_("words for readers"), blank=True)
    removed_because = models.TextField(_("taken out because"), blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = PeopleTotalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "group", "category", "currency"],
                condition=Q(removed_because=""),
                name="people_total_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="people_total_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(
                    amount=Round(
                        "amount",
                        precision=CurrencyPlaces("currency"),  # type: ignore[arg-type]
                    )
                ),
                name="people_total_fits_currency",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1), name="people_total_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="people_total_currency_is_iso",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.category}, {self.currency}"
