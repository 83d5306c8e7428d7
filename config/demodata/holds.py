"""A legal hold, so that its pages and the person's own have something to say."""

import datetime

from config.demodata.world import World
from organisations.actions import holds
from organisations.models import Role

GROUND = (
    "Invented Limitation Act, section 5: records of a disputed payment are kept for two"
    " years."
)


def tell(world: World) -> None:
    """The viewer of the first company can't erase their account for now."""
    if world.operator is None:
        raise LookupError("The operator is made first.")
    holds.set_hold(
        world.people[world.companies[0].pk, Role.VIEWER],
        by=world.actor(world.operator, Role.REGISTRAR),
        today=world.today,
        ground=GROUND,
        until_on=world.today + datetime.timedelta(days=300),
    )
