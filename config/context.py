"""What every page knows: who acts for whom, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from audit.acting import Actor
from config import navigation
from config.navigation import Item
from organisations.actors import NOBODY, Seat
from organisations.models import Role

MAIN_ROLES = (Role.REGISTRAR, Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR, *Role)


def site(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database: the middleware has read what is needed."""
    actor: Actor = getattr(request, "actor", NOBODY)
    seat: Seat | None = getattr(request, "seat", None)
    own_id = seat.organisation.public_id if seat else ""
    items = navigation.links(navigation.places(actor, seat), request.path, own_id)
    return {
        "installation": settings.INSTALLATION_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "register_licence": settings.REGISTER_LICENCE,
        "home_url": reverse("register:home"),
        "navigation": items,
        "subnavigation": navigation.pages(items, request.path, actor, own_id),
        "acting": _acting(request, seat),
        "footer_links": _footer(),
        "demo": settings.DEMO,
    }


def _acting(request: HttpRequest, seat: Seat | None) -> Item | None:
    if seat is None:
        return None
    seats: list[Seat] = getattr(request, "seats", [])
    return {
        "label": seat.label,
        "role": _first_role(seat),
        "url": reverse("organisations:detail", args=[seat.organisation.public_id]),
        "switch_url": reverse("organisations:act-for"),
        "choices": [
            {
                "label": other.label,
                "role": _roles(other),
                "value": other.organisation.public_id,
                "current": other is seat,
            }
            for other in seats
        ],
    }


def _roles(seat: Seat) -> str:
    return ", ".join(str(role.label) for role in Role if role in seat.roles)


def _first_role(seat: Seat) -> str:
    """The role that says most about what somebody does here."""
    return next((str(role.label) for role in MAIN_ROLES if role in seat.roles), "")


def _footer() -> list[Item]:
    links = []
    for name, label in (
        ("register:about", _("About these data")),
        ("register:coverage", _("Who has reported")),
        ("organisations:access-request", _("For patient organisations: get access")),
        ("organisations:letter-code", _("I have a letter with a code")),
    ):
        try:
            links.append({"label": label, "url": reverse(name)})
        except NoReverseMatch:
            continue
    return links
