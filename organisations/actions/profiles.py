"""Changing what an organisation says of itself."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from organisations.lifecycle.profiles import may_not_keep
from organisations.models import CompanyProfile, Organisation, Profile
from organisations.models.public import Sight
from organisations.profiles.parts import PARTS, of_kind
from organisations.profiles.publishing import publish
from organisations.races import ask_version, changed_fields
from workflow.moves import Refused

CHANGED = "profile_changed"
UNTOLD = {"contact": "profile_contact_changed"}
"""Of a person's own details the history tells only that they changed."""
Kept = Profile | CompanyProfile


def edit(
    organisation: Organisation,
    part: str,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    sight: str = "",
) -> Kept:
    """Changes columns of one part, and who may read it. `version` as it was seen."""
    allowed = set(PARTS[part].fields)
    if unknown := set(values) - allowed:
        raise ValueError(f"not of {part}: {', '.join(sorted(unknown))}")
    with acting(by):
        kept = locked(organisation, by)
        if PARTS[part] not in of_kind(organisation.kind):
            raise Refused([_("This organisation has no such part of a profile.")])
        ask_version(kept, version, values)
        changed = changed_fields(kept, values)
        if isinstance(kept, Profile) and _show_to(kept, part, sight):
            changed.append("sights")
        if changed:
            note(kept, *changed, by=by, part=part)
    return kept


def _show_to(profile: Profile, part: str, sight: str) -> bool:
    """Whether who may read the part is another choice than before, or the first one."""
    if not sight or profile.sights.get(part) == sight:
        return False
    profile.sights = {**profile.sights, part: Sight(sight).value}
    return True


def locked(organisation: Organisation, by: Actor) -> Kept:
    """The profile as it is now, made when there was none, held until the end.

    Raises Refused when `by` may not keep it. Call inside `acting`.
    """
    if reasons := may_not_keep(organisation, by):
        raise Refused(reasons)
    kind: Any = (
        CompanyProfile if organisation.kind == Organisation.Kind.COMPANY else Profile
    )
    kind.objects.get_or_create(organisation=organisation)
    kept: Kept = kind.objects.select_for_update().get(organisation=organisation)
    return kept


def note(kept: Kept, *changed: str, by: Actor, part: str, **facts: Any) -> None:
    """These columns changed, or what belongs to the profile: a version, an event, a copy."""
    kept.version += 1
    kept.save(update_fields=[*changed, "version"])
    record(UNTOLD.get(part, CHANGED), kept, by=by, part=part, **facts)
    publish(kept.organisation)
