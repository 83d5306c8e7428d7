"""For whom a signed-in person acts, and how long they may be idle."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.actors import NOBODY, Seat, seats

GetResponse = Callable[[HttpRequest], HttpResponse]

SEAT_KEY = "acting_for"
SEEN_KEY = "seen_at"
SEEN_EVERY_SECONDS = 60
SHORT_IDLE_ROLES = frozenset({"disclosure_officer", "registrar"})


def seat_of(request: HttpRequest) -> Seat | None:
    """The seat that the person chose last, else their first one."""
    chosen = request.session.get(SEAT_KEY)
    places: list[Seat] = request.seats  # type: ignore[attr-defined]
    return next(
        (seat for seat in places if seat.organisation.public_id == chosen),
        places[0] if places else None,
    )


def _idle_seconds(places: list[Seat]) -> int:
    if any(seat.roles & SHORT_IDLE_ROLES for seat in places):
        return int(settings.SESSION_IDLE_SECONDS_OFFICERS)
    return int(settings.SESSION_IDLE_SECONDS)


def acting_for(get_response: GetResponse) -> GetResponse:
    """Gives each request its `seats`, `seat` and `actor`; signs out who was idle too long.

    For people who are not signed in nothing is read.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.seats, request.seat, request.actor = [], None, NOBODY  # type: ignore[attr-defined]
        if request.session.session_key and request.user.is_authenticated:
            request.seats = seats(request.user, timezone.localdate())  # type: ignore[attr-defined]
            now, seen = time.time(), request.session.get(SEEN_KEY)
            if seen is not None and now - seen > _idle_seconds(request.seats):  # type: ignore[attr-defined]
                logout(request)
                request.seats = []  # type: ignore[attr-defined]
                messages.info(
                    request,
                    _("You were signed out because nothing happened for a while."),
                )
                return get_response(request)
            if seen is None or now - seen > SEEN_EVERY_SECONDS:
                request.session[SEEN_KEY] = now
            if seat := seat_of(request):
                request.seat, request.actor = seat, seat.actor(request.user)  # type: ignore[attr-defined]
            else:
                request.actor = type(NOBODY)(person_id=request.user.pk)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
