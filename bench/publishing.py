"""Publication of the largest report of each step."""

from bench.figures import Figure, plain
from bench.world import World


def figures(world: World) -> list[Figure]:
    return [
        plain(
            "publishing",
            f"{cost['lines']:,.0f} new lines in one report",
            f"{cost['seconds']:.1f} s, {cost['lines'] / cost['seconds']:,.0f} lines/s,"
            f" {cost['peak']:.0f} MB; certified and approved in {cost['standing']:.1f} s",
        )
        for cost in world.published.values()
    ]
