"""Interests that people and organisations declare, so that conflicts can be seen."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import tracked
from organisations.models.organisations import Organisation


class InterestQuerySet(models.QuerySet["Interest"]):
    def for_actor(self, actor: Actor) -> "InterestQuerySet":
        """Of the own organisation and its people, for those whose mandate is verified.

        Somebody whose mandate is not verified sees their own.
        """
        if actor.organisation_id is None:
            return self.none()
        own = self.filter(organisation=actor.organisation_id)
        if actor.only_company_id is not None:
            return own.filter(person=actor.person_id)
        return own

    def lasting(self, today: datetime.date) -> "InterestQuerySet":
        """Not taken back and not over, whether or not they had to be declared again."""
        return self.filter(
            Q(until_on=None) | Q(until_on__gte=today), ended_on__isnull=True
        )


class Interest(models.Model):
    """A tie to a company that could sway somebody, declared by them.

    By a person (`person`) who acts for `organisation`, or by `organisation` itself. The
    company is one of the portal's, or named in `company_name`. It has to be declared
    again by `renew_by`. The description may speak of a person: kept out of the history.
    """

    class Kind(models.TextChoices):
        EMPLOYMENT = "employment", _("Employment or office")
        CONSULTANCY = "consultancy", _("Advice, speaking, writing")
        GRANT = "grant", _("Grant or sponsorship")
        SHARES = "shares", _("Shares or other holdings")
        RESEARCH = "research", _("Research or a trial")
        FAMILY = "family", _("A close person's interest")
        OTHER = "other", _("Something else")
        NOTHING = "nothing", _("Nothing to declare")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="interests"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    company = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    company_name = models.CharField(_("company"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    in_governing_body = models.BooleanField(
        _("they are in its governing body"), default=False
    )
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)
    declared_on = models.DateField(_("declared on"))
    renew_by = models.DateField(_("to be declared again by"))
    ended_on = models.DateField(_("taken back on"), null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    history = tracked(excluded=("description", "reminded_days"))
    objects = InterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="nothing", company__isnull=True, company_name="")
                | (
                    ~Q(kind="nothing")
                    & (Q(company__isnull=False) | ~Q(company_name=""))
                ),
                name="interest_in_a_company",
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(until_on__gte=models.F("from_on")),
                name="interest_from_before_until",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "person"], name="interest_of"),
            models.Index(fields=["renew_by", "id"], name="interest_renewal"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}"
