"""Who may record transfers, change them and add evidence."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.lifecycle.sides import ANSWERING_ROLES
from disclosures.models import Transfer

RECORDERS = ("disclosure_officer", "lead")


def may_not_record(actor: Actor) -> list[str]:
    """Why this actor may not record a transfer; nothing means they may."""
    if actor.kind == "company" and actor.has(*RECORDERS):
        return []
    return [_("Payments are recorded by a company's disclosure officer or lead.")]


def may_not_change(transfer: Transfer, actor: Actor) -> list[str]:
    """Why this actor may not change this transfer; nothing means they may."""
    if transfer.disclosed_by_id != actor.organisation_id:
        return [_("A payment is changed by the company that made it.")]
    if reasons := may_not_record(actor):
        return reasons
    if transfer.state == Transfer.State.EXCLUDED:
        return [_("This payment is left out. Take it in again before you change it.")]
    return []


def may_not_attach(transfer: Transfer, actor: Actor) -> list[str]:
    """Both sides may add evidence."""
    if not may_not_record(actor) and transfer.disclosed_by_id == actor.organisation_id:
        return []
    recipients = {transfer.recipient_id, transfer.ultimate_recipient_id}
    if actor.organisation_id in recipients and actor.has(*ANSWERING_ROLES):
        return []
    return [
        _(
            "Evidence is added by the company's officers and leads, and by the"
            " recipient's administrators and reviewers."
        )
    ]
