"""How often one visitor may try something: `ACCOUNT_RATE_LIMITS` in the settings."""

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse


def too_often(request: HttpRequest, action: str) -> HttpResponse | None:
    """Counts one try; the page to answer with when it was one too many."""
    response: HttpResponse | None = consume_or_429(request, action=action)
    return response
