"""Making and changing the record of an organisation."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.lifecycle.records import (
    may_not_create,
    may_not_edit,
    may_not_end_identifier,
)
from organisations.models import (
    Condition,
    Identifier,
    Organisation,
    OrganisationName,
    OrganisationSight,
)
from organisations.profiles.publishing import publish
from organisations.races import ask_version, changed_fields
from workflow.moves import Refused

ADDED = "organisation_added"
CHANGED = "record_changed"
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
EDITABLE = (
    "legal_name",
    "country",
    "language",
    "website",
    "postal_address",
    "parent",
)


def tidied(name: str) -> str:
    """A name as it is stored: NFC, words parted by one space, nothing that can't be seen.

    Marks that turn the direction of writing or hide between letters would make one name
    look like another. The joiners that some scripts are written with stay. Raises Refused
    when nothing is left.
    """
    seen = " ".join(UNSEEN.sub("", unicodedata.normalize("NFC", name)).split())
    if not seen:
        raise Refused([_("Write the name.")])
    return seen


def create(
    *,
    kind: str,
    legal_name: str,
    country: str,
    by: Actor,
    website: str = "",
    language: str = "",
    key: str = "",
) -> Organisation:
    """An unverified organisation that its maker sees, until a registrar has verified it.

    `key` is the form's: sent twice, the first one's organisation is given back.
    """
    if reasons := may_not_create(by):
        raise Refused(reasons)
    with acting(by):
        if before := sent_before(key, ADDED, by=by):
            return Organisation.objects.get(pk=before.subject_id or 0)
        made = Organisation(
            kind=kind, legal_name=tidied(legal_name), country=country, website=website
        )
        if language:
            made.language = language
        made.save()
        made.refresh_from_db()
        OrganisationSight.objects.bulk_create(
            OrganisationSight(organisation=made, viewer_id=viewer)
            for viewer in {made.pk, by.organisation_id or made.pk}
        )
        record(ADDED, made, by=by, key=key)
    return made


def edit(
    organisation: Organisation,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    reason: str,
    today: datetime.date,
    keep_old_name: bool = False,
) -> Organisation:
    """Changes facts of `EDITABLE`; with `keep_old_name` the old name is a former one."""
    if unknown := set(values) - set(EDITABLE):
        raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
    with acting(by, reason):
        locked = _locked(organisation, by)
        wanted = {**values}
        if "legal_name" in wanted:
            wanted["legal_name"] = tidied(wanted["legal_name"])
        ask_version(locked, version, wanted)
        if "parent" in wanted:
            _ask_parent(locked, wanted["parent"])
        old_name = locked.legal_name
        changed = changed_fields(locked, wanted)
        if not changed:
            return locked
        locked.version += 1
        locked.save(update_fields=[*changed, "version"])
        if keep_old_name and "legal_name" in changed:
            OrganisationName.objects.update_or_create(
                organisation=locked,
                name=old_name,
                defaults={"kind": OrganisationName.Kind.FORMER, "until_on": today},
            )
        record(CHANGED, locked, by=by, reason=reason, facts=sorted(changed))
        publish(locked)
    return locked


def _ask_parent(organisation: Organisation, parent: Organisation | None) -> None:
    """Raises Refused for a circle, and where everybody would read who is not known yet.

    The groups above are locked, so that two changes at once make no circle either.
    """
    shared = Organisation.Verification.VERIFIED
    if parent and organisation.verification == shared != parent.verification:
        raise Refused([_("A registrar has yet to verify %(name)s.") % {"name": parent}])
    above = parent.pk if parent else None
    while above is not None:
        if above == organisation.pk:
            raise Refused(
                [_("%(name)s is a part of this organisation.") % {"name": parent}]
                if parent != organisation
                else [_("An organisation is no part of itself.")]
            )
        groups = Organisation.objects.select_for_update().order_by()
        above = groups.values_list("parent_id", flat=True).get(pk=above)


def add_name(
    organisation: Organisation, *, name: str, kind: str, language: str, by: Actor
) -> OrganisationName:
    with acting(by):
        locked = _locked(organisation, by)
        added, _made = OrganisationName.objects.update_or_create(
            organisation=locked,
            name=tidied(name),
            defaults={"kind": kind, "language": language, "until_on": None},
        )
        record(CHANGED, locked, by=by, facts=["names"])
        publish(locked)
    return added


def end_name(name: OrganisationName, *, by: Actor, today: datetime.date) -> None:
    """The name is used no more; it still finds the organisation."""
    with acting(by):
        locked = _locked(name.organisation, by)
        OrganisationName.objects.filter(pk=name.pk).update(
            kind=OrganisationName.Kind.FORMER, until_on=today
        )
        record(CHANGED, locked, by=by, facts=["names"])
        publish(locked)


def add_identifier(
    organisation: Organisation, *, scheme: str, value: str, by: Actor
) -> Identifier:
    with acting(by):
        locked = _locked(organisation, by)
        verified_elsewhere = Identifier.objects.filter(
            scheme=scheme, value=value, verified_on__isnull=False, ended_on=None
        ).exclude(organisation=locked)
        if verified_elsewhere.exists():
            raise Refused([_("This number belongs to another organisation.")])
        added, _made = Identifier.objects.update_or_create(
            organisation=locked, scheme=scheme, value=value, defaults={"ended_on": None}
        )
        record(CHANGED, locked, by=by, facts=["identifiers"])
        publish(locked)
    return added


def end_identifier(identifier: Identifier, *, by: Actor, today: datetime.date) -> None:
    with acting(by):
        if reasons := may_not_end_identifier(identifier, by):
            raise Refused(reasons)
        Identifier.objects.filter(pk=identifier.pk).update(
            ended_on=today, verified_on=None, verified_by_id=None
        )
        record(CHANGED, identifier.organisation, by=by, facts=["identifiers"])
        publish(identifier.organisation)


def add_condition(
    organisation: Organisation, *, name: str, scheme: str, code: str, by: Actor
) -> Condition:
    with acting(by):
        locked = _locked(organisation, by)
        added, _made = Condition.objects.update_or_create(
            organisation=locked,
            scheme=scheme,
            code=code,
            name=tidied(name),
            defaults={"ended_on": None},
        )
        record(CHANGED, locked, by=by, facts=["conditions"])
        publish(locked)
    return added


def end_condition(condition: Condition, *, by: Actor, today: datetime.date) -> None:
    with acting(by):
        locked = _locked(condition.organisation, by)
        Condition.objects.filter(pk=condition.pk).update(ended_on=today)
        record(CHANGED, locked, by=by, facts=["conditions"])
        publish(locked)


def _locked(organisation: Organisation, by: Actor) -> Organisation:
    """The row as it is now, held until the end; refused when `by` may not change it."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if reasons := may_not_edit(locked, by):
        raise Refused(reasons)
    return locked
