"""For whom a signed-in person acts, and how long they may be idle."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import drafts, sessions
from accounts.models import User
from audit.acting import Actor, acting
from audit.models import record
from organisations.actors import NOBODY, Seat, seats
from organisations.models import Organisation

GetResponse = Callable[[HttpRequest], HttpResponse]

SEAT_KEY = "acting_for"
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
    """Gives each request its `seats`, `seat` and `actor`; ends sessions that are over.

    Read anew each time, so a role taken away works at the next request. For people who
    are not signed in nothing is read.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.seats, request.seat, request.actor = [], None, NOBODY  # type: ignore[attr-defined]
        if request.session.session_key and request.user.is_authenticated:
            _sit_down(request)
        response = get_response(request)
        _note_view(request, response)
        return _moved(request) or response if _lost(request, response) else response

    return middleware


def _lost(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    return (
        response.status_code == HTTPStatus.NOT_FOUND
        and request.method == "GET"
        and match is not None
        and match.namespace == "organisations"
        and "public_id" in match.kwargs
    )


def _moved(request: HttpRequest) -> HttpResponse | None:
    """The same page of the record into which this one was merged, if they may know it."""
    match: Any = request.resolver_match
    actor: Actor = request.actor  # type: ignore[attr-defined]
    kept = Organisation.objects.for_actor(actor).filter(
        predecessors__public_id=match.kwargs["public_id"],
        predecessors__status=Organisation.Status.DUPLICATE,
    )
    found = kept.first()
    if found is None:
        return None
    wanted = {**match.kwargs, "public_id": found.public_id}
    return HttpResponseRedirect(reverse(match.view_name, kwargs=wanted))


def _note_view(request: HttpRequest, response: HttpResponse) -> None:
    """What an auditor looks at is recorded, so that it can be audited in turn."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    match = request.resolver_match
    if (
        actor.has("auditor")
        and match is not None
        and match.namespace != "register"
        and request.method == "GET"
        and response.status_code == HTTPStatus.OK
    ):
        with acting(actor):
            record("viewed", None, by=actor, page=match.view_name, of=match.kwargs)


def _sit_down(request: HttpRequest) -> None:
    person = cast(User, request.user)
    places = seats(person, timezone.localdate())
    if sessions.over(request.session, idle_seconds=_idle_seconds(places)):
        logout(request)
        drafts.signed_out(request, person)
        messages.info(
            request, _("To keep your account safe, you were signed out after a while.")
        )
        return
    sessions.seen(request.session)
    request.seats = places  # type: ignore[attr-defined]
    if seat := seat_of(request):
        request.seat, request.actor = seat, seat.actor(person)  # type: ignore[attr-defined]
    else:
        request.actor = Actor(person_id=person.pk)  # type: ignore[attr-defined]
