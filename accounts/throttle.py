"""How often one visitor may try something: `ACCOUNT_RATE_LIMITS` in the settings."""

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse


def too_often(
    request: HttpRequest, action: str, *, key: str | None = None
) -> HttpResponse | None:
    """Counts one try; the page to answer with when it was one too many.

    `key` names what the try is about, for limits that count by it.
    """
    response: HttpResponse | None = consume_or_429(request, action=action, key=key)
    return response
