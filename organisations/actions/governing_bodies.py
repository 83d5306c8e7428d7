"""Who leads an organisation: each person with an office, from when until when."""

from collections.abc import Mapping
from typing import Any

from audit.acting import Actor, acting
from audit.once import sent_before
from organisations.actions.profiles import CHANGED, locked, note
from organisations.models import GoverningMember, Organisation
from organisations.races import ask_version, changed_fields

PART = "governing_body"
EDITABLE = ("name", "office", "is_patient_or_carer", "from_on", "until_on")


def add(
    organisation: Organisation, values: Mapping[str, Any], *, by: Actor, key: str = ""
) -> None:
    """`key` is the form's: sent twice, there is still one person."""
    with acting(by):
        kept = locked(organisation, by)
        if sent_before(key, CHANGED, by=by):
            return
        GoverningMember.objects.create(organisation=organisation, **_known(values))
        note(kept, by=by, part=PART, key=key)


def edit(
    member: GoverningMember, values: Mapping[str, Any], *, version: int, by: Actor
) -> None:
    """`version` is that of the profile, which changes with each of its people."""
    with acting(by):
        kept = locked(member.organisation, by)
        found: Any = GoverningMember.objects.select_for_update().get(pk=member.pk)
        found.version = kept.version
        wanted = _known(values)
        ask_version(found, version, wanted)
        if changed := changed_fields(found, wanted):
            found.save(update_fields=changed)
            note(kept, by=by, part=PART)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in EDITABLE if name in values}
