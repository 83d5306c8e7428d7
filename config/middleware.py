"""What every answer gets, whoever asks."""

import logging
import time
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{images};"
    " connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; manifest-src 'self'"
)
PAGES_WITH_DATA_IMAGES = {"mfa_activate_totp"}

access = logging.getLogger("config.access")


def health(get_response: GetResponse) -> GetResponse:
    """`/healthz` and `/readyz`, before hosts, sessions and redirects are looked at."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        if request.path == "/readyz":
            return _ready()
        return get_response(request)

    return middleware


def _ready() -> HttpResponse:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    if waiting:
        return HttpResponse(
            "migrations are waiting", status=503, content_type="text/plain"
        )
    return HttpResponse("ready", content_type="text/plain")


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Everything comes from this site; nothing is inline."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        images = " data:" if match and match.view_name in PAGES_WITH_DATA_IMAGES else ""
        response.headers.setdefault(
            "Content-Security-Policy", POLICY.format(images=images)
        )
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response

    return middleware


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """No address and no text that a person types holds a NUL; the database takes none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        sent = (
            [request.GET, request.POST] if request.method == "POST" else [request.GET]
        )
        texts = (
            text
            for values in sent
            for name, given in values.lists()
            for text in (name, *given)
        )
        if "\0" in request.path or any("\0" in str(text) for text in texts):
            raise BadRequest
        return get_response(request)

    return middleware


def keep_private(get_response: GetResponse) -> GetResponse:
    """Pages for somebody who is signed in are kept by no cache and no browser.

    A page that says something itself about being kept is left as it is.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.session.session_key and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def log_requests(get_response: GetResponse) -> GetResponse:
    """A line for each request but those for static files: what was asked, never by whom.

    The time of a streamed download is the time until it begins.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        access.info(
            "request",
            extra={
                "request": request,
                "status_code": response.status_code,
                "duration_ms": round((time.perf_counter() - began) * 1000, 1),
            },
        )
        return response

    return middleware
