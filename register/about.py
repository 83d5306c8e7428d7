"""What a download says of itself."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from register.licences import licence

METHODOLOGY = (
    "Each company counts in its own way. How it counted stands at the address in the"
    " column “methodology” of its lines."
)


def about(query: dict[str, str]) -> dict[str, Any]:
    """Where it comes from, how it may be used, and which search it answers."""
    return {
        "register": settings.INSTALLATION_NAME,
        "address": settings.SITE_URL + reverse("register:search"),
        "line_address": f"{settings.SITE_URL}/register/lines/{{line}}/",
        "methodology": METHODOLOGY,
        "licence": settings.REGISTER_LICENCE,
        "query": query,
    }


def described(query: dict[str, str]) -> dict[str, Any]:
    """The same, with what open standards want to know besides."""
    known = licence()
    return about(query) | {
        "site": settings.SITE_URL,
        "licence_name": known.name,
        "licence_address": known.address,
        "grants_prefix": settings.GRANTS_PREFIX,
    }
