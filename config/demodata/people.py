"""Whom one can be in the demo, and the people in it who are on their way in."""

from accounts.actions import open_account
from accounts.models import User
from audit.acting import acting
from config.demodata import PASSWORD
from config.demodata.world import World, as_in_the_demo
from organisations.actions import founding, invitations
from organisations.models import Invitation, Role

WHO = (
    (
        "Northwind Pharma, a company",
        (
            ("officer@northwind.example", "disclosure officer"),
            ("compliance@northwind.example", "compliance reviewer, the second person"),
            ("lead@northwind.example", "lead for patient organisations"),
            ("medical@northwind.example", "medical reviewer"),
            ("legal@northwind.example", "legal reviewer"),
            ("signatory@northwind.example", "signatory"),
            ("administrator@northwind.example", "administrator"),
            ("viewer@northwind.example", "viewer"),
            ("auditor@northwind.example", "auditor"),
        ),
    ),
    (
        "other companies, each in the middle of something",
        (
            ("officer@tannwald.example", "officer with a file to decide"),
            ("compliance@alderfinch.example", "second person with a report to approve"),
            ("officer@kestrelrare.example", "officer with a report to publish"),
            ("lead@kestrelrare.example", "lead with an agreement to talk about"),
        ),
    ),
    (
        "agencies that pass money on for Northwind",
        (
            ("reporter@relay.example", "reporter of a list that is handed in"),
            ("reporter@bridge.example", "reporter of a list that is asked for"),
        ),
    ),
    (
        "Rare Lung Alliance, a patient organisation",
        (
            ("admin@rarelung.example", "administrator, who also signs"),
            ("reviewer@rarelung.example", "reviewer, who checks payments"),
            ("member@rarelung.example", "member"),
            ("auditor@rarelung.example", "auditor"),
        ),
    ),
    (
        "this installation",
        (
            ("registrar@evenhand.example", "registrar"),
            ("auditor@evenhand.example", "auditor"),
        ),
    ),
    (
        "on their way in",
        (
            ("invited@haemowest.example", "invited by Northwind, not verified yet"),
            ("newcomer@people.example", "acts for nobody"),
        ),
    ),
)
"""Groups of people: whom they act for, and what each of them is there."""

INVITED, NEWCOMER = (email for email, _role in WHO[-1][1])
WAITING = "Haemophilia Families West"


def tell(world: World) -> None:
    """One person whose mandate a registrar has yet to verify, and one without a place."""
    northwind = world.company("Northwind Pharma")
    invitation = invitations.invite_first(
        world.organisation(WAITING),
        by=world.actor(northwind, Role.DISCLOSURE_OFFICER),
        today=world.today,
        email=INVITED,
        address_source="The page about its board on its website.",
    )
    _accept(world, invitation)
    _account(NEWCOMER, "Marlow Quist")


def _accept(world: World, invitation: Invitation) -> None:
    person = _account(INVITED, "Ailbhe Corrigan")
    invitations.accept(invitation, person, today=world.today)


def _account(email: str, name: str) -> User:
    with acting(founding.COMMAND):
        person = open_account(email=email, name=name, password=None, language="en-gb")
    as_in_the_demo(person)
    return person


def who() -> str:
    """Whom one can be, by whom they act for, and the password of all of them."""
    width = max(len(email) for _group, people in WHO for email, _role in people)
    lines = ["Sign in as"]
    for group, people in WHO:
        lines += ["", f"  {group}"]
        lines += [f"    {email:<{width}}  {role}" for email, role in people]
    return "\n".join([*lines, "", f"with the password: {PASSWORD}"])
