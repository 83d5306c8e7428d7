"""What a download says of itself."""

from typing import Any

from django.conf import settings
from django.urls import reverse

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
