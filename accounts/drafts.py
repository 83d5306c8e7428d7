"""A form that could not be sent because its person had been signed out.

It waits for an hour in the session, on the server, for the same person. Passwords and
files are never kept.
"""

import time
from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import User

PERSON_KEY = "signed_out_person"
DRAFT_KEY = "typed"
KEPT_SECONDS = 3600
KEPT_BYTES = 200_000
SECRET_WORDS = ("password", "secret", "token")
UNSHOWN = frozenset({"next", "key", "version"})


@dataclass(frozen=True)
class Draft:
    """What somebody sent to `path`: names and values in their order."""

    path: str
    fields: list[tuple[str, str]]

    def shown(self) -> list[dict[str, str]]:
        """What a person reads: fields with something in them, named in words."""
        return [
            {"label": name.replace("_", " ").capitalize(), "value": value}
            for name, value in self.fields
            if value and name not in UNSHOWN
        ]


def signed_out(request: HttpRequest, person: User) -> None:
    """Notes in the empty session whose it was. Call after signing somebody out."""
    request.session[PERSON_KEY] = {"person": person.pk, "at": time.time()}


def keep(request: HttpRequest) -> bool:
    """Keeps what was sent, if it is known whose it is and it is not too much."""
    was = request.session.get(PERSON_KEY)
    if not was or time.time() - was["at"] > KEPT_SECONDS:
        return False
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not _secret(name)
        for value in values
    ]
    if sum(len(name) + len(value.encode()) for name, value in fields) > KEPT_BYTES:
        return False
    request.session[DRAFT_KEY] = {
        "person": was["person"],
        "at": time.time(),
        "path": request.get_full_path(),
        "fields": fields,
    }
    return True


def kept(request: HttpRequest) -> Draft | None:
    """What waits for this person; what belongs to somebody else is thrown away."""
    stored = request.session.get(DRAFT_KEY)
    if not stored:
        return None
    mine = stored["person"] == request.user.pk
    if not mine or time.time() - stored["at"] > KEPT_SECONDS:
        drop(request)
        return None
    return Draft(
        path=stored["path"],
        fields=[(name, value) for name, value in stored["fields"]],
    )


def sent(request: HttpRequest) -> None:
    """The same page has been sent again: nothing waits any more."""
    stored = request.session.get(DRAFT_KEY)
    if stored and stored["path"] == request.get_full_path():
        drop(request)


def drop(request: HttpRequest) -> None:
    """Throws away what waits."""
    request.session.pop(DRAFT_KEY, None)


def _secret(name: str) -> bool:
    """Names of fields that hold what nobody should keep; the forged-request token too."""
    return name == "code" or any(word in name.lower() for word in SECRET_WORDS)
