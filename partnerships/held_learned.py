"""How an organisation reads what its partnerships learned: while it took part in them.

What the others answer in an evaluation is read when all is opened, never before.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organisations import held
from organisations.models import Organisation
from partnerships import models
from partnerships.models.taking_part import took_part

SENT_BY = _("A party of the same thing reads it through its own part in it.")
ANSWERS = _(
    "What the others answer is withheld by them until all have answered or the time is"
    " over. Answers that an organisation gives only as part of a sum are never shown"
    " singly. Earlier drafts of an answer are private to who wrote it."
)


def register() -> None:
    _insights()
    _evaluations()
    _lessons()
    _metrics()
    _outcomes()
    _public()


def _learned(model: Any, to: str = "") -> held.Rows:
    """What a partnership learned while the organisation took part in it."""

    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            took_part(
                organisation.pk,
                partnership=f"{to}partnership",
                day=f"{to}recorded_on",
            )
        )
        return found

    return rows


def _insights() -> None:
    held.register(
        models.Insight,
        name=_("What patients told"),
        rows=_learned(models.Insight),
        unlisted={"recorded_by": SENT_BY},
    )
    held.register(
        models.InsightDecision,
        name=_("What followed from what patients told"),
        rows=_learned(models.InsightDecision, "insight__"),
        unlisted=dict.fromkeys(("organisation", "recorded_by", "fed_back_by"), SENT_BY),
    )


def _evaluations() -> None:
    held.register(
        models.Evaluation,
        name=_("Evaluations of your partnerships"),
        rows=_learned(models.Evaluation),
        unlisted={"asked_by": SENT_BY},
    )
    held.register(
        models.EvaluationParty,
        name=_("Who answers in your evaluations"),
        rows=_learned(models.EvaluationParty, "evaluation__"),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )
    held.register(
        models.EvaluationAnswer,
        name=_("Answers in your evaluations"),
        rows=lambda organisation: models.EvaluationAnswer.objects.for_organisation(
            organisation.pk
        ).filter(
            took_part(
                organisation.pk,
                partnership="party__evaluation__partnership",
                day="party__evaluation__recorded_on",
            )
        ),
        past=ANSWERS,
    )
    held.register(
        models.AnswerPool,
        name=_("Sums of what organisations answer about you"),
        keys=("company",),
    )
    held.register(
        models.PooledParty,
        name=_("Your answers that are in a sum"),
        keys=("organisation",),
    )
    held.register(
        models.NextStep,
        name=_("Next steps after evaluations"),
        rows=_learned(models.NextStep),
        unlisted=dict.fromkeys(("organisation", "recorded_by"), SENT_BY),
    )


def _lessons() -> None:
    for model, name, column, to in (
        (models.Lesson, _("Lessons of your partnerships"), "written_by", ""),
        (
            models.LessonConsent,
            _("Who agreed to open a lesson"),
            "organisation",
            "lesson__",
        ),
        (
            models.ProcessChange,
            _("What companies changed after your lessons"),
            "company",
            "lesson__",
        ),
    ):
        held.register(
            model,
            name=name,
            rows=_learned(model, to),
            unlisted={column: SENT_BY},
            withheld={} if model is models.Lesson else {"person_id": held.PERSON},
        )


def _metrics() -> None:
    held.register(
        models.Metric,
        name=_("What your partnerships measure"),
        rows=_learned(models.Metric),
        unlisted=dict.fromkeys(("proposed_by", "result_by"), SENT_BY),
    )
    held.register(
        models.MetricConsent,
        name=_("Who agreed to measure what"),
        rows=_learned(models.MetricConsent, "metric__"),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )
    held.excuse("partnerships.MetricName", "names of a published list, about nobody")


def _outcomes() -> None:
    held.register(
        models.Outcome,
        name=_("What your partnerships did for patients"),
        rows=_learned(models.Outcome),
        unlisted={"written_by": SENT_BY},
    )
    held.register(
        models.OutcomeAgreement,
        name=_("Agreements behind an outcome"),
        rows=_seen_costs,
    )
    held.register(
        models.OutcomeView,
        name=_("How each sees an outcome"),
        rows=_learned(models.OutcomeView, "outcome__"),
        unlisted={"organisation": SENT_BY},
    )


def _seen_costs(organisation: Organisation) -> "QuerySet[Any]":
    """Those of its agreements: another party's agreement is not its to know."""
    return _learned(models.OutcomeAgreement, "outcome__")(organisation).filter(
        agreement__in=models.AgreementParty.objects.filter(
            organisation=organisation, shown=True
        ).values("agreement_id")
    )


def _public() -> None:
    held.register(
        models.Story,
        name=_("Joint stories"),
        rows=_learned(models.Story),
        unlisted={"written_by": SENT_BY},
    )
    held.register(
        models.StoryConsent,
        name=_("Who approved a joint story"),
        rows=_learned(models.StoryConsent, "story__"),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )
    held.register(
        models.MessageConsent,
        name=_("Who agreed that everybody reads a message"),
        rows=_messages(models.MessageConsent, "message__in"),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )
    held.register(
        models.PublicMessage,
        name=_("Your messages for everybody, as shown"),
        keys=("organisation_public_id",),
        rows=_messages(models.PublicMessage, "public_id__in", of="public_id"),
    )
    for model, name in (
        (models.PublicPartnership, _("Public pages of your partnerships")),
        (models.PublicAgreement, _("Public pages of your agreements")),
    ):
        held.register(model, name=name, rows=_named_in(model))
    held.register(
        models.PublicStory, name=_("Your joint stories, as shown"), rows=_stories_shown
    )


def _messages(model: Any, key: str, *, of: str = "pk") -> held.Rows:
    """What belongs to the messages that an organisation may read."""

    def rows(organisation: Organisation) -> "QuerySet[Any]":
        read = models.MessageReader.objects.filter(organisation=organisation)
        seen = models.Message.objects.filter(pk__in=read.values("message_id"))
        found: QuerySet[Any] = model.objects.filter(**{key: seen.values(of)})
        return found

    return rows


def _named_in(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            party_ids__contains=[organisation.public_id]
        )
        return found

    return rows


def _stories_shown(organisation: Organisation) -> "QuerySet[Any]":
    seen = _learned(models.Story)(organisation)
    return models.PublicStory.objects.filter(public_id__in=seen.values("public_id"))
