"""Reporting rules as dated data: what a code or law asks for, and who confirmed it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import tracked


class RegimeQuerySet(models.QuerySet["Regime"]):
    def for_readers(self) -> "RegimeQuerySet":
        """Rules are for everybody; those being edited are for the operator's people."""
        return self.exclude(state__in=[Regime.State.DRAFT, Regime.State.DROPPED])

    def in_use(self) -> "RegimeQuerySet":
        return self.filter(state=Regime.State.IN_USE)


class Regime(models.Model):
    """One version of a code or law that asks for a report.

    `profile` holds the rules: docs/rules.md has its keys. A profile that no person has
    confirmed warns wherever it is used. Rules in use are not edited but for what is
    confirmed: a registrar changes a copy, `based_on` them, and confirms that.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being edited")
        IN_USE = "in_use", _("In use")
        REPLACED = "replaced", _("Replaced by another version")
        DROPPED = "dropped", _("Dropped")

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
    state = models.CharField(max_length=8, choices=State, default=State.IN_USE)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies"
    )

    history = tracked()
    objects = RegimeQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_use", "replaced", "dropped"]),
                name="regime_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["draft", "dropped"], verified_on__isnull=False),
                name="regime_confirmed_is_no_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:regime-detail", args=[self.public_id])

    @property
    def confirmed(self) -> bool:
        """Whether a person has confirmed these rules."""
        return self.verified_on is not None

    @property
    def doubts(self) -> list[str]:
        """What nobody knows for certain about these rules."""
        doubts: list[str] = self.profile.get("doubts", [])
        return doubts
