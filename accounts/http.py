"""A request whose person is known."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User
from audit.acting import Actor


class SignedInRequest(HttpRequest):
    """What views behind sign-in get; the rest is set by organisations/middleware.py.

    `seat` and `seats` are `organisations.actors.Seat`s, which this layer doesn't know.
    """

    user: User
    actor: Actor
    seat: Any
    seats: list[Any]
