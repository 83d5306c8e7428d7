"""What every page knows: who acts for whom, where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "installation": settings.INSTALLATION_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "register_licence": settings.REGISTER_LICENCE,
    }
