"""What is fair for so many hours: the company's own rates, times the hours (domain 5.4).

The portal names no rate of its own: associations may not recommend any.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from partnerships.models import Rate, RateTable
from ui.amounts import minor_units
from workflow.moves import Refused

MOST = Decimal(10) ** 12
"""No pay comes near it; up to here every sum can be kept."""


@dataclass(frozen=True)
class Range:
    """From the lowest to the highest, in the rate's currency, and the rate it is from."""

    rate: Rate
    low: Decimal
    high: Decimal

    def holds(self, amount: Decimal) -> bool:
        return self.low <= amount <= self.high


def in_force(company_id: int, day: datetime.date) -> RateTable | None:
    """The company's newest table that is valid on that day."""
    return (
        RateTable.objects.filter(company=company_id, valid_from__lte=day)
        .order_by("-valid_from", "-number")
        .first()
    )


def fitting(
    rates: Iterable[Rate], *, country: str, kind: str, level: str
) -> Rate | None:
    """The most exact one: country and kind, then country alone, then kind, then any."""
    possible = [
        rate
        for rate in rates
        if rate.level == level
        and rate.country in ("", country)
        and rate.kind in ("", kind)
    ]
    return max(
        possible, key=lambda rate: (bool(rate.country), bool(rate.kind)), default=None
    )


def computed(rate: Rate, hours: Decimal, people: int) -> Range:
    """Rate times hours times people, each end rounded half up to the currency's places."""
    places = Decimal(1).scaleb(-minor_units(rate.currency))
    times = hours * people
    if rate.high * times >= MOST:
        raise Refused(
            [_("By these rates, hours and people the pay is too large. Look again.")]
        )
    return Range(
        rate,
        (rate.low * times).quantize(places, ROUND_HALF_UP),
        (rate.high * times).quantize(places, ROUND_HALF_UP),
    )


def of(
    company_id: int,
    *,
    country: str,
    kind: str,
    level: str,
    hours: Decimal,
    people: int,
    day: datetime.date,
) -> Range | None:
    """The range on that day; None when the company has loaded no rate that fits."""
    table = in_force(company_id, day)
    if table is None:
        return None
    rate = fitting(table.rates.all(), country=country, kind=kind, level=level)
    return None if rate is None else computed(rate, hours, people)
