"""Where somebody can go: the parts of the site for each kind of person, and their pages."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from audit.acting import Actor
from config.places import COMPANY, OPERATOR, RECIPIENT, REGISTER, REGISTRAR, WORK, Place
from organisations.actors import Seat
from organisations.models import Organisation, Role

Item = dict[str, Any]


def places(actor: Actor, seat: Seat | None) -> tuple[Place, ...]:
    """The parts of the site for somebody who acts so."""
    if actor.person_id is None:
        return (REGISTER,)
    if seat is None:
        return (WORK, REGISTER)
    if seat.organisation.is_operator:
        return REGISTRAR if actor.has(Role.REGISTRAR) else OPERATOR
    every = COMPANY if actor.kind == Organisation.Kind.COMPANY else RECIPIENT
    return tuple(place for place in every if place.may(actor))


def links(chosen: Iterable[Place], path: str, own_id: str) -> list[Item]:
    """The current one is the one whose addresses begin most like the page's."""
    items = [
        {
            "label": place.label,
            "url": _url(place, own_id),
            "place": place,
            "fits": max(
                (len(x) for x in _begins(place, own_id) if path.startswith(x)),
                default=0,
            ),
        }
        for place in chosen
    ]
    longest = max((item["fits"] for item in items), default=0)
    return [{**item, "current": 0 < item["fits"] == longest} for item in items]


def pages(items: Iterable[Item], path: str, actor: Actor, own_id: str) -> list[Item]:
    """The pages of the part that somebody is in."""
    here = next((item["place"] for item in items if item["current"]), None)
    if here is None:
        return []
    return links([page for page in here.pages if page.may(actor)], path, own_id)


def _url(place: Place, own_id: str) -> str:
    return reverse(place.name, args=[own_id] if place.own else None)


def _begins(place: Place, own_id: str) -> list[str]:
    inner = [_url(page, own_id) for page in place.pages]
    return [_url(place, own_id), *place.also, *inner]
