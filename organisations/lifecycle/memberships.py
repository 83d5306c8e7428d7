"""Why somebody may not change who acts for an organisation. None means that they may."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor
from organisations.models import Deputy, Membership, Organisation, Role, roles_for


def manage_reasons(organisation: Organisation, actor: Actor) -> list[str]:
    """Roles and memberships are the administrators' matter; a registrar helps out."""
    mine = actor.organisation_id == organisation.pk and actor.has("administrator")
    if mine or actor.has("registrar"):
        return []
    return [_("An administrator of this organisation does this.")]


def limited_reasons(actor: Actor) -> list[str]:
    """Somebody whose mandate nobody has verified yet has no say over others."""
    if actor.only_company_id is None:
        return []
    return [_("A registrar has to check first that you may act for this organisation.")]


def end_reasons(organisation: Organisation, person: User, actor: Actor) -> list[str]:
    """Everybody may leave; administrators end the memberships of others."""
    if actor.organisation_id == organisation.pk and actor.person_id == person.pk:
        return []
    return manage_reasons(organisation, actor) + limited_reasons(actor)


def role_reasons(
    organisation: Organisation,
    roles: Collection[str],
    *,
    function: str,
    until_on: datetime.date | None,
    today: datetime.date,
) -> list[str]:
    """Whether these roles make sense together, whoever gives them."""
    reasons = []
    if not roles:
        reasons.append(_("Choose at least one role."))
    if set(roles) - set(roles_for(organisation)):
        reasons.append(_("This kind of organisation doesn’t have all of these roles."))
    if Role.AUDITOR in roles and set(roles) != {Role.AUDITOR}:
        reasons.append(_("An auditor only reads: no other role goes with it."))
    if Role.AUDITOR in roles and until_on is None:
        reasons.append(_("An auditor’s access has a last day: enter it."))
    if until_on is not None and until_on < today:
        reasons.append(_("The last day can’t lie in the past."))
    if Role.LEAD in roles and not function:
        reasons.append(_("Say which function the lead comes from."))
    return reasons


def last_administrator_reasons(
    organisation: Organisation, person: User, actor: Actor
) -> list[str]:
    """Somebody has to be able to let people in; only a registrar may leave it open."""
    if actor.has("registrar"):
        return []
    administrators = Membership.objects.filter(
        organisation=organisation, role=Role.ADMINISTRATOR, until_on__isnull=True
    )
    if not administrators.filter(person=person).exists():
        return []
    if administrators.exclude(person=person).exists():
        return []
    return [
        _(
            "%(person)s is the only administrator. Make somebody else"
            " an administrator first."
        )
        % {"person": person}
    ]


def deputy_reasons(organisation: Organisation, person: User, actor: Actor) -> list[str]:
    """Anyone names a deputy for themselves; administrators for everybody."""
    if actor.organisation_id == organisation.pk and actor.person_id == person.pk:
        return []
    if not manage_reasons(organisation, actor):
        return limited_reasons(actor)
    return [_("Only an administrator names a deputy for somebody else.")]


def end_deputy_reasons(deputy: Deputy, actor: Actor) -> list[str]:
    """The deputy too can give it up."""
    if actor.person_id == deputy.deputy_id:
        return []
    return deputy_reasons(deputy.organisation, deputy.person, actor)
