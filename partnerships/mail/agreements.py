"""Who is told what about an agreement: those who can do something about it."""

from collections.abc import Sequence

from audit.acting import Actor
from partnerships.mail.parties import tell_others as _tell_others
from partnerships.models import Agreement, Version


def sent(
    agreement: Agreement, version: Version, *, by: Actor, lapsed: Sequence[str] = ()
) -> None:
    """The other parties read who sent it, what was changed and why.

    `lapsed`: headings of clauses that somebody had agreed and that read differently now.
    """
    _tell_others(
        agreement,
        "agreement_sent",
        by=by,
        words=version.covering_words,
        lapsed=list(lapsed),
    )


def reopened(agreement: Agreement, *, by: Actor, reason: str) -> None:
    """What was agreed is open again."""
    _tell_others(agreement, "agreement_reopened", by=by, reason=reason)


def entered(agreement: Agreement, *, by: Actor) -> None:
    """The other parties read that somebody put an agreement made elsewhere in here."""
    _tell_others(agreement, "agreement_entered", by=by)


def agreed_by_one(agreement: Agreement, *, by: Actor) -> None:
    _tell_others(agreement, "agreement_agreed", by=by)


def ended(agreement: Agreement, *, by: Actor) -> None:
    _tell_others(
        agreement,
        "agreement_ended",
        by=by,
        state=agreement.get_state_display(),
        reason=agreement.end_reason,
    )


def closed(agreement: Agreement, *, by: Actor) -> None:
    """The other parties: everything about it is done."""
    _tell_others(agreement, "agreement_closed", by=by)
