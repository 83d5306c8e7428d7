"""Partnerships, applications and agreements: told after the years of payments."""

from config.demodata import asking, running, talking
from config.demodata.world import World


def tell(world: World) -> None:
    running.tell(world)
    talking.tell(world)
    asking.tell(world)
