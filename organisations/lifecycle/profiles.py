"""Who keeps the profile of an organisation."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.models import Organisation

PATIENTS_KEEPERS = ("administrator",)
COMPANY_KEEPERS = ("lead", "administrator")


def may_not_keep(organisation: Organisation, actor: Actor) -> list[str]:
    """Why this actor may not change this profile; nothing means they may."""
    if organisation.status == Organisation.Status.DUPLICATE:
        return [_("This record is a duplicate. Change the one that it belongs to.")]
    company = organisation.kind == Organisation.Kind.COMPANY
    if actor.organisation_id != organisation.pk or not actor.has(
        *(COMPANY_KEEPERS if company else PATIENTS_KEEPERS)
    ):
        if company:
            return [
                _("A company's profile is changed by its leads and administrators.")
            ]
        return [_("This profile is changed by the organisation's administrators.")]
    if actor.only_company_id is not None:
        return [_("A registrar has yet to verify that you act for it.")]
    return []
