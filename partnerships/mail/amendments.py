"""Who is told that an agreement reads differently from now on."""

from partnerships.mail.parties import tell_parties
from partnerships.models import Agreement


def amended(agreement: Agreement, amendment: Agreement) -> None:
    tell_parties(agreement, "agreement_amended", amendment=amendment.reference)


def ends_early(agreement: Agreement) -> None:
    """It ends before its time on a day to come."""
    tell_parties(
        agreement,
        "agreement_ends_early",
        until=agreement.ends_early_on,
        reason=agreement.end_reason,
    )
