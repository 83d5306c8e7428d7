"""Payments to persons: whom a report tells of as totals, and how they are parted.

Names are never published nor kept. The ABPI Code (clause 30, its questions and answers)
asks for the total paid and the number of individuals; more detail by kind is optional.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

FEW = 5
"""So few people, or fewer, could be known again: below this number it is asked (VR-31)."""
TOGETHER = "all"
TOGETHER_LABEL = "All kinds together"
USUAL_KINDS = ("service_fee", "service_expenses", "event_costs", "other")
"""Where a profile names a group and not its kinds. A person gets no grant or donation."""


@dataclass(frozen=True)
class GroupOfPeople:
    """Persons of whom a report holds totals. Labels are those of the profile.

    `kinds` are codes and labels, the one for all kinds together first. `doubt` is what
    nobody knows for certain about this group.
    """

    code: str
    label: str
    explanation: str
    kinds: dict[str, str]
    source: str
    doubt: str

    def written(self) -> str:
        """In the reader's language, where it is translated."""
        return gettext(self.label)

    def kind(self, code: str) -> str:
        """In the reader's language, where it is translated."""
        return gettext(self.kinds.get(code, code))


def groups_of_people(profile: dict[str, Any]) -> dict[str, GroupOfPeople]:
    """By code, in the order of the profile; none where the rules name none."""
    known = {each["code"]: each["label"] for each in profile.get("categories", [])}
    return {
        each["code"]: GroupOfPeople(
            code=each["code"],
            label=each["label"],
            explanation=each.get("explanation", ""),
            kinds={TOGETHER: TOGETHER_LABEL}
            | {
                kind: known[kind]
                for kind in each.get("kinds", USUAL_KINDS)
                if kind in known
            },
            source=each.get("source", ""),
            doubt=each.get("doubt", ""),
        )
        for each in profile.get("people", [])
    }
