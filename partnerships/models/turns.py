"""Whose turn it is, and how long each side has had it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.models import tracked
from partnerships.models.agreements import Agreement
from partnerships.models.applications import Application
from partnerships.models.sides import Side


class Turn(models.Model):
    """One side has an application or an agreement, from–until (empty: has it now).

    The days of a turn are counted against nobody while `paused_on` is set and not yet
    resumed (a request for legal help stops the organisation's clock); `paused_days` are
    those of earlier pauses.
    """

    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="turns",
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="turns"
    )
    side = models.CharField(_("whose turn"), max_length=8, choices=Side)
    from_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    due_on = models.DateField(_("promised by"), null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    paused_days = models.PositiveIntegerField(default=0)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=True, agreement__isnull=False)
                | Q(application__isnull=False, agreement__isnull=True),
                name="turn_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(until_on__isnull=True, application__isnull=False),
                name="turn_one_now_of_application",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(until_on__isnull=True, agreement__isnull=False),
                name="turn_one_now_of_agreement",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="turn_from_before_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} since {self.from_on}"
