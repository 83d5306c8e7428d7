"""What patients told, and what was decided because of it."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Function, Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.sides import Stage
from partnerships.models.taking_part import seen_by


class InsightQuerySet(models.QuerySet["Insight"]):
    def for_actor(self, actor: Actor) -> "InsightQuerySet":
        return self.filter(seen_by(actor))

    def standing(self) -> "InsightQuerySet":
        """Those that nobody took back."""
        return self.filter(taken_back_on__isnull=True)

    def told_what_followed(self) -> Any:
        """With how far each is: `is_decided`, `has_changed`, `has_silence`."""
        decisions = InsightDecision.objects.filter(insight=OuterRef("pk"))
        return self.annotate(
            is_decided=Exists(decisions),
            has_changed=Exists(
                decisions.filter(outcome=InsightDecision.Outcome.CHANGED)
            ),
            has_silence=Exists(decisions.filter(fed_back_on__isnull=True)),
        )


class Insight(models.Model):
    """Something that patients told in a partnership: said by whom, when, at which stage.

    By whom means a role, never a name. Either side records it and both read it. What
    followed is in `InsightDecision`.
    """

    class Giver(models.TextChoices):
        PATIENT = "patient", _("Somebody who lives with the condition")
        CARER = "carer", _("A relative or a carer")
        GROUP = "group", _("Several patients or carers together")
        SPEAKER = "speaker", _("Somebody who speaks for the organisation")
        EXPERT = "expert", _("A trained patient expert")
        OTHER = "other", _("Somebody else")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="insights"
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    given_by = models.CharField(_("who told it"), max_length=8, choices=Giver)
    occasion = models.CharField(_("where it was told"), max_length=300, blank=True)
    told_on = models.DateField(_("told on"))
    told = models.TextField(_("what they told"))
    recorded_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField(_("recorded on"))
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = InsightQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="insight_stage_known"
            ),
            models.CheckConstraint(condition=~Q(told=""), name="insight_has_words"),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="insight_newest"),
            models.Index(fields=["stage", "-id"], name="insight_by_stage"),
        ]

    def __str__(self) -> str:
        return self.told if len(self.told) <= 80 else f"{self.told[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:insight", args=[self.public_id])


class InsightDecision(models.Model):
    """What an organisation decided after an insight: what changed, or nothing and why.

    `fed_back_on` is when those who gave the insight were told, `fed_back_how` in which
    way. A decision that nobody was told of waits in the inbox of who took it.
    """

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("Something changed")
        NOTHING = "nothing", _("Nothing changed")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    insight = models.ForeignKey(
        Insight, on_delete=models.PROTECT, related_name="decisions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    function = models.CharField(
        _("function"), max_length=20, choices=Function, blank=True
    )
    outcome = models.CharField(_("what followed"), max_length=8, choices=Outcome)
    words = models.TextField(_("what changed, or why nothing did"))
    decided_on = models.DateField(_("decided on"))
    recorded_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField(_("recorded on"))
    fed_back_on = models.DateField(_("those who told it heard on"), null=True)
    fed_back_how = models.TextField(_("how they heard"), blank=True)
    fed_back_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True
    )

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="insight_decision_has_words"
            ),
            models.CheckConstraint(
                condition=Q(
                    fed_back_on__isnull=True, fed_back_by__isnull=True, fed_back_how=""
                )
                | (
                    Q(fed_back_on__isnull=False, fed_back_by__isnull=False)
                    & ~Q(fed_back_how="")
                ),
                name="insight_decision_fed_back_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=Q(fed_back_on__isnull=True),
                name="insight_decision_silent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} after {self.insight_id}"
