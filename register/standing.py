"""How sure an organisation's record is today, beside what was published of it earlier.

What was published keeps the numbers that it named; whether a registrar has verified them
may have changed since.
"""

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations import standing
from organisations.models.public import PublicStanding
from ui.dates import written_day

NAMES = ("verified_at", "numbers", "classification")


def of(key: str = "public_id") -> Subquery:
    """The standing of the organisation whose id stands in `key`."""
    found = PublicStanding.objects.filter(organisation_public_id=OuterRef(key))
    return Subquery(found.values(told=JSONObject(**{name: name for name in NAMES})))


def told(
    facts: dict[str, Any] | None, published: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """What the templates need; `published` are the numbers that were, else today's."""
    facts = facts or {"verified_at": None, "numbers": [], "classification": None}
    now = facts["numbers"]
    verified = facts["verified_at"]
    classification = facts["classification"]
    return {
        "verified_on": _day(verified) if verified else "",
        "numbers": [
            (standing.shown(each), _sure(each, now, in_full=bool(verified)))
            for each in (now if published is None else published)
        ],
        "classified": standing.in_words(classification),
        "evidence": standing.evidence_in_words(classification)
        if classification
        else "",
    }


def _day(instant: str) -> str:
    return written_day(timezone.localdate(datetime.datetime.fromisoformat(instant)))


def _sure(
    number: dict[str, Any],
    now: list[dict[str, Any]],
    *,
    in_full: bool,
) -> str:
    """`in_full`: `now` holds every number in use, and not the verified ones alone."""
    for each in now:
        if (each["scheme"], each["value"]) == (number["scheme"], number["value"]):
            return standing.number(each)
    if in_full:
        return _("no longer in its record")
    return standing.number({**number, "verified_on": None})
