"""Answers that reach a company only as a sum are put with those of others."""

import datetime

from organisations.models import Organisation
from partnerships.models import (
    AnswerPool,
    Evaluation,
    EvaluationParty,
    PooledParty,
    Side,
)
from partnerships.models.evaluations import POOL_SIZE


def add(evaluation: Evaluation, *, today: datetime.date) -> None:
    """Puts such answers into the filling pool of each company. Call inside `acting`."""
    parties = list(evaluation.parties.select_related("organisation"))
    summed = [
        party
        for party in parties
        if party.only_summed and party.state == EvaluationParty.State.ANSWERED
    ]
    companies = sorted(
        party.organisation_id for party in parties if party.side == Side.COMPANY
    )
    for company in companies if summed else ():
        for party in summed:
            _put(party, company, today)


def _put(party: EvaluationParty, company_id: int, today: datetime.date) -> None:
    pool = _filling(company_id)
    PooledParty.objects.update_or_create(
        pool=pool,
        organisation_id=party.organisation_id,
        defaults={"party": party},
    )
    if pool.pooled.count() >= POOL_SIZE:
        pool.complete_on = today
        pool.save()


def _filling(company_id: int) -> AnswerPool:
    """The one pool that is not complete. Two wait for each other at the company's row."""
    Organisation.objects.select_for_update(no_key=True).get(pk=company_id)
    pools = AnswerPool.objects.filter(company_id=company_id)
    newest = pools.order_by("-number").first()
    if newest is not None and newest.complete_on is None:
        return newest
    return AnswerPool.objects.create(
        company_id=company_id, number=newest.number + 1 if newest else 1
    )
