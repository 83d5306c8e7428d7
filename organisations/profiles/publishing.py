"""The copy of a profile that everybody reads, written again whenever something changes."""

import datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone

from audit.differences import shortened
from organisations.models import CompanyProfile, Organisation, PublicProfile
from organisations.profiles.facts import Facts, told, whole
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import EVERYBODY, open_to

MOST_CHANGES = 20
DATED = (PARTS["process"], PARTS["limits"])
"""What a company promises: everybody reads when it changed."""


def publish(organisation: Organisation) -> None:
    """Copies what is public. Call inside `acting`, after the change.

    Only a verified organisation that has begun its profile has a copy. Of one that was
    merged the copy says where it went.
    """
    today = timezone.localdate()
    found = whole(Organisation.objects.filter(pk=organisation.pk), today).get()
    copies = PublicProfile.objects.filter(organisation_public_id=found.public_id)
    if found.status == Organisation.Status.DUPLICATE:
        copies.update(facts={}, moved_to=found.successor.public_id, changed_on=today)
        return
    begun = hasattr(found, "profile") or hasattr(found, "company_profile")
    if not begun or found.verification != Organisation.Verification.VERIFIED:
        copies.delete()
        return
    PublicProfile.objects.update_or_create(
        organisation_public_id=found.public_id,
        defaults={
            "is_company": found.kind == Organisation.Kind.COMPANY,
            "name": found.legal_name,
            "country": found.country,
            "facts": public_facts(found),
            "changed_on": today,
            "moved_to": "",
        },
    )


def public_facts(organisation: Any) -> Facts:
    """What everybody may read of an organisation read by `whole`: no person's name."""
    parts = open_to(organisation, EVERYBODY)
    facts = told(organisation, parts, allowed=EVERYBODY, persons=False)
    if hasattr(organisation, "company_profile"):
        facts["changes"] = changes(organisation.company_profile)
    return facts


def changes(profile: CompanyProfile) -> list[Facts]:
    """What a company changed of its process and limits, and when; newest first.

    What it says for the first time is no change.
    """
    history: Any = profile
    rows = list(history.history.order_by("-history_id")[: MOST_CHANGES + 1])
    return [
        {"on": _day(row.history_date), "field": name, "before": before, "after": after}
        for row, earlier in pairwise(rows)
        for part in DATED
        if any(getattr(earlier, name, None) for name in part.fields)
        for name in part.fields
        if hasattr(row, name)
        for before, after in [_texts(getattr(earlier, name), getattr(row, name))]
        if before != after
    ]


def _day(instant: datetime.datetime) -> str:
    return timezone.localdate(instant).isoformat()


def _texts(before: Any, after: Any) -> tuple[Any, Any]:
    """Before and after; of long texts what differs. Yes and no stay what they are."""
    if isinstance(before, bool):
        return before, after
    return shortened(
        *("" if value is None else str(value) for value in (before, after))
    )
