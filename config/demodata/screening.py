"""An invented sanctions list with likenesses in every state, and declared interests."""

import datetime

from audit.acting import Actor
from config.demodata.world import World
from organisations.actions import interests, screening, screening_lists
from organisations.models import Interest, Organisation, Role, ScreeningMatch
from organisations.screening.lists import read

DAY = datetime.timedelta(days=1)


def tell(world: World) -> None:
    """One likeness to look at, one that was none, one that is held back."""
    if world.operator is None:
        raise LookupError("The operator is made first.")
    by = world.actor(world.operator, Role.REGISTRAR)
    named = world.patients[5:8]
    content = _file(named)
    screening_lists.load(
        read(content, "invented.csv").entries,
        content,
        "invented.csv",
        name="invented",
        source="Made up for the demo",
        dated_on=world.today - DAY,
        by=Actor(person_id=None),
        today=world.today,
    )
    _decide(named, by, world.today)
    _declare(world)


def _file(named: list[Organisation]) -> bytes:
    """Names that differ from those of real entries of the demo in a letter or two."""
    rows = [
        f'INV-{number},"{each.legal_name[:-1]}",,organisation,,Invented programme'
        for number, each in enumerate(named, start=1)
    ]
    rows.append(
        "INV-9,Blue Harbour Shipping Ltd,BHS,organisation,GB,Invented programme"
    )
    header = "reference,name,aliases,kind,country,programme"
    return "\n".join([header, *rows, ""]).encode()


def _decide(named: list[Organisation], by: Actor, today: datetime.date) -> None:
    """The second one is another, the third one's existence is held back."""
    _open, other, withheld = named
    screening.differ(
        ScreeningMatch.objects.get(organisation=other, reference="INV-2"),
        words="The one on the list is a trading company with another number.",
        by=by,
        today=today,
    )
    screening.hold_back(
        ScreeningMatch.objects.get(organisation=withheld, reference="INV-3"),
        because="Section 7 of an invented act forbids telling while it is looked into.",
        review_on=today + 60 * DAY,
        by=by,
        today=today,
    )


def _declare(world: World) -> None:
    patients = world.organisation("Rare Lung Alliance")
    northwind = world.company("Northwind Pharma")
    administrator = world.actor(patients, Role.ADMINISTRATOR)
    reviewer = world.actor(patients, Role.REVIEWER)
    interests.declare(
        kind=Interest.Kind.CONSULTANCY,
        company=northwind,
        description="I spoke at two of their meetings and was paid for my travel.",
        in_governing_body=True,
        by=administrator,
        today=world.today - 350 * DAY,
    )
    interests.declare(
        kind=Interest.Kind.GRANT,
        company=northwind,
        description="They pay a part of our helpline.",
        of_organisation=True,
        by=administrator,
        today=world.today - 100 * DAY,
    )
    interests.declare(
        kind=Interest.Kind.SHARES,
        company_name="Harebell Diagnostics",
        by=reviewer,
        today=world.today - 400 * DAY,
    )
    lead = world.actor(northwind, Role.LEAD)
    interests.declare(kind=Interest.Kind.NOTHING, by=lead, today=world.today - 20 * DAY)
