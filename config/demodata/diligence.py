"""Classifications with an objection, and checks before working together in every state."""

import datetime

from audit.acting import Actor
from config.demodata.world import World
from organisations.actions import classification, diligence, objections, own_checks
from organisations.models import (
    Classification,
    DiligenceItem,
    DueDiligence,
    Organisation,
    OwnCheck,
    Role,
)

Value = Classification.Value
Outcome = DiligenceItem.Outcome
Point = DiligenceItem.Point
FINE = {
    Point.REGISTER: "Name, number and address are those of the register.",
    Point.GOVERNING_BODY: "Elected in the spring; the minutes name all of them.",
    Point.BANK_ACCOUNT: "The account is in the name of the organisation.",
    Point.INTERESTS: "",
    Point.OPEN_REPORTS: "",
}
STATUTES = "The statutes say that patients and their families hold all seats."


def tell(world: World) -> None:
    """What registrars, Northwind and some organisations did in the last two years."""
    if world.operator is None:
        raise LookupError("The operator is made first.")
    registrar = world.actor(world.operator, Role.REGISTRAR)
    _classify(world, registrar)
    _object(world, registrar)
    _check(world)
    _note(world)


def _ago(world: World, days: int) -> datetime.date:
    return world.today - datetime.timedelta(days=days)


def _classify(world: World, registrar: Actor) -> None:
    """Most are led by patients; one becomes a healthcare organisation next month."""
    for organisation in world.patients[:12]:
        classification.decide(
            organisation,
            value=Value.PATIENTS,
            valid_from=world.began_on,
            reason=STATUTES,
            by=registrar,
            today=world.began_on,
        )
    classification.decide(
        world.patients[7],
        value=Value.HEALTHCARE,
        valid_from=world.today + datetime.timedelta(days=30),
        reason="A clinic takes over its advice centre and appoints the board.",
        by=registrar,
        today=_ago(world, 3),
    )


def _object(world: World, registrar: Actor) -> None:
    """One objection was answered, one waits."""
    officer = world.actor(world.company("Southgate Biologics"), Role.DISCLOSURE_OFFICER)
    answered = objections.object_to(
        world.patients[1],
        wanted=Value.OTHER,
        words="It is an agency that works for several groups.",
        by=officer,
        today=_ago(world, 50),
    )
    objections.reject(
        answered,
        answer="The agency is another body with a similar name. " + STATUTES,
        by=registrar,
        today=_ago(world, 44),
    )
    objections.object_to(
        world.patients[2],
        wanted=Value.HEALTHCARE,
        words="Its helpline is run by the nurses of a hospital.",
        by=officer,
        today=_ago(world, 4),
    )


def _check(world: World) -> None:
    """Each state once; of the first organisation, one round that ends soon."""
    lead = world.actor(world.company("Northwind Pharma"), Role.LEAD)
    first, *others = world.patients[:6]
    ending = _looked_at(first, lead, on=_ago(world, 340))
    diligence.clear_with_conditions(
        ending,
        conditions="The accounts of each year are added to the profile by June.",
        reason="All points are in order; the accounts of last year were late.",
        by=lead,
        today=_ago(world, 340),
    )
    _collecting(world, others[0], lead)
    diligence.clear(
        _looked_at(others[1], lead, on=_ago(world, 60)),
        reason="Nothing stands against working together.",
        by=lead,
        today=_ago(world, 55),
    )
    diligence.reject(
        diligence.begin(others[2], by=lead, today=_ago(world, 90)),
        reason="It could not say yet who signs for it. Please come back when it can.",
        by=lead,
        today=_ago(world, 70),
    )
    diligence.clear(
        _looked_at(others[3], lead, on=_ago(world, 420)),
        reason="Nothing stands against working together.",
        by=lead,
        today=_ago(world, 420),
    )
    diligence.expire(today=world.today)


def _looked_at(
    organisation: Organisation, lead: Actor, *, on: datetime.date
) -> DueDiligence:
    round_ = diligence.begin(organisation, by=lead, today=on)
    for point, words in FINE.items():
        diligence.look_at(
            round_, point, outcome=Outcome.FINE, words=words, version=0, by=lead
        )
    return round_


def _collecting(world: World, organisation: Organisation, lead: Actor) -> None:
    """Asked twice, answered once, and one concern."""
    round_ = diligence.begin(organisation, by=lead, today=_ago(world, 12))
    diligence.look_at(
        round_,
        Point.REGISTER,
        outcome=Outcome.CONCERN,
        words="The register still has the address of before the move.",
        version=0,
        by=lead,
    )
    asked = diligence.ask(
        round_,
        Point.BANK_ACCOUNT,
        words="In whose name is the account that grants are paid to?",
        version=0,
        by=lead,
        today=_ago(world, 10),
    )
    diligence.ask(
        round_,
        Point.GOVERNING_BODY,
        words="Who was elected to the board this year? A list of names and offices will do.",
        version=0,
        by=lead,
        today=_ago(world, 10),
    )
    if world.has(organisation, Role.ADMINISTRATOR):
        diligence.answer(
            asked,
            words="In the name of our organisation; two of the board sign together.",
            by=world.actor(organisation, Role.ADMINISTRATOR),
            today=_ago(world, 6),
        )


def _note(world: World) -> None:
    """What the first organisation keeps to itself."""
    company = world.company("Northwind Pharma")
    by = world.actor(world.patients[0], Role.ADMINISTRATOR)
    for kind, words, source in (
        (OwnCheck.Kind.CONDITION, "No logo of theirs on our leaflets.", ""),
        (
            OwnCheck.Kind.RULING,
            "Found in breach for a leaflet; they withdrew it within a week.",
            "https://code.example/cases/invented-1",
        ),
    ):
        own_checks.note(
            company,
            kind=kind,
            words=words,
            source=source,
            noted_on=_ago(world, 200),
            by=by,
        )
