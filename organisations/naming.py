"""Who did something: the own side reads a name, the other side role and organisation."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.naming import Who
from organisations.models import Membership

# Of several roles a person has, the one that they most likely acted in
WEIGHT = (
    "registrar",
    "disclosure_officer",
    "compliance_reviewer",
    "legal_reviewer",
    "medical_reviewer",
    "signatory",
    "reviewer",
    "administrator",
    "lead",
    "agency_reporter",
    "member",
    "viewer",
    "auditor",
)


def who_in_words(whos: Collection[Who], viewer: Actor) -> dict[Who, str]:
    """One query: whoever did something here was or is a member of some organisation."""
    people = {who.person_id for who in whos} | {who.deputy_for_id for who in whos}
    names: dict[int, str] = {}
    organisations: dict[int, str] = {}
    roles: dict[tuple[int, int], list[Membership]] = {}
    for membership in Membership.objects.filter(
        person__in=people - {None}
    ).select_related("person", "organisation"):
        key = (membership.person_id, membership.organisation_id)
        names[membership.person_id] = str(membership.person)
        organisations[membership.organisation_id] = membership.organisation.legal_name
        roles.setdefault(key, []).append(membership)
    return {who: _written(who, viewer, names, organisations, roles) for who in whos}


def _written(
    who: Who,
    viewer: Actor,
    names: dict[int, str],
    organisations: dict[int, str],
    roles: dict[tuple[int, int], list[Membership]],
) -> str:
    organisation = organisations.get(who.acting_for_id or 0, "")
    role = _role(who, roles)
    if viewer.organisation_id == who.acting_for_id:
        name = names.get(who.person_id or 0, "") or role or _("a person")
        if who.deputy_for_id:
            return _("%(name)s for %(absent)s") % {
                "name": name,
                "absent": names.get(who.deputy_for_id, ""),
            }
        return name
    if role and organisation:
        return _("the %(role)s of %(organisation)s") % {
            "role": role.lower(),
            "organisation": organisation,
        }
    return organisation or _("a person")


def _role(who: Who, roles: dict[tuple[int, int], list[Membership]]) -> str:
    held = roles.get((who.person_id or 0, who.acting_for_id or 0), [])
    held = held or roles.get((who.deputy_for_id or 0, who.acting_for_id or 0), [])
    if not held:
        return ""
    first = min(held, key=lambda membership: WEIGHT.index(membership.role))
    return str(first.get_role_display())
