"""Under which agreement a payment was made, when the agreement is here."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from disclosures.lifecycle.agreements import may_be_under
from disclosures.models import Transfer
from workflow.moves import Refused


def with_agreement(values: Mapping[str, Any], *, company_id: int) -> dict[str, Any]:
    """The facts with what the public may read of the agreement: its public title, its day.

    An agreement that is not here keeps the words that were typed. Raises `Refused` for
    one whose parties are not those of the payment.
    """
    agreement = values.get("agreement")
    if agreement is None:
        return dict(values)
    if not may_be_under(agreement, company_id, values["recipient"].pk):
        raise Refused([_("Choose an agreement between you and the recipient.")])
    version = agreement.agreed or agreement.current
    title = version.public_title if version else ""
    return {
        **values,
        "agreement_title": title,
        "agreement_signed_on": agreement.signed_on if title else None,
    }


def unlinked(transfer: Transfer, values: Mapping[str, Any]) -> dict[str, Any]:
    """When the recipient changes and nobody chose anew, the agreement no longer fits."""
    if "agreement" in values or transfer.agreement_id is None:
        return dict(values)
    recipient = values.get("recipient")
    if recipient is None or recipient.pk == transfer.recipient_id:
        return dict(values)
    return {**values, "agreement": None}
