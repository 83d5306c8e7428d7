"""What everybody may read about an organisation's independence. Copies, made again."""

from django.db import models


class PublicIncome(models.Model):
    """A year's income that the organisation made public."""

    organisation_public_id = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=18, decimal_places=4)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_public_id", "ends_on"], name="public_income_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_public_id} {self.year}"


class PublicSoleProduct(models.Model):
    """A company has the only product for a condition that the organisation serves.

    With the organisation's own words, if it wrote any.
    """

    organisation_public_id = models.CharField(max_length=16)
    company_public_id = models.CharField(max_length=16)
    company_name = models.CharField(max_length=500)
    product = models.CharField(max_length=200)
    condition = models.CharField(max_length=200)
    under_assessment = models.CharField(max_length=2, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation_public_id"], name="public_sole_product_of"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_name}: {self.product}"
