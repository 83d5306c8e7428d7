"""The list page against the least that it could cost."""

from functools import partial
from statistics import median

from django.urls import reverse

from bench.figures import Figure, at_most
from bench.timing import ratio, rounds
from bench.world import World, client

ROUNDS = 101
LIST_RATIO = 2.0


def against_floor(world: World) -> list[Figure]:
    browser = client(world.officer)
    times = rounds(
        {
            "page": partial(browser.get, reverse("disclosures:transfer-list")),
            "floor": partial(browser.get, "/bench/transfers.json"),
        },
        ROUNDS,
    )
    page, floor = (1000 * median(times[name]) for name in ("page", "floor"))
    what = f"payments ({page:.1f} ms) against raw SQL as JSON ({floor:.1f} ms)"
    return [at_most("list page", what, ratio(times, "page", "floor"), LIST_RATIO)]
