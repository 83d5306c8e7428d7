"""Who is told about signatures, refusals and papers."""

from collections.abc import Collection

from audit.acting import Actor
from partnerships.mail.approvals import SIGNATORIES
from partnerships.mail.parties import tell_others, tell_parties
from partnerships.models import Agreement


def signed_by_one(agreement: Agreement, *, waiting: Collection[int]) -> None:
    """The signatories of parties that have not signed."""
    there = set(agreement.parties.values_list("organisation_id", flat=True))
    tell_parties(
        agreement,
        "signature_wanted",
        roles=SIGNATORIES,
        page="sign",
        but=there - set(waiting),
        until=agreement.sign_by,
    )


def signed_by_all(agreement: Agreement) -> None:
    tell_parties(agreement, "agreement_signed", signed_on=agreement.signed_on)


def refused(agreement: Agreement, *, by: Actor, reason: str) -> None:
    tell_others(agreement, "signing_refused", by=by, reason=reason)


def paper_brought(agreement: Agreement, *, by: Actor) -> None:
    tell_others(agreement, "paper_brought", by=by)


def paper_rejected(agreement: Agreement, *, by: Actor, reason: str) -> None:
    tell_others(agreement, "paper_rejected", by=by, reason=reason)


def remind(agreement: Agreement, *, signed: Collection[int], days: int) -> None:
    """The signatories of parties that have not signed: so many days are left."""
    tell_parties(
        agreement,
        "signature_reminder",
        roles=SIGNATORIES,
        page="sign",
        but=signed,
        days=days,
    )


def expired(agreement: Agreement) -> None:
    tell_parties(agreement, "agreement_expired")
