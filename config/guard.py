"""Production refuses to start when it would not be safe, and says how to mend it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MODES = {"production", "demo", "test", "dev"}


def unsafe(settings: Mapping[str, Any]) -> list[str]:
    """A sentence for each setting that production must not have."""
    sentences = []
    secret = settings["SECRET_KEY"]
    if (
        len(secret) < 50
        or len(set(secret)) < 10
        or secret.startswith("django-insecure")
    ):
        sentences.append(
            "SECRET_KEY is missing or weak. Set it to 50 random characters or more, for"
            ' example from: python -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    if settings["DEBUG"]:
        sentences.append("DEBUG is on. Remove DEBUG from the environment.")
    if not settings["ALLOWED_HOSTS"] or "*" in settings["ALLOWED_HOSTS"]:
        sentences.append(
            "ALLOWED_HOSTS names no host. Set it to the name under which people reach"
            " this site, for example ALLOWED_HOSTS=register.example.org"
        )
    if not settings["SITE_URL"].startswith("https://"):
        sentences.append(
            "SITE_URL must be the address of this site and begin with https://"
        )
    if not settings["DATABASE_APPLICATION"].get("NAME"):
        sentences.append(
            "DATABASE_URL is missing. Set it to the application role's address, for"
            " example postgresql://evenhand_app:…@localhost/evenhand"
        )
    return sentences


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Raises ImproperlyConfigured with every reason at once."""
    mode = settings["MODE"]
    if mode not in MODES:
        message = f"EVENHAND_MODE is {mode!r}; it must be one of {sorted(MODES)}."
        raise ImproperlyConfigured(message)
    if mode == "demo" and settings["DEBUG"]:
        message = "The demo runs with DEBUG off. Remove DEBUG from the environment."
        raise ImproperlyConfigured(message)
    if mode == "production" and (sentences := unsafe(settings)):
        raise ImproperlyConfigured("\n".join(["This is not safe yet:", *sentences]))
