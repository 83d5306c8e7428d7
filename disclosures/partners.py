"""Who worked together: a payment of the last three years that the recipient has seen."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from disclosures.models import Transfer, TransferParty

YEARS = 3


def worked_with(organisation_id: int, other: Any) -> QuerySet[TransferParty, Any]:
    """The other's part in payments that the organisation has a part in too.

    A payment that a company has only written down counts for nothing yet: it would let
    anybody in who enters one.
    """
    of_it = TransferParty.objects.filter(transfer=OuterRef("transfer"))
    seen = of_it.filter(side=TransferParty.Side.RECIPIENT, shown=True)
    return TransferParty.objects.filter(
        Exists(of_it.filter(organisation=organisation_id)),
        Exists(seen),
        organisation=other,
        transfer__paid_year__gte=timezone.localdate().year - YEARS,
    ).exclude(transfer__state=Transfer.State.EXCLUDED)
