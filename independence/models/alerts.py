"""Questions that dependence raises, asked once a year of both sides; never a refusal."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from organisations.models import Organisation


class AlertQuerySet(models.QuerySet["Alert"]):
    def for_actor(self, actor: Actor) -> "AlertQuerySet":
        """A company's own; an organisation's all, with a verified mandate."""
        if actor.organisation_id is None or actor.only_company_id is not None:
            return self.none()
        if actor.kind == Organisation.Kind.COMPANY:
            return self.filter(company_id=actor.organisation_id)
        return self.filter(organisation_id=actor.organisation_id)


class Alert(models.Model):
    """A share of an organisation's income has passed a level of this installation.

    `company` is empty when it is about all companies together. `facts` say what the
    share was computed from. Asked once for a year: of the organisation for its own
    words, of the company for a plan (more funders, or an orderly exit).
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for words")
        ANSWERED = "answered", _("Answered by all who were asked")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="alerts"
    )
    company = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="alerts_about",
    )
    year = models.PositiveSmallIntegerField(_("year"))
    level = models.PositiveSmallIntegerField(_("level, in per cent"))
    share = models.DecimalField(
        _("share of income, in per cent"), max_digits=7, decimal_places=2
    )
    facts = models.JSONField(default=dict)
    asked_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    organisation_words = models.TextField(_("the organisation's words"), blank=True)
    organisation_on = models.DateField(null=True, blank=True)
    company_plan = models.TextField(_("the company's plan"), blank=True)
    company_on = models.DateField(null=True, blank=True)

    history = tracked()
    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "company", "year"],
                nulls_distinct=False,
                name="alert_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(organisation_on__isnull=True) | ~Q(organisation_words=""),
                name="alert_organisation_in_words",
            ),
            models.CheckConstraint(
                condition=Q(company_on__isnull=True) | ~Q(company_plan=""),
                name="alert_company_in_words",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state", "-id"], name="alert_of_company")
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"

    def get_absolute_url(self) -> str:
        return reverse("independence:alert-detail", args=[self.public_id])


class SoleProduct(models.Model):
    """What a group says beside a sole-product situation: public, in its own words.

    The situation itself follows from the company's products and the group's conditions.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="sole_products"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(_("in your words"))
    written_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "company"], name="sole_product_words_once"
            ),
            models.CheckConstraint(
                condition=~Q(words=""), name="sole_product_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} about {self.company_id}"
