"""Everything that is kept about one person, for that person.

Apps that keep something add it in `AppConfig.ready`; this layer doesn't know them.
"""

import datetime
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import LegalHold, User
from audit.models import Event
from ui.dates import written_day
from ui.templatetags.ui import moment

Told = Callable[[User], Any]
"""Gives what is kept about a person, as plain values for JSON."""

_parts: dict[str, Told] = {}
_titles: dict[str, Any] = {
    "account": _("Your account"),
    "signing_in": _("How you sign in"),
    "holds": _("Legal holds"),
    "done": _("What you did here"),
}
WORDS = {
    "email": _("E-mail address"),
    "name": _("Name"),
    "language": _("Language"),
    "mail": _("How often you get e-mail"),
    "created_at": _("Made at"),
    "last_login": _("Last signed in"),
    "last_used_at": _("Last used"),
    "type": _("Kind"),
    "ground": _("Ground in law"),
    "until_on": pgettext_lazy("a last day", "Until"),
    "set_on": _("Set on"),
    "lifted_on": _("Lifted on"),
    "verb": _("What"),
    "subject_type": _("About"),
    "at": _("When"),
    "reason": _("Reason"),
    "organisation": _("Organisation"),
    "role": _("Role"),
    "function": _("Function"),
    "from_on": _("From"),
    "kind": _("Kind"),
    "company": _("Company"),
    "description": _("Description"),
    "declared_on": _("Declared on"),
    "renew_by": _("To be declared again by"),
    "ended_on": _("Ended on"),
    "office": _("Office"),
    "company_name": _("Company"),
    "subject": _("Subject"),
    "read_at": _("Read at"),
}
"""What the facts are called, by their key; of a path its last part counts."""

CODES = frozenset({"verb", "role", "function", "kind", "type", "mail"})
MOST_SHOWN = 50


def register(name: str, told: Told, title: Any = "") -> None:
    """Adds a part to what people can read and download about themselves."""
    _parts[name] = told
    _titles[name] = title or name.replace("_", " ").capitalize()


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
        "signing_in": list(
            Authenticator.objects.filter(user=person)
            .order_by("id")
            .values("type", "created_at", "last_used_at")
        ),
        "holds": list(
            LegalHold.objects.filter(person=person)
            .order_by("id")
            .values("ground", "set_on", "until_on", "lifted_on")
        ),
        "done": list(
            Event.objects.filter(person_id=person.pk)
            .order_by("id")
            .values("verb", "subject_type", "at", "reason")
        ),
        **{name: told(person) for name, told in sorted(_parts.items())},
    }


def in_words(person: User) -> list[dict[str, Any]]:
    """The same to read: parts with a title, columns and rows of texts.

    The newest of long parts; the file has all.
    """
    parts = []
    for name, told in everything(person).items():
        rows = told if isinstance(told, list) else [told]
        keys = list(dict.fromkeys(key for row in rows for key in row))
        parts.append(
            {
                "title": _titles[name],
                "columns": [{"label": _label(key)} for key in keys],
                "rows": [
                    [_text(key, row.get(key)) for key in keys]
                    for row in rows[-MOST_SHOWN:][::-1]
                ],
                "cut": len(rows) > MOST_SHOWN,
                "most": MOST_SHOWN,
            }
        )
    return parts


def _label(key: str) -> Any:
    parts = [part for part in key.split("__") if part != "legal_name"]
    return WORDS.get(parts[-1], parts[-1].replace("_", " ").capitalize())


def _text(key: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return written_day(value)
    if key == "subject_type":
        return str(capfirst(apps.get_model(value)._meta.verbose_name))
    if key in CODES:
        return str(value).replace("_", " ").capitalize()
    return str(value)
