"""Both sides look back: the same questions, opened to both at once."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from organisations.models import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.sides import Side
from partnerships.models.taking_part import seen_by

POOL_SIZE = 5
"""Answers of so many different organisations are summed; fewer could be guessed."""


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def for_actor(self, actor: Actor) -> "EvaluationQuerySet":
        return self.filter(seen_by(actor))


class Evaluation(models.Model):
    """One look back at a partnership by all who take part (mission B4).

    `yearly` is the one of a year, opened by the calendar or by a side; `asked` is one
    more, which all sides must want. Lifecycle: lifecycle/evaluations.py.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Asked for")
        NOT_HELD = "not_held", _("Not held")
        OPEN = "open", _("Being answered")
        SHOWN = "shown", _("Opened to all")

    class Cause(models.TextChoices):
        YEARLY = "yearly", _("The yearly one")
        ASKED = "asked", _("One more, which both sides want")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="evaluations"
    )
    cause = models.CharField(_("which"), max_length=6, choices=Cause)
    state = models.CharField(max_length=8, choices=State)
    asked_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", null=True
    )
    words = models.TextField(_("why now"), blank=True)
    recorded_on = models.DateField()
    opened_on = models.DateField(_("opened on"), null=True)
    closes_on = models.DateField(_("answers until"), null=True)
    shown_on = models.DateField(_("opened to all on"), null=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)

    history = tracked()
    objects = EvaluationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "not_held"], opened_on__isnull=True)
                | Q(
                    state="open",
                    opened_on__isnull=False,
                    closes_on__isnull=False,
                    shown_on__isnull=True,
                )
                | Q(state="shown", opened_on__isnull=False, shown_on__isnull=False),
                name="evaluation_dates_with_state",
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(state__in=["proposed", "open"]),
                name="evaluation_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "-id"], name="evaluation_newest"),
            models.Index(
                fields=["closes_on"],
                condition=Q(state="open"),
                name="evaluation_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} of {self.partnership_id}"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:evaluation", args=[self.public_id])


class EvaluationParty(models.Model):
    """One organisation's part in an evaluation: whether it answered, and who reads it.

    `only_summed` is the choice of a patient organisation: its answers reach a company
    only added up with those of four or more others.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Has not answered yet")
        ANSWERED = "answered", _("Has answered")
        SKIPPED = "skipped", _("Does not answer this time")

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    answered_on = models.DateField(null=True)
    person_id = models.BigIntegerField(null=True)
    reminded_on = models.DateField(null=True)
    only_summed = models.BooleanField(
        _("only summed with the answers of others"), default=False
    )
    version = models.PositiveIntegerField(default=0)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "organisation"], name="evaluation_party_once"
            ),
            models.CheckConstraint(
                condition=Q(only_summed=False) | Q(side="patients"),
                name="evaluation_only_patients_are_summed",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_on__isnull=True)
                | (~Q(state="waiting") & Q(answered_on__isnull=False)),
                name="evaluation_party_answered_on",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=Q(state="waiting"),
                name="evaluation_party_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.evaluation_id}"


class EvaluationAnswerQuerySet(models.QuerySet["EvaluationAnswer"]):
    def for_organisation(self, organisation_id: int) -> "EvaluationAnswerQuerySet":
        """Its own; those of others when all are opened and not meant for the sum alone."""
        return self.filter(
            Q(party__organisation_id=organisation_id)
            | Q(party__evaluation__state=Evaluation.State.SHOWN)
            & Q(party__state=EvaluationParty.State.ANSWERED, party__only_summed=False)
        )


class EvaluationAnswer(models.Model):
    """What one organisation says to one question: 1 to 5, or nothing, and words.

    `question` is a key of data/criteria.toml.
    """

    party = models.ForeignKey(
        EvaluationParty, on_delete=models.PROTECT, related_name="answers"
    )
    question = models.CharField(max_length=20)
    score = models.PositiveSmallIntegerField(_("from 1 to 5"), null=True)
    words = models.TextField(_("in your words"), blank=True)

    history = tracked()
    objects = EvaluationAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "question"], name="evaluation_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5),
                name="evaluation_score_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} of {self.party_id}"


class AnswerPool(models.Model):
    """Answers about one company that reach it only as a sum.

    Complete with five different organisations, and then never changed: a sum that grew
    by one would tell what that one said. The next answers go into the next pool.
    """

    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField()
    complete_on = models.DateField(null=True)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"], name="answer_pool_number_once"
            ),
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(complete_on__isnull=True),
                name="answer_pool_one_filling",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} about {self.company_id}"


class PooledParty(models.Model):
    """One organisation's answers in a pool; a newer one takes the place of its older."""

    pool = models.ForeignKey(
        AnswerPool, on_delete=models.PROTECT, related_name="pooled"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    party = models.ForeignKey(
        EvaluationParty, on_delete=models.PROTECT, related_name="pooled"
    )

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "organisation"], name="pooled_party_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id} in {self.pool_id}"


class NextStepQuerySet(models.QuerySet["NextStep"]):
    def for_actor(self, actor: Actor) -> "NextStepQuerySet":
        return self.filter(seen_by(actor))


class NextStep(models.Model):
    """What is to be done after an evaluation: by which organisation, by when."""

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="next_steps"
    )
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="next_steps"
    )
    what = models.TextField(_("what is to be done"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("who there, by role"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"))
    recorded_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField()
    done_on = models.DateField(_("done on"), null=True)
    done_words = models.TextField(_("what was done"), blank=True)

    history = tracked()
    objects = NextStepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="next_step_has_words")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(done_on__isnull=True),
                name="next_step_open",
            )
        ]

    def __str__(self) -> str:
        return self.what
