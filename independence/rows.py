"""What the figures are computed from: payments, and what an organisation says it lives on.

Plain rows, no Django. Sums are exact (`Decimal`), in the currency beside them.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True)
class Payment:
    """One transfer as the recipient sees it.

    `amount` is as the company gave it, whatever it says about VAT; None where a value
    would not be meaningful; below zero for a refund. `year` is always known.
    `passed_on`: the organisation only handed it on to somebody else. `through_another`:
    it came by way of another recipient.
    """

    pk: int
    company: int
    company_name: str
    amount: Decimal | None
    currency: str
    year: int
    received_on: datetime.date | None = None
    paid_on: datetime.date | None = None
    in_kind: bool = False
    restricted: bool | None = None
    vat_included: bool = False
    answer: str = "none"
    excluded: bool = False
    passed_on: bool = False
    through_another: bool = False

    @property
    def day(self) -> datetime.date:
        """The day that decides to which year it belongs (docs/independence.md)."""
        return self.received_on or self.paid_on or datetime.date(self.year, 7, 1)


@dataclass(frozen=True)
class Part:
    """What a company that is not here gave, as the organisation says."""

    funder: str
    amount: Decimal


@dataclass(frozen=True)
class YearIncome:
    """The whole income of one financial year; `core` is what is free to use, if said."""

    starts_on: datetime.date
    ends_on: datetime.date
    currency: str
    amount: Decimal
    core: Decimal | None = None
    parts: tuple[Part, ...] = ()


class Bucket(StrEnum):
    """What becomes of a payment in the figures of its year."""

    MONEY = "money"
    HELP = "help"
    NO_VALUE = "no_value"
    OTHER_CURRENCY = "other_currency"
    EXCLUDED = "excluded"
    PASSED_ON = "passed_on"


COUNTED = frozenset({Bucket.MONEY, Bucket.HELP, Bucket.NO_VALUE, Bucket.OTHER_CURRENCY})
"""What came from a company and stayed, though not all of it is in a share."""


def bucket(payment: Payment, currency: str) -> Bucket:
    """Where a payment goes in a year whose sums are in `currency`."""
    if payment.excluded:
        return Bucket.EXCLUDED
    if payment.passed_on:
        return Bucket.PASSED_ON
    if payment.amount is None:
        return Bucket.NO_VALUE
    if payment.currency != currency:
        return Bucket.OTHER_CURRENCY
    return Bucket.HELP if payment.in_kind else Bucket.MONEY


@dataclass(frozen=True)
class Basis:
    """From how many rows a figure comes, and what is to be known about them.

    Everything but `buckets` is about the rows that came and stayed.
    """

    buckets: dict[Bucket, int] = field(default_factory=dict)
    counted: int = 0
    unconfirmed: int = 0
    questioned: int = 0
    by_received: int = 0
    by_paid: int = 0
    by_year: int = 0
    refunds: int = 0
    vat_included: int = 0
    through_another: int = 0
    parts: int = 0


def basis(payments: Iterable[Payment], currency: str, parts: int = 0) -> Basis:
    """Counts rows; gives no sum."""
    rows = [(payment, bucket(payment, currency)) for payment in payments]
    counted = [payment for payment, where in rows if where in COUNTED]
    return Basis(
        buckets=dict(Counter(where for _payment, where in rows)),
        counted=len(counted),
        unconfirmed=sum(p.answer != "confirmed" for p in counted),
        questioned=sum(p.answer == "questioned" for p in counted),
        by_received=sum(p.received_on is not None for p in counted),
        by_paid=sum(p.received_on is None and p.paid_on is not None for p in counted),
        by_year=sum(p.received_on is None and p.paid_on is None for p in counted),
        refunds=sum(p.amount is not None and p.amount < 0 for p in counted),
        vat_included=sum(p.vat_included for p in counted),
        through_another=sum(p.through_another for p in counted),
        parts=parts,
    )
