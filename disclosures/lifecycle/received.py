"""Who may keep what was received, and who may say something about a difference."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.lifecycle.passed_on import REPORTING_ROLES
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
    if comparison.passed_on_id:
        return _side_of_list(comparison, actor)
    playing = parts(
        actor, company_id=comparison.company_id, recipient_id=comparison.holder_id
    )
    if RECIPIENT in playing:
        return "holder"
    return "company" if OFFICER in playing and comparison.shown else ""


def _side_of_list(comparison: Comparison, actor: Actor) -> str:
    """An agency's list is told about by its reporter and by the company's officer."""
    if not comparison.shown:
        return ""
    if actor.organisation_id == comparison.holder_id:
        return "holder" if actor.has(*REPORTING_ROLES) else ""
    playing = parts(actor, company_id=comparison.company_id)
    return "company" if OFFICER in playing else ""


def works_in(comparison: Comparison, actor: Actor) -> bool:
    """Whether this person puts rows together: the holder's, or of a list the company's."""
    wanted = "company" if comparison.passed_on_id else "holder"
    return side_of(comparison, actor) == wanted


def may_not_work(comparison: Comparison, actor: Actor) -> list[str]:
    """Why this person can't put rows of a comparison together."""
    if works_in(comparison, actor):
        return []
    if comparison.passed_on_id:
        return [_("The company's disclosure officer does this.")]
    return may_not_keep(actor) or [_("This comparison is another's.")]
