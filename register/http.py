"""Public pages are the same for everybody who is not signed in, and may be kept a while."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page

SECONDS = 60
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Any cache may keep what an anonymous reader gets; a signed-in one's page is theirs."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, max_age=SECONDS)
        return response

    return kept


def public_page(view: View) -> View:
    """A public page, sent compressed."""
    compressed: View = gzip_page(public(view))
    return compressed
