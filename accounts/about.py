"""Everything that is kept about one person, for that person.

Apps that keep something add it in `AppConfig.ready`; this layer doesn't know them.
"""

from collections.abc import Callable
from typing import Any

from accounts.models import User
from audit.models import Event

Told = Callable[[User], Any]
"""Gives what is kept about a person, as plain values for JSON."""

_parts: dict[str, Told] = {}


def register(name: str, told: Told) -> None:
    """Adds a part to what people can download about themselves."""
    _parts[name] = told


def everything(person: User) -> dict[str, Any]:
    """All that is kept about `person`, by part."""
    return {
        "account": {
            "email": person.email,
            "name": person.name,
            "language": person.language,
            "mail": person.mail,
            "created_at": person.created_at,
            "last_login": person.last_login,
        },
        "done": list(
            Event.objects.filter(person_id=person.pk)
            .order_by("id")
            .values("verb", "subject_type", "at", "reason")
        ),
        **{name: told(person) for name, told in sorted(_parts.items())},
    }
