"""What somebody enters as received, and whether the same is here already."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from disclosures.models import Receipt
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

    @property
    def same(self) -> tuple[str, datetime.date | None, Decimal, str, int]:
        """What two receipts share that may be one."""
        return (
            self.reference,
            self.received_on,
            self.amount,
            self.currency,
            self.year,
        )


def alike(facts: Iterable[Facts], holder_id: int) -> dict[object, Receipt]:
    """Receipts that are here with the same reference, day and amount, by `Facts.same`."""
    given = list(facts)
    found = Receipt.objects.standing().filter(
        holder_id=holder_id,
        amount__in={each.amount for each in given},
        year__in={each.year for each in given},
    )
    return {
        (row.reference, row.received_on, row.amount, row.currency, row.year): row
        for row in found.order_by("-pk")
    }
