"""From approval or signing back to negotiation: what was for the old text is void."""

import datetime

from audit.acting import Actor
from partnerships import turns
from partnerships.lifecycle.sides import table_side
from partnerships.models import Agreement, Approval, Signature

CALLED_OFF = (Approval.State.WAITING, Approval.State.GIVEN)
SIGNED = (Signature.State.SIGNED, Signature.State.DECLARED)


def to_negotiation(
    agreement: Agreement, state: str, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """Approvals lapse, signatures don't count any more. Call inside `acting`, locked.

    The version stays, with who agreed to it. The turn is that of the side that was not
    content: it writes the next one.
    """
    lapse(agreement)
    void(agreement, reason=reason)
    agreement.state = state
    agreement.agreed = agreement.agreed_on = None
    agreement.ready_on = agreement.sign_by = agreement.sign_reminded_days = None
    agreement.save()
    turns.pass_to(agreement, table_side(by), today=today)


def lapse(agreement: Agreement) -> int:
    """Steps that wait or were given are no longer about the text on the table."""
    return agreement.approvals.filter(state__in=CALLED_OFF).update(
        state=Approval.State.LAPSED
    )


def void(agreement: Agreement, *, reason: str) -> int:
    """Signatures of a text that is not signed by all do not count."""
    return agreement.signatures.filter(state__in=SIGNED).update(
        state=Signature.State.VOID, reason=reason
    )
