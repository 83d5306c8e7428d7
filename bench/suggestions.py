"""All organisations compared with one another: time, memory, how many twins are found."""

from bench.figures import Figure, at_least, at_most
from bench.timing import alone
from bench.twins import EVERY
from bench.world import World

SECONDS_OF_MANY, MANY = 300, 200_000
ROWS_AN_ORGANISATION = 5  # in runs too short for many
ROWS_OF_MANY = 100_000
MEGABYTES_OF_MANY = 1_000
FOUND, RIGHT = 0.9, 0.95


def measure(world: World) -> list[Figure]:
    short = world.rows < ROWS_OF_MANY
    many = world.rows // ROWS_AN_ORGANISATION if short else MANY
    told = alone("compare", many=many)
    what = f"{many:,} organisations compared"
    most = round(max(10, SECONDS_OF_MANY * many / MANY))
    return [
        at_most("suggestions", what, round(told["seconds"]), most, " s"),
        at_most("suggestions", "memory", round(told["peak"]), MEGABYTES_OF_MANY, " MB"),
        at_least(
            "suggestions",
            f"twins found, of {many // EVERY:,}",
            told["twins"] / max(1, many // EVERY),
            FOUND,
        ),
        at_least(
            "suggestions",
            f"right, of {told['same']:,} called the same ({told['pairs']:,} in all)",
            told["same_twins"] / max(1, told["same"]),
            RIGHT,
        ),
    ]
