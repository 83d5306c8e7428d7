"""Who classifies organisations, and who may object."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.models import Objection, Organisation

COMPANY_OBJECTORS = (
    "lead",
    "compliance_reviewer",
    "disclosure_officer",
    "administrator",
)
OWN_OBJECTORS = ("administrator", "signatory")


def may_not_classify(organisation: Organisation, actor: Actor) -> list[str]:
    """Why this actor may not decide what the organisation is; nothing means they may."""
    reasons = []
    if not actor.has("registrar"):
        reasons.append(_("A registrar decides what an organisation is."))
    if organisation.kind == Organisation.Kind.COMPANY or organisation.is_operator:
        reasons.append(_("Companies and the operator are not classified."))
    if organisation.status == Organisation.Status.DUPLICATE:
        reasons.append(
            _("This record is a duplicate. Classify the one that it belongs to.")
        )
    return reasons


def may_not_object(
    organisation: Organisation, actor: Actor, *, has_open: bool
) -> list[str]:
    """Why this actor may not object; nothing means they may.

    `has_open`: their organisation has an objection that waits for its answer.
    """
    own = actor.organisation_id == organisation.pk
    objectors = OWN_OBJECTORS if own else COMPANY_OBJECTORS
    if not (own or actor.kind == "company") or not actor.has(*objectors):
        return [
            _(
                "A lead, an officer, a compliance reviewer or an administrator of a"
                " company can object, and an administrator or a signatory of the"
                " organisation itself."
            )
        ]
    if actor.only_company_id is not None:
        return [_("A registrar has yet to verify that you act for it.")]
    if organisation.kind == Organisation.Kind.COMPANY or organisation.is_operator:
        return [_("Companies and the operator are not classified.")]
    if organisation.status == Organisation.Status.DUPLICATE:
        return [_("This record is a duplicate. Object at the one that it belongs to.")]
    if has_open:
        return [
            _("Your objection waits for a registrar. Take it back to write another.")
        ]
    return []


def objects_for(objection: Objection, actor: Actor) -> bool:
    """Whether the actor speaks for the side that made this objection."""
    if actor.organisation_id != objection.by_organisation_id:
        return False
    own = objection.organisation_id == objection.by_organisation_id
    return actor.only_company_id is None and actor.has(
        *(OWN_OBJECTORS if own else COMPANY_OBJECTORS)
    )
