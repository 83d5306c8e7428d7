"""What the invented organisations say of themselves, as their own people wrote it."""

import datetime
import tomllib
from typing import Any

from audit.acting import Actor
from config.demodata.world import HERE, World
from organisations.actions import (
    governing_bodies,
    organisations,
    products,
    profile_documents,
    profiles,
    ties,
)
from organisations.models import CompanyProfile, Organisation, Profile, Role
from organisations.models.public import Sight

BODY = (
    ("Chair", "Ada Merriweather", True, 2022),
    ("Treasurer", "Tom Calloway", False, 2020),
    ("Secretary", "Ines Okafor", True, 2023),
    ("Member of the board", "Wren Halloran", True, 2024),
    ("Member of the board", "", None, 2024),
)
STATUTES = b"%PDF-1.4\n% The statutes of an invented organisation.\n%%EOF\n"


def tell(world: World) -> None:
    """One profile that lacks two parts, some that are begun, and four companies."""
    given = tomllib.loads((HERE / "profiles.toml").read_text(encoding="utf-8"))
    for name, parts in given["patients"].items():
        _patients(world, world.organisation(name), parts)
    for name, parts in given["companies"].items():
        _company(world, world.company(name), parts)
    first = world.patients[0]
    keeper = world.actor(first, Role.ADMINISTRATOR)
    for office, person, is_patient, year in BODY:
        governing_bodies.add(
            first,
            {
                "office": office,
                "name": person,
                "is_patient_or_carer": is_patient,
                "from_on": datetime.date(year, 5, 1),
            },
            by=keeper,
        )
    profile_documents.add(
        first,
        profile_documents.File(STATUTES, "statutes.pdf", "application/pdf"),
        kind="statutes",
        year=None,
        sight=Sight.PUBLIC,
        by=keeper,
    )


def _patients(world: World, organisation: Organisation, parts: dict[str, Any]) -> None:
    keeper = world.actor(organisation, Role.ADMINISTRATOR)
    umbrella = parts.pop("member_of", "")
    for scheme, code, name in parts.pop("conditions", []):
        organisations.add_condition(
            organisation, name=name, scheme=scheme, code=code, by=keeper
        )
    _write(organisation, parts, by=keeper)
    if umbrella:
        other = world.organisation(umbrella)
        said: dict[str, Any] = {"from_on": None, "today": world.today}
        ties.say(organisation, other, is_umbrella=True, by=keeper, **said)


def _write(organisation: Organisation, parts: dict[str, Any], *, by: Actor) -> None:
    """Each part as a person would save it, one page after the other."""
    kind: Any = (
        CompanyProfile if organisation.kind == Organisation.Kind.COMPANY else Profile
    )
    for part, values in parts.items():
        kept = kind.objects.filter(organisation=organisation).first()
        profiles.edit(
            organisation, part, values, version=kept.version if kept else 1, by=by
        )


def _company(world: World, company: Organisation, parts: dict[str, Any]) -> None:
    lead = world.actor(company, Role.LEAD)
    listed = parts.pop("products")
    _write(company, parts, by=lead)
    for product in listed:
        products.add(company, _dated(product, world.today), by=lead)


def _dated(product: dict[str, Any], today: datetime.date) -> dict[str, Any]:
    """Dates counted from the day of the story."""
    facts = {**product}
    if days := facts.pop("hta_from_days", None):
        facts["hta_from_on"] = today - datetime.timedelta(days=days)
    if years := facts.pop("exclusive_years", None):
        facts["exclusive_until"] = datetime.date(today.year + years, 6, 30)
    return facts
