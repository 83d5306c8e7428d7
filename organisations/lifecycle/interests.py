"""Who declares interests, for themselves or for their organisation."""

from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.models import Interest

KEEPERS = ("administrator", "signatory")
"""Who declares what concerns the organisation itself."""
REMIND_DAYS = (30, 7, 0)
"""How many days before a declaration ends its people are reminded, once each."""
MONTHS = 12
"""How long a declaration holds."""


def may_not_declare(actor: Actor, *, of_organisation: bool) -> list[str]:
    """Why this actor may not declare an interest; nothing means that they may."""
    if actor.organisation_id is None or actor.person_id is None:
        return [_("Interests are declared by people who act for an organisation.")]
    if actor.only_company_id is not None:
        return [_("A registrar has yet to verify that you act for it.")]
    if of_organisation and not actor.has(*KEEPERS):
        return [
            _(
                "What concerns the organisation itself is declared by its"
                " administrators and signatories."
            )
        ]
    return []


def may_not_change(interest: Interest, actor: Actor) -> list[str]:
    """Why this actor may not renew it or take it back; nothing means that they may."""
    if interest.ended_on:
        return [_("This was taken back already.")]
    if interest.organisation_id != actor.organisation_id:
        return [_("This was declared for another organisation.")]
    if interest.person_id is not None and interest.person_id != actor.person_id:
        return [_("Only the person who declared it can change this.")]
    return may_not_declare(actor, of_organisation=interest.person_id is None)
