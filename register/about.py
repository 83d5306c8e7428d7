"""What a download says of itself."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def about(query: dict[str, str]) -> dict[str, Any]:
    """Where it comes from, how it may be used, and which search it answers."""
    return {
        "register": settings.INSTALLATION_NAME,
        "address": settings.SITE_URL + reverse("register:search"),
        "line_address": f"{settings.SITE_URL}/register/lines/{{line}}/",
        "licence": settings.REGISTER_LICENCE,
        "query": query,
    }
