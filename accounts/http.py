"""What every view behind sign-in shares: the request, and the methods of a page with a form."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User
from audit.acting import Actor

FORM_METHODS = ["GET", "HEAD", "POST"]


class SignedInRequest(HttpRequest):
    """What views behind sign-in get; the rest is set by organisations/middleware.py.

    `seat` and `seats` are `organisations.actors.Seat`s, which this layer doesn't know.
    """

    user: User
    actor: Actor
    seat: Any
    seats: list[Any]
