"""What every page knows: who acts for whom, and where they can go."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.actors import NOBODY, Seat
from organisations.models import Role

Item = dict[str, Any]
PARTS = {
    "disclosures:period-list": ("/reports/", "/questions/", "/claims/"),
    "disclosures:review": ("/claims/",),
}
MAIN_ROLES = (Role.REGISTRAR, Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR, *Role)


def site(request: HttpRequest) -> dict[str, Any]:
    """Nothing here asks the database: the middleware has read what is needed."""
    actor: Actor = getattr(request, "actor", NOBODY)
    return {
        "installation": settings.INSTALLATION_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "register_licence": settings.REGISTER_LICENCE,
        "home_url": reverse("register:home"),
        "navigation": _navigation(request, actor),
        "subnavigation": _subnavigation(request, actor),
        "acting": _acting(request),
        "footer_links": _footer(),
        "demo": settings.DEMO,
    }


def _links(
    request: HttpRequest,
    *wanted: tuple[str, Any],
    parts: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> list[Item]:
    """The current one is the one whose address the page's address begins with.

    `parts`: beginnings of other addresses that belong to a link, by its name.
    """
    items = []
    for name, label in wanted:
        begins = (reverse(name), *parts.get(name, ()))
        fits = max((len(x) for x in begins if request.path.startswith(x)), default=0)
        items.append({"label": label, "url": begins[0], "fits": fits})
    longest = max((item["fits"] for item in items), default=0)
    return [{**item, "current": 0 < item["fits"] == longest} for item in items]


def _navigation(request: HttpRequest, actor: Actor) -> list[Item]:
    wanted: list[tuple[str, Any]] = []
    if actor.person_id is not None:
        wanted.append(("inbox:index", _("Your work")))
    if actor.kind == "company":
        wanted.append(("disclosures:transfer-list", _("Payments")))
        wanted.append(("disclosures:period-list", _("Years and reports")))
    elif actor.organisation_id is not None and not actor.has(Role.REGISTRAR):
        wanted.append(("disclosures:review", _("Check payments")))
        wanted.append(("disclosures:transfer-list", _("Payments")))
    if actor.has(Role.REGISTRAR):
        wanted.append(("organisations:registrar-queue", _("Registrar's queue")))
    if actor.organisation_id is not None:
        wanted.append(("organisations:list", _("Organisations")))
    wanted.append(("register:search", _("Register")))
    return _links(request, *wanted, parts=PARTS)


def _subnavigation(request: HttpRequest, actor: Actor) -> list[Item]:
    """The pages of the part that somebody is in."""
    path = request.path
    if path.startswith("/register/"):
        return _links(
            request,
            ("register:search", _("Search")),
            ("register:coverage", _("Who has reported")),
            ("register:about", _("About these data")),
        )
    if actor.kind == "company" and path.startswith(
        ("/transfers/", "/periods/", "/questions/", "/claims/", "/reports/")
    ):
        if path.startswith("/transfers/"):
            return _links(
                request,
                ("disclosures:transfer-list", _("All payments")),
                ("disclosures:import-list", _("Files brought in")),
            )
        return _links(
            request,
            ("disclosures:period-list", _("Years")),
            ("disclosures:report-list", _("Reports")),
            ("disclosures:question-list", _("Questions of recipients")),
            ("disclosures:claim-list", _("Claims of missing payments")),
        )
    return []


def _acting(request: HttpRequest) -> Item | None:
    seat: Seat | None = getattr(request, "seat", None)
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
