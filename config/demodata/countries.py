"""Which rules hold for each country: one decided, the others still asked."""

from config.demodata.world import World
from disclosures.actions import choices
from disclosures.rules_asked import Asked, Wanted, asked_about
from organisations.models import Role

COMPANY = "Farmacéutica Solmar"


def tell(world: World) -> None:
    """Last year is open: a neighbour's payments go by half-years, the rest waits."""
    company = world.company(COMPANY)
    waiting = [each for each in asked_about(company) if each.waits and each.rules]
    first = min(waiting, key=_rank)
    if first.rules is None:
        return
    choices.decide(
        company,
        first.country,
        Wanted(first.rules.code, world.today.year - 1),
        by=world.actor(company, Role.DISCLOSURE_OFFICER),
        today=world.today,
    )


def _rank(asked: Asked) -> tuple[bool, int]:
    """France before all others, for its half-years; then where most was paid."""
    return asked.country != "FR", -asked.payments
