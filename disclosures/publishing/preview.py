"""What a report would publish now: sums, answers, open questions, reservations."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from disclosures.findings import included, rule
from disclosures.lifecycle.questions import DISPUTED
from disclosures.models import (
    Answer,
    Delivery,
    Question,
    QuestionReason,
    Report,
    Reservation,
)
from disclosures.publishing.contents import NOT_REACHED
from disclosures.publishing.reservations import in_full, taken_off
from regimes.profile import categories

MOST = 100
"""How many questions a page shows."""


@dataclass(frozen=True)
class Sum:
    """So many lines of a category add up to so much; lines without amount count as 0."""

    currency: str
    category: str
    lines: int
    amount: Decimal


@dataclass(frozen=True)
class Disputed:
    """A question that goes out with both statements."""

    entry: Any
    reason: Any
    words: str
    company_words: str


@dataclass(frozen=True)
class Reserved:
    """One reason for one kind of finding, and for how many lines it stands."""

    title: Any
    words: str
    lines: int


def sums(report: Report) -> list[Sum]:
    """By currency and category."""
    names = {c.code: c.label for c in categories(report.period.regime.profile)}
    rows = (
        included(report)
        .values("currency", "transfer__category")
        .annotate(total=models.Sum("amount"), count=Count("pk"))
        .order_by("currency", "transfer__category")
    )
    return [
        Sum(
            row["currency"],
            names.get(row["transfer__category"], row["transfer__category"]),
            row["count"],
            row["total"] or Decimal(0),
        )
        for row in rows
    ]


def together(parts: list[Sum]) -> list[Sum]:
    """By currency, over all categories."""
    return [
        Sum(
            currency,
            "",
            sum(part.lines for part in parts if part.currency == currency),
            sum((p.amount for p in parts if p.currency == currency), Decimal(0)),
        )
        for currency in sorted({part.currency for part in parts})
    ]


def answers(report: Report) -> dict[str, int]:
    """Lines by answer; those whose recipients were not reached stand apart."""
    silent = Q(answer=Answer.NONE)
    historic = silent & ~Q(transfer__published_elsewhere="")
    reached = Exists(
        Delivery.objects.filter(
            period=OuterRef("period"), recipient=OuterRef("recipient")
        ).exclude(state__in=NOT_REACHED)
    )
    asked = silent & Q(transfer__published_elsewhere="")
    return included(report).aggregate(
        confirmed=Count("pk", filter=Q(answer=Answer.CONFIRMED)),
        questioned=Count("pk", filter=Q(answer=Answer.QUESTIONED)),
        cannot_tell=Count("pk", filter=Q(answer=Answer.CANNOT_TELL)),
        none=Count("pk", filter=asked & Q(reached)),
        not_reached=Count("pk", filter=asked & ~Q(reached)),
        historic=Count("pk", filter=historic),
        asked_again=Count("pk", filter=Q(answer=Answer.NONE, lapsed_on__isnull=False)),
    )


def disputed(report: Report) -> list[Disputed]:
    """Questions that are not settled, the ones without the company's words first."""
    questions = (
        Question.objects.filter(
            entry__in=included(report).values("pk"), state__in=DISPUTED
        )
        .select_related("entry__transfer", "entry__recipient")
        .order_by("company_words", "pk")[:MOST]
    )
    return [
        Disputed(
            question.entry,
            QuestionReason(question.reason).label,
            question.words,
            question.company_words,
        )
        for question in questions
    ]


def reserved(report: Report) -> list[Reserved]:
    """What goes out with a reservation, by kind and words."""
    rows = (
        Reservation.objects.filter(report=report)
        .values("rule", "words")
        .annotate(lines=Count("entry"))
        .order_by("rule", "words")[:MOST]
    )
    found = []
    for row in rows:
        known = rule(row["rule"])
        words = in_full(report, row["rule"], row["words"])
        found.append(
            Reserved(known.title if known else row["rule"], words, row["lines"])
        )
    return found + [
        Reserved(_("Taken off the register, and not in this version"), x.words, x.lines)
        for x in taken_off(report)
    ]
