"""Reporting rules as dated data: what a code or law asks for, and who confirmed it."""

from django.db import models
from django.db.models import Q

from audit.ids import NewPublicId
from audit.models import tracked


class Regime(models.Model):
    """One version of a code or law that asks for a report.

    `profile` holds the rules: see `regimes/profile.py` for its keys. A profile that no
    person has confirmed warns wherever it is used.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    version = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    profile = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    verified_by = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="regime_version_once"
            ),
            models.CheckConstraint(
                condition=Q(verified_by="", verified_on__isnull=True)
                | (~Q(verified_by="") & Q(verified_on__isnull=False)),
                name="regime_verified_by_with_verified_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
