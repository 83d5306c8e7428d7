"""Who may make and change the record of an organisation."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.models import Identifier, Organisation, OrganisationSight

MAKERS = ("disclosure_officer", "lead", "administrator", "registrar")
COMPANY_KEEPERS = ("disclosure_officer", "lead")


def may_not_create(actor: Actor) -> list[str]:
    """Why this actor may not add an organisation; nothing means they may."""
    if actor.organisation_id is None or not actor.has(*MAKERS):
        return [
            _(
                "Organisations are added by a disclosure officer, a lead,"
                " an administrator or a registrar."
            )
        ]
    return []


def may_not_edit(
    organisation: Organisation, actor: Actor, *, in_sight: bool | None = None
) -> list[str]:
    """Why this actor may not change this record; nothing means they may.

    `in_sight`: whether the actor's organisation made the record, where that is known.
    """
    if actor.has("registrar"):
        return []
    if organisation.status == Organisation.Status.DUPLICATE:
        return [_("This record is a duplicate. Change the one that it belongs to.")]
    verified = organisation.verification == Organisation.Verification.VERIFIED
    if actor.organisation_id == organisation.pk and actor.has("administrator"):
        if verified and actor.only_company_id:
            return [_("A registrar has yet to verify that you act for it.")]
        return []
    if not verified and actor.kind == "company" and actor.has(*COMPANY_KEEPERS):
        if in_sight is None:
            in_sight = OrganisationSight.objects.filter(
                organisation=organisation, viewer_id=actor.organisation_id
            ).exists()
        return [] if in_sight else [_whose(verified=False)]
    return [_whose(verified=verified)]


def _whose(*, verified: bool) -> str:
    if verified:
        return _(
            "This record is changed by the organisation's administrators"
            " and by registrars."
        )
    return _(
        "This record is changed by the organisation's administrators, by an officer or"
        " lead of the company that made it, and by registrars."
    )


def may_not_end_identifier(identifier: Identifier, actor: Actor) -> list[str]:
    """A number that was verified is a registrar's to change."""
    if identifier.verified_on and not actor.has("registrar"):
        return [_("This number is verified. Ask a registrar to change it.")]
    return may_not_edit(identifier.organisation, actor)
