"""The invented organisations and people of the demo, made by the product's own actions."""

import datetime
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.actions import open_account
from accounts.models import User
from audit.acting import Actor, acting
from config.demodata import PASSWORD
from organisations.actions import founding, organisations, verification
from organisations.actions.people import give_roles
from organisations.actors import seats
from organisations.models import Condition, Organisation, Role

HERE = Path(__file__).resolve().parent
LANGUAGES = {"DE": "de", "CH": "de", "FR": "fr", "ES": "es", "GR": "el", "UA": "uk"}
CURRENCIES = {"GB": "GBP", "CH": "CHF", "UA": "UAH"}


def facts() -> dict[str, Any]:
    return tomllib.loads((HERE / "organisations.toml").read_text())


@dataclass
class World:
    """Who exists, by name; and the people through whom they act."""

    today: datetime.date
    companies: list[Organisation] = field(default_factory=list)
    patients: list[Organisation] = field(default_factory=list)
    people: dict[tuple[int, str], User] = field(default_factory=dict)
    operator: Organisation | None = None

    @property
    def began_on(self) -> datetime.date:
        return datetime.date(self.today.year - 3, 1, 1)

    def actor(self, organisation: Organisation, role: str) -> Actor:
        person = self.people[organisation.pk, role]
        for seat in seats(person, self.today):
            if seat.organisation.pk == organisation.pk:
                return seat.actor(person)
        raise LookupError(f"{person} does not act for {organisation}")

    def company(self, name: str) -> Organisation:
        return next(c for c in self.companies if c.legal_name == name)

    def organisation(self, name: str) -> Organisation:
        return next(p for p in self.patients if p.legal_name == name)

    def has(self, organisation: Organisation, role: str) -> bool:
        return (organisation.pk, role) in self.people


def currency(company: Organisation) -> str:
    return CURRENCIES.get(company.country, "EUR")


def build(today: datetime.date) -> World:
    """The operator, the companies, the patient organisations and their people."""
    world, given = World(today), facts()
    _operator(world, given["operator"])
    for number, company in enumerate(given["companies"]):
        _company(world, company, first=number == 0)
    registrar = world.actor(_operator_of(world), Role.REGISTRAR)
    number = 0
    for country, names in given["patients"].items():
        for name in names:
            number += 1
            _patients(world, name, country, number, by=registrar)
    _conditions(world, given["conditions"], by=registrar)
    as_in_the_demo()
    return world


def as_in_the_demo(*people: User) -> None:
    """These people, or all: they have the demo's password and get no mail of its story."""
    chosen = User.objects.filter(pk__in=[person.pk for person in people])
    (chosen if people else User.objects.all()).update(
        password=make_password(PASSWORD), mail=User.Mail.NONE
    )


def _operator_of(world: World) -> Organisation:
    if world.operator is None:
        raise LookupError("The operator is made first.")
    return world.operator


def _operator(world: World, given: dict[str, str]) -> None:
    founded = founding.found_operator(
        given["name"],
        country=given["country"],
        email="registrar@evenhand.example",
        today=world.began_on,
    )
    world.operator = founded.organisation
    _named(founded.person, "Rowan Ellery (registrar)")
    world.people[founded.organisation.pk, Role.REGISTRAR] = founded.person
    _member(world, founded.organisation, "auditor@evenhand.example", [Role.AUDITOR])


def _named(person: User, name: str) -> None:
    User.objects.filter(pk=person.pk).update(name=name)


def _company(world: World, given: dict[str, str], *, first: bool) -> None:
    founded = founding.found_company(
        given["name"],
        country=given["country"],
        email=f"officer@{given['domain']}",
        today=world.began_on,
    )
    company = founded.organisation
    world.companies.append(company)
    world.people[company.pk, Role.DISCLOSURE_OFFICER] = founded.person
    _named(founded.person, f"Officer of {given['name']}")
    wanted = [("compliance", Role.COMPLIANCE_REVIEWER), ("lead", Role.LEAD)]
    if first:
        wanted += [
            ("viewer", Role.VIEWER),
            ("administrator", Role.ADMINISTRATOR),
            ("auditor", Role.AUDITOR),
            ("signatory", Role.SIGNATORY),
            ("medical", Role.MEDICAL_REVIEWER),
            ("legal", Role.LEGAL_REVIEWER),
        ]
    for local, role in wanted:
        _member(
            world,
            company,
            f"{local}@{given['domain']}",
            [role],
            function="medical_affairs" if role == Role.LEAD else "",
        )


def _member(
    world: World,
    organisation: Organisation,
    email: str,
    roles: list[Role],
    *,
    language: str = "en-gb",
    function: str = "",
) -> None:
    with acting(founding.COMMAND):
        person = open_account(
            email=email,
            name=f"{roles[0].label} of {organisation.legal_name}"[:200],
            password=None,
            language=language,
        )
        give_roles(
            organisation,
            person,
            today=world.began_on,
            roles=roles,
            function=function,
        )
    for role in roles:
        world.people[organisation.pk, role] = person


def _patients(world: World, name: str, country: str, number: int, *, by: Actor) -> None:
    """Every tenth has nobody who acts for it: letters are a normal case."""
    organisation = add_patients(
        name,
        country,
        website=f"https://po{number}.example",
        by=by,
        language=LANGUAGES.get(country, "en-gb"),
        today=world.began_on,
    )
    world.patients.append(organisation)
    if number % 10 == 0:
        return
    email = "admin@rarelung.example" if number == 1 else f"admin{number}@po.example"
    _member(
        world,
        organisation,
        email,
        [Role.ADMINISTRATOR, Role.SIGNATORY],
        language=organisation.language if number > 1 else "en-gb",
    )
    if number == 1:
        _member(world, organisation, "reviewer@rarelung.example", [Role.REVIEWER])
        _member(world, organisation, "member@rarelung.example", [Role.MEMBER])
        _member(world, organisation, "auditor@rarelung.example", [Role.AUDITOR])


def add_patients(
    name: str,
    country: str,
    *,
    website: str,
    by: Actor,
    language: str,
    today: datetime.date,
) -> Organisation:
    """A patient organisation, verified by the registrar as a demo record."""
    made = organisations.create(
        by=by,
        kind=Organisation.Kind.PATIENTS,
        legal_name=name,
        country=country,
        language=language,
        website=website,
    )
    verification.verify(made, by=by, evidence="Invented for the demo", today=today)
    made.refresh_from_db()
    return made


def add_agency(world: World, name: str, *, email: str) -> Organisation:
    """A body that passes money on for companies, with somebody who reports it."""
    registrar = world.actor(_operator_of(world), Role.REGISTRAR)
    made = organisations.create(
        by=registrar,
        kind=Organisation.Kind.OTHER,
        legal_name=name,
        country="GB",
        language="en-gb",
        website="",
    )
    verification.verify(
        made, by=registrar, evidence="Invented for the demo", today=world.today
    )
    made.refresh_from_db()
    _member(world, made, email, [Role.AGENCY_REPORTER])
    as_in_the_demo(world.people[made.pk, Role.AGENCY_REPORTER])
    return made


def _conditions(world: World, given: dict[str, str], *, by: Actor) -> None:
    names = list(given.values())
    for number, organisation in enumerate(world.patients):
        organisations.add_condition(
            organisation,
            name=names[number % len(names)],
            scheme=Condition.Scheme.WORDS,
            code="",
            by=by,
        )
