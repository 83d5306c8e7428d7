"""Who may keep what was received, and who may say something about a difference."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.lifecycle.sides import ANSWERING_ROLES, OFFICER, RECIPIENT, parts
from disclosures.models import Comparison, Receipt
from organisations.models import Organisation


def may_not_keep(actor: Actor) -> list[str]:
    """Why this person can't write into the record of what was received."""
    if (
        actor.organisation_id is not None
        and actor.kind != Organisation.Kind.COMPANY
        and actor.only_company_id is None
        and actor.has(*ANSWERING_ROLES)
    ):
        return []
    return [
        _("An administrator or a reviewer of the organisation keeps what was received.")
    ]


def may_not_remove(receipt: Receipt, actor: Actor, *, paired: bool) -> list[str]:
    """Why a receipt can't be taken out; what was compared is parted first."""
    if reasons := may_not_keep(actor):
        return reasons
    if receipt.removed_because:
        return [_("It is taken out already.")]
    if paired:
        return [_("It is put together with a reported payment. Part them first.")]
    return []


def may_explain(actor: Actor) -> bool:
    """Whether the page on which a side explains a difference is for them."""
    if actor.kind == Organisation.Kind.COMPANY:
        return actor.has("disclosure_officer")
    return actor.has(*ANSWERING_ROLES)


def side_of(comparison: Comparison, actor: Actor) -> str:
    """Which side this person speaks for about a difference: "holder", "company" or none."""
    playing = parts(
        actor, company_id=comparison.company_id, recipient_id=comparison.holder_id
    )
    if RECIPIENT in playing:
        return "holder"
    return "company" if OFFICER in playing and comparison.shown else ""
