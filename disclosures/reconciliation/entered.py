"""What somebody enters as received, and whether the same is here already."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from disclosures.models import PassOnList, Receipt
from organisations.models import Organisation


@dataclass(frozen=True)
class Facts:
    """One receipt as it is entered; `payer` is a company here, or none is."""

    payer_name: str
    amount: Decimal
    currency: str
    year: int
    received_on: datetime.date | None = None
    reference: str = ""
    charges: Decimal | None = None
    description: str = ""
    payer: Organisation | None = None
    category: str = ""
    recipient_name: str = ""

    @property
    def same(self) -> object:
        """What two receipts share that may be one."""
        return _same(self)


def _same(row: Facts | Receipt) -> object:
    return (
        row.reference,
        row.received_on,
        row.amount,
        row.currency,
        row.year,
        " ".join(row.recipient_name.split()).casefold(),
    )


def alike(
    facts: Iterable[Facts], holder_id: int, passed_on: PassOnList | None = None
) -> dict[object, Receipt]:
    """Receipts that are here with the same reference, day and amount, by `Facts.same`.

    In the holder's own books, or in one list of what it passed on.
    """
    given = list(facts)
    found = Receipt.objects.standing().filter(
        holder_id=holder_id,
        passed_on=passed_on,
        amount__in={each.amount for each in given},
        year__in={each.year for each in given},
    )
    return {_same(row): row for row in found.order_by("-pk")}
