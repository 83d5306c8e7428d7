"""What somebody typed survives being signed out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import urlencode

from accounts import drafts

GetResponse = Callable[[HttpRequest], HttpResponse]


def keep_typed_text(get_response: GetResponse) -> GetResponse:
    """Keeps a form that was sent after its person had been signed out.

    Only where the page itself asked for signing in, after the check against forged
    requests, and for a person whose session ended here. Nothing is sent by itself.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method != "POST":
            return response
        if request.user.is_authenticated:
            drafts.sent(request)
        elif _asks_to_sign_in(response) and drafts.keep(request):
            after = urlencode({"next": reverse("accounts:kept")})
            return redirect(f"{resolve_url(settings.LOGIN_URL)}?{after}")
        return response

    return middleware


def _asks_to_sign_in(response: HttpResponse) -> bool:
    address = response.headers.get("Location", "")
    return response.status_code == 302 and address.startswith(
        f"{resolve_url(settings.LOGIN_URL)}?"
    )
