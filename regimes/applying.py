"""Which rules hold for a payment: by the recipient's country, else by the company's part.

The code of the country of the recipient applies (EFPIA Code 2019; Dutch explanatory note
on 7.2.3). Rules of a country come before the general ones of a region, and those before
the ones that name no country. Where two sets fit equally well, a person is asked.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from regimes.deadlines import period_of


class Rules(Protocol):
    """As much of a regime as this needs."""

    code: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    profile: dict[str, Any]


R = TypeVar("R", bound=Rules)


@dataclass(frozen=True)
class Applying(Generic[R]):
    """The rules that hold, or those between which somebody has to choose."""

    rules: R | None
    choices: tuple[R, ...] = ()
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None


def applying(
    regimes: Iterable[R],
    *,
    recipient_country: str,
    affiliate_country: str,
    on: datetime.date,
) -> Applying[R]:
    """What holds for a payment of a day, and the period that it belongs to.

    `affiliate_country` is that of the part of the company that reports: it decides where
    the recipient's country has no rules here, and where nobody knows that country.
    """
    newest = _in_force(regimes, on)
    for country in filter(None, (recipient_country, affiliate_country)):
        for general in (False, True):
            fitting = [
                each
                for each in newest
                if country in each.profile.get("countries", ())
                and each.profile.get("general", False) == general
            ]
            if fitting:
                return _one_of(fitting, on)
    return _one_of([x for x in newest if not x.profile.get("countries")], on)


def _in_force(regimes: Iterable[R], on: datetime.date) -> list[R]:
    """Of each code the version of that day; of two, the one that began later."""
    newest: dict[str, R] = {}
    for each in sorted(regimes, key=lambda each: each.valid_from):
        if each.valid_from <= on <= (each.valid_until or datetime.date.max):
            newest[each.code] = each
    return list(newest.values())


def _one_of(fitting: list[R], on: datetime.date) -> Applying[R]:
    if len(fitting) != 1:
        return Applying(None, tuple(fitting))
    starts_on, ends_on = period_of(fitting[0].profile, on)
    return Applying(fitting[0], (), starts_on, ends_on)
