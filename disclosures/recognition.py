"""Which day of a payment counts for its period, under which rules.

As `disclosures/belonging.py` finds it for rows: the company's decision for the rules, else
what the rules themselves say, else the day of the payment.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from disclosures.belonging import GENERIC
from disclosures.models import CountsOn, Period, RecognitionChoice
from organisations.models import Organisation
from regimes.models import Regime

NOT_FROM_RULES = {GENERIC}
"""Rules that every company has say nothing on its own way of counting."""


@dataclass(frozen=True)
class Counting:
    """What holds for one set of rules: by decision, from a year on, or by the rules."""

    regime: Regime
    day: CountsOn
    from_year: int | None = None
    decided_on: datetime.date | None = None
    reason: str = ""


def counts_on(period: Period) -> CountsOn:
    """The day that decides which payments stand in a period."""
    choices = RecognitionChoice.objects.filter(
        company_id=period.company_id,
        regime_code=period.regime.code,
        from_year__lte=period.year,
    )
    newest = choices.order_by("-from_year", "-pk").first()
    return CountsOn(newest.counts_on) if newest else _said_by(period.regime)


def by_rules(company: Organisation, *, today: datetime.date) -> list[Counting]:
    """What holds today for each set of rules under which the company has periods."""
    chosen = RecognitionChoice.objects.filter(
        company=company, regime_code=OuterRef("code"), from_year__lte=today.year
    ).order_by("-from_year", "-pk")
    facts = JSONObject(
        day="counts_on", year="from_year", on="decided_on", reason="reason"
    )
    regimes = Regime.objects.filter(
        Exists(Period.objects.filter(company=company, regime__code=OuterRef("code"))),
        state=Regime.State.IN_USE,
    ).annotate(decision=Subquery(chosen.values(decision=facts)[:1]))
    newest = {each.code: each for each in regimes.order_by("valid_from", "pk")}
    return sorted(map(_counting, newest.values()), key=lambda each: each.regime.name)


def _counting(regime: Any) -> Counting:
    decision = regime.decision
    if not decision:
        return Counting(regime, _said_by(regime))
    return Counting(
        regime,
        CountsOn(decision["day"]),
        decision["year"],
        datetime.date.fromisoformat(decision["on"]),
        decision["reason"],
    )


def _said_by(regime: Regime) -> CountsOn:
    said = regime.profile.get("recognised_on")
    if regime.code in NOT_FROM_RULES or said not in CountsOn.values:
        return CountsOn.PAID
    return CountsOn(said)
