"""Who worked together: a payment of the last three years that the recipient has seen."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from disclosures.models import Transfer, TransferParty

YEARS = 3


def worked_with(organisation_id: int) -> QuerySet[TransferParty, Any]:
    """Ids of those on the other side of its payments, whichever side it is on.

    A payment that a company has only written down counts for nothing yet: it would let
    anybody in who enters one.
    """
    seen = TransferParty.objects.filter(
        side=TransferParty.Side.RECIPIENT,
        shown=True,
        transfer__paid_year__gte=timezone.localdate().year - YEARS,
    ).exclude(transfer__state=Transfer.State.EXCLUDED)
    own = TransferParty.objects.filter(organisation=organisation_id)
    return (
        TransferParty.objects.filter(
            transfer__in=seen.filter(transfer__in=own.values("transfer_id")).values(
                "transfer_id"
            )
        )
        .exclude(organisation=organisation_id)
        .order_by()
        .values("organisation_id")
    )
