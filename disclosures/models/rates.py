"""Exchange rates: the European Central Bank's by day, and those that an officer typed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.models import tracked
from disclosures.models.periods import Period


class RateFile(models.Model):
    """A file of euro reference rates that an operator loaded, never changed after."""

    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=200)
    loaded_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="rate_file_has_hash"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ExchangeRate(models.Model):
    """How many units of `currency` one euro was on `rated_on`: the ECB's reference rate.

    The euro itself has a row of 1 for each day of the file, so that every pair of
    currencies is reckoned in the same way. Never changed: what was reckoned stays true.
    """

    rated_on = models.DateField()
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=20, decimal_places=8)
    file = models.ForeignKey(RateFile, on_delete=models.PROTECT, related_name="rates")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "rated_on"], name="exchange_rate_once"
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0), name="exchange_rate_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.rated_on}"


class TypedRate(models.Model):
    """A rate that no file has, given by the officer of a period with its source.

    `rate` is the sum in `target` for one unit of `currency`. It counts for the payments
    of `day`; without one, for those of which only the year is known.
    """

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="typed_rates"
    )
    currency = models.CharField(_("currency"), max_length=3)
    target = models.CharField(_("currency of the report"), max_length=3)
    day = models.DateField(_("for payments of"), null=True, blank=True)
    rate = models.DecimalField(_("rate"), max_digits=28, decimal_places=14)
    rate_on = models.DateField(_("day of the rate"))
    source = models.CharField(_("where the rate is from"), max_length=200)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "currency", "target", "day"],
                nulls_distinct=False,
                name="typed_rate_once",
            ),
            models.CheckConstraint(condition=Q(rate__gt=0), name="typed_rate_positive"),
            models.CheckConstraint(
                condition=~Q(source=""), name="typed_rate_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.target} {self.day or ''}"
