"""Last days: officers are told of theirs, and the register of a report that is late."""

from config.demodata.world import World
from disclosures.actions import last_days
from disclosures.publishing import coverage


def tell(world: World) -> None:
    """What the calendar makes due, on the day on which the story is told."""
    last_days.remind(world.today)
    coverage.note_late(world.today)
