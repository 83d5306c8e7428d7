"""What is still open between a company and an organisation, for the company's checks."""

import datetime
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models import Answer, Claim, Entry, Question
from organisations.diligence import Fact
from organisations.models import Organisation


def open_reports(
    company: Organisation,
    organisation: Organisation,
    _today: datetime.date,
) -> list[Fact]:
    """Unanswered entries, open questions and claims between these two: one query.

    The organisation sees those entries too: they are being checked.
    """
    entries = Entry.objects.filter(
        recipient=organisation, period__company=company, state=Entry.State.IN_REVIEW
    )
    questions = Question.objects.filter(
        recipient=organisation,
        entry__period__company=company,
        state=Question.State.OPEN,
    )
    claims = Claim.objects.filter(
        recipient=organisation, company=company, state=Claim.State.OPEN
    )
    open_: Any = (
        Organisation.objects.filter(pk=organisation.pk)
        .values(
            waiting=_number(entries.filter(answer=Answer.NONE)),
            open_questions=_number(questions),
            open_claims=_number(claims),
        )
        .get()
    )
    sentences = [
        ngettext(
            "%(count)d payment waits for the organisation's answer",
            "%(count)d payments wait for the organisation's answer",
            open_["waiting"],
        )
        % {"count": open_["waiting"]},
        ngettext(
            "%(count)d question of the organisation waits for the company's answer",
            "%(count)d questions of the organisation wait for the company's answer",
            open_["open_questions"],
        )
        % {"count": open_["open_questions"]},
        ngettext(
            "%(count)d claim of a missing payment waits for the company",
            "%(count)d claims of missing payments wait for the company",
            open_["open_claims"],
        )
        % {"count": open_["open_claims"]},
    ]
    counts = (open_["waiting"], open_["open_questions"], open_["open_claims"])
    told = [text for text, count in zip(sentences, counts, strict=True) if count]
    return [Fact(text) for text in told or [_("Nothing is open between these two.")]]


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("recipient").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
