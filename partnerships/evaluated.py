"""What an organisation reads of an evaluation: its own answers, theirs when all are open.

The one place that reads answers for a page: `EvaluationAnswer.for_organisation` decides.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from partnerships.criteria import Question, questions, scale
from partnerships.models import (
    AnswerPool,
    Evaluation,
    EvaluationAnswer,
    EvaluationParty,
    Side,
)
from partnerships.models.evaluations import POOL_SIZE


@dataclass(frozen=True)
class Said:
    """What one organisation said to one question, or that it said nothing."""

    who: str
    company: bool
    score: int | None
    label: str
    words: str


@dataclass(frozen=True)
class Row:
    """One question with all answers; `gap` between the sides, None while one is missing."""

    question: Question
    said: list[Said]
    gap: Decimal | None


def rows(
    evaluation: Evaluation, parties: list[EvaluationParty], reader_id: int
) -> list[Row]:
    """Every question, with what `reader_id` may read of it (one query)."""
    given: dict[str, dict[int, EvaluationAnswer]] = defaultdict(dict)
    for one in EvaluationAnswer.objects.for_organisation(reader_id).filter(
        party__evaluation=evaluation
    ):
        given[one.question][one.party_id] = one
    labels = dict(scale())
    found = []
    for question in questions():
        said = [
            Said(
                who=party.organisation.legal_name,
                company=party.side == Side.COMPANY,
                score=answer.score,
                label=labels.get(answer.score or 0, _("no number")),
                words=answer.words,
            )
            for party in parties
            if (answer := given[question.key].get(party.pk)) is not None
        ]
        found.append(Row(question, said, gap(said)))
    return found


def gap(said: list[Said]) -> Decimal | None:
    """How far the sides are apart: between the means of companies and of all others."""
    companies = [each.score for each in said if each.company and each.score]
    others = [each.score for each in said if not each.company and each.score]
    if not companies or not others:
        return None
    return abs(_mean(companies) - _mean(others))


def _mean(scores: list[int]) -> Decimal:
    exact = Decimal(sum(scores)) / len(scores)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Summed:
    """What five organisations or more said together; `mean` is None where fewer did."""

    question: Question
    mean: Decimal | None
    count: int


@dataclass(frozen=True)
class Pool:
    number: int
    complete: AnswerPool
    rows: list[Summed]


def summed(company_id: int) -> tuple[list[Pool], int]:
    """The complete pools about a company, newest first; how many answers the next lacks.

    Of a pool that still fills, the company learns that number and nothing else.
    """
    pools = list(AnswerPool.objects.filter(company_id=company_id).order_by("-number"))
    complete = [pool for pool in pools if pool.complete_on is not None]
    filling = [pool for pool in pools if pool.complete_on is None]
    missing = POOL_SIZE - filling[0].pooled.count() if filling else 0
    scores: dict[tuple[int, str], list[int]] = defaultdict(list)
    if complete:
        for pool_id, question, score in EvaluationAnswer.objects.filter(
            party__pooled__pool__in=complete, score__isnull=False
        ).values_list("party__pooled__pool_id", "question", "score"):
            scores[pool_id, question].append(score or 0)
    return [
        Pool(
            pool.number,
            pool,
            [
                Summed(
                    question,
                    _mean(given) if len(given) >= POOL_SIZE else None,
                    len(given),
                )
                for question in questions()
                for given in [scores[pool.pk, question.key]]
            ],
        )
        for pool in complete
    ], missing
