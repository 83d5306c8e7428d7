"""What a profile says: categories, and deadlines as pure functions of it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from regimes.deadlines import PUBLISH, clamped, due


@dataclass(frozen=True)
class Category:
    """A kind of transfer under some reporting rules."""

    code: str
    label: str
    explanation: str


def categories(profile: dict[str, Any]) -> list[Category]:
    """In the order of the profile, in the reader's language where it is translated."""
    return [
        Category(c["code"], gettext(c["label"]), gettext(c["explanation"]))
        for c in profile["categories"]
    ]


def publish_due(profile: dict[str, Any], ends_on: datetime.date) -> datetime.date:
    """The last day for publishing a period that ends on `ends_on`."""
    on = due(profile, PUBLISH, ends_on)
    if on is None:
        raise LookupError(f"no day of publication for a period that ends on {ends_on}")
    return on


LATE_TOLD_DAYS = 14


def late_told_days(profile: dict[str, Any]) -> int:
    """For how many days after the last one only the company is told that it is late."""
    days: int = profile.get("late_told_days", LATE_TOLD_DAYS)
    return days


def public_until(
    profile: dict[str, Any], first_published_on: datetime.date
) -> datetime.date:
    """How long a line must stay public, from its own first publication."""
    on = first_published_on
    return clamped(on.year + profile["public_years"], on.month, on.day)


def records_until(profile: dict[str, Any], ends_on: datetime.date) -> datetime.date:
    """How long records must be kept, from the end of the period."""
    return clamped(ends_on.year + profile["records_years"], ends_on.month, ends_on.day)
