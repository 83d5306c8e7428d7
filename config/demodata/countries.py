"""Which rules hold for each country: two decisions made, others waiting."""

from config.demodata.world import World
from disclosures.actions import choices
from disclosures.rules_asked import Wanted, asked_about
from organisations.models import Organisation, Role

COMPANIES = ("Northwind Pharma", "Laboratoires Clairval")
AWAY = 1
"""How many countries besides its own each company has decided about."""


def tell(world: World) -> None:
    """For the present year, which is open; earlier years stay as they were published."""
    for name in COMPANIES:
        _decide(world, world.company(name))


def _decide(world: World, company: Organisation) -> None:
    """Its own country, and the first of the others; the rest is still asked."""
    if not world.has(company, Role.DISCLOSURE_OFFICER):
        return
    by = world.actor(company, Role.DISCLOSURE_OFFICER)
    waiting = [each for each in asked_about(company) if each.waits and each.rules]
    own = [each for each in waiting if each.country == company.country]
    others = [each for each in waiting if each.country != company.country]
    for each in (*own, *others[:AWAY]):
        if each.rules is None:
            continue
        choices.decide(
            company,
            each.country,
            Wanted(each.rules.code, world.today.year, "first"),
            by=by,
            today=world.today,
        )
