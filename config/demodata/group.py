"""A group of companies: one has answered, one is silent, for one it was entered.

One is a part of a part of it, and is asked as the others are.
"""

import datetime

from audit.acting import Actor, acting
from config.demodata.world import World, as_in_the_demo
from disclosures.actions import affiliates, publication, reports
from disclosures.actions.affiliates import Entered
from disclosures.findings import open_findings
from disclosures.models import AffiliateStatement, Period
from documents.models import Document, keep
from organisations.actions import founding, organisations
from organisations.actors import seats
from organisations.models import Organisation, Role

PREPARING, NOTHING = "Laboratoires Clairval", "Merrow Oncology"
GROUP = (
    ("Clairval Iberia (invented)", "ES", "iberia.example"),
    ("Clairval Deutschland (invented)", "DE", "clairval-de.example"),
    ("Clairval Vaccins (invented)", "FR", "vaccins.example"),
    ("Clairval Immobilier (invented)", "FR", "immobilier.example"),
)
BELOW = ("Clairval Lusitania (invented)", "PT", "lusitania.example")
"""Belongs to the first of the group."""
SISTERS = (
    ("Merrow Generics (invented)", "IE", "generics.example"),
    ("Merrow Labs (invented)", "GB", "labs.example"),
)
REASON = "The companies of our group were asked, and one has answered."
SILENT = "It was asked twice and is being wound up."
LETTER = b"%PDF-1.4\n% An invented letter: we have nothing to report.\n"


def tell(world: World) -> None:
    _preparing(world, world.company(PREPARING))
    _published(world, world.company(NOTHING))


def _part(world: World, company: Organisation, facts: tuple[str, str, str]) -> Actor:
    """Another company of the group, and its officer."""
    name, country, domain = facts
    founded = founding.found_company(
        name, country=country, email=f"officer@{domain}", today=world.began_on
    )
    as_in_the_demo(founded.person)
    (seat,) = seats(founded.person, world.today)
    actor = seat.actor(founded.person)
    organisations.edit(
        founded.organisation,
        {"parent": company},
        version=founded.organisation.version,
        by=actor,
        reason="We belong to this group",
        today=world.today,
    )
    return actor


def _asked(
    world: World, period: Period, parts: dict[str, Actor], days: int
) -> dict[str, AffiliateStatement]:
    on = world.today - datetime.timedelta(days=days)
    made = affiliates.ask(
        period,
        by=world.actor(period.company, Role.DISCLOSURE_OFFICER),
        today=on,
        answer_by=on + datetime.timedelta(days=14),
    )
    found = {each.affiliate.legal_name: each for each in made}
    return {name: found[name] for name in parts}


def _preparing(world: World, company: Organisation) -> None:
    """A year that is closed for changes: each of four stands otherwise."""
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    parts = {facts[0]: _part(world, company, facts) for facts in GROUP}
    iberia = Organisation.objects.get(legal_name=GROUP[0][0])
    _part(world, iberia, BELOW)
    period = Period.objects.filter(
        company=company, starts_on=datetime.date(world.today.year - 1, 1, 1)
    ).earliest("pk")
    asked = _asked(world, period, parts, days=20)
    answered, entered, _silent, without = asked.values()
    on = world.today - datetime.timedelta(days=9)
    affiliates.say(
        answered,
        "nothing",
        by=parts[GROUP[0][0]],
        today=on,
        words="Our books of the year were looked through.",
    )
    with acting(by):
        letter = keep(
            LETTER,
            name="letter.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=company.pk,
        )
    affiliates.say(
        entered,
        "nothing",
        by=by,
        today=on,
        entered=Entered("Head of finance", on, letter),
    )
    affiliates.take_out(without, "It owns buildings and has no other business.", by=by)


def _published(world: World, company: Organisation) -> None:
    """A report of nothing, published again with the word of one and the other's silence."""
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    parts = {facts[0]: _part(world, company, facts) for facts in SISTERS}
    period = Period.objects.filter(
        company=company, starts_on=datetime.date(world.today.year - 1, 1, 1)
    ).earliest("pk")
    on = world.today - datetime.timedelta(days=2)
    report = reports.start(period, by=by, today=on, reason=REASON)
    first, _silent = _asked(world, period, parts, days=5).values()
    affiliates.say(first, "nothing", by=parts[SISTERS[0][0]], today=on)
    for finding in open_findings(report):
        reports.insist(finding, SILENT, by=by)
    report = reports.certify(report, by=by, today=on)
    report = reports.approve(
        report, by=world.actor(company, Role.COMPLIANCE_REVIEWER), today=on
    )
    publication.publish(report, by=by, today=world.today)
