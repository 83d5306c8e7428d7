"""What a partnership did for patients, beside what it cost."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.agreements import Agreement
from partnerships.models.partnerships import Partnership
from partnerships.models.taking_part import seen_by


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def for_actor(self, actor: Actor) -> "OutcomeQuerySet":
        return self.filter(seen_by(actor))


class Outcome(models.Model):
    """What was intended for patients, what came of it, who was reached and who was not.

    One organisation writes it; each other one can say how it sees it (`OutcomeView`).
    What it cost are the amounts of its agreements.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="outcomes"
    )
    title = models.CharField(_("what it is about"), max_length=200)
    intended = models.TextField(_("what was intended for patients"))
    came = models.TextField(_("what came of it"), blank=True)
    reached = models.TextField(_("who was reached"), blank=True)
    reached_number = models.PositiveIntegerField(
        _("how many people"), null=True, blank=True
    )
    not_reached = models.TextField(_("who was not reached"), blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    written_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(intended=""), name="outcome_has_words"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="outcome_from_before_until",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-id"], name="outcome_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:outcome", args=[self.public_id])


class OutcomeAgreement(models.Model):
    """An agreement whose amount is part of what an outcome cost."""

    outcome = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, related_name="agreements"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="outcomes"
    )
    ended_on = models.DateField(null=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "agreement"], name="outcome_agreement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} for {self.outcome_id}"


class OutcomeView(models.Model):
    """How another organisation of the partnership sees an outcome."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="views")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(_("how we see it"))
    said_on = models.DateField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "organisation"], name="outcome_view_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.outcome_id}"
