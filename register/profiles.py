"""An organisation's own words about itself: what it made public, as it is shown here."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisations.profiles import shown


def told(public_id: str, facts: dict[str, Any] | None) -> dict[str, Any]:
    """What the templates need: sections, facts of the record, dated changes."""
    if not facts:
        return {"profile": None}

    def document(document_id: str) -> str:
        return reverse("organisations:profile-document", args=[public_id, document_id])

    reader = shown.Reader(timezone.localdate(), document=document)
    return {
        "profile": [each for each in shown.sections(facts, reader) if each.rows],
        "record": facts["record"],
        "changes": [
            (datetime.date.fromisoformat(each["on"]), *shown.change_texts(each))
            for each in facts.get("changes", [])
        ],
    }
