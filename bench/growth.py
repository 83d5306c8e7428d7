"""Pages at every size of the ledger: how many queries, how long.

Each size is a database of its own, and rounds go through all of them, so that the machine
is as busy with one as with the other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.addresses import MOST_QUERIES, Address, addresses
from bench.database import use
from bench.figures import Figure, at_most, plain
from bench.timing import Work, exponent, p95, rounds
from bench.world import World, client

ROUNDS = 9
GROWTH = 0.05
SEARCH_MS = 100


@dataclass
class Seen:
    """What a page is, and by size: how many queries, and times in seconds."""

    kind: str
    queries: dict[int, int] = field(default_factory=dict)
    times: dict[int, list[float]] = field(default_factory=dict)


def look(
    worlds: Mapping[str, World],
    *,
    timed: bool,
    pages: Callable[[World], Iterable[Address]] = addresses,
) -> dict[str, Seen]:
    """Opens every page in every database; a page's name: what was seen."""
    seen: dict[str, Seen] = {}
    works: dict[str, dict[int, Work]] = {}
    for database, world in worlds.items():
        use(database)
        browsers = {who: client(who) for who in (None, world.officer, world.volunteer)}
        for address in pages(world):
            get = partial(_get, database, browsers[address.who], address)
            get()
            page = seen.setdefault(address.name, Seen(address.kind))
            with CaptureQueriesContext(connection) as captured:
                get()
            page.queries[world.rows] = len(captured)
            works.setdefault(address.name, {})[world.rows] = get
    if timed:
        for name, by_size in works.items():
            seen[name].times = rounds(by_size, ROUNDS)
    return seen


def queries(seen: Mapping[str, Seen]) -> list[Figure]:
    """All that go to the database, session, person and transactions included."""
    found = []
    for name, page in seen.items():
        most, counts = MOST_QUERIES[page.kind], list(page.queries.values())
        told = ", ".join(map(str, counts if len(set(counts)) > 1 else counts[:1]))
        # A long list is shown without sums: fewer queries than for a short one
        met = max(counts) <= most and counts[-1] <= counts[0]
        found.append(Figure("queries", name, f"≤ {most}", told, met))
    return found


def figures(seen: Mapping[str, Seen]) -> list[Figure]:
    return [*grown("growth", seen), _slowest_search(seen)]


def grown(about: str, seen: Mapping[str, Seen]) -> list[Figure]:
    """How the time of each page follows the size."""
    found = []
    for name, page in seen.items():
        typical = [median(times) for times in page.times.values()]
        told = f"{name} ({', '.join(f'{t * 1000:.1f}' for t in typical)} ms)"
        if len(typical) == 1:
            found.append(plain(about, told, "one size only"))
            continue
        e = exponent(list(page.times), typical)
        found.append(at_most(about, told, round(e, 3), GROWTH))
    return found


def _slowest_search(seen: Mapping[str, Seen]) -> Figure:
    """Of the public pages, at the largest size."""
    searches = {
        name: 1000 * p95(list(page.times.values())[-1])
        for name, page in seen.items()
        if page.kind == "public"
    }
    slowest = max(searches, key=lambda name: searches[name])
    size = max(seen[slowest].times)
    what = f"slowest kind of {len(searches)} at {size:,} lines ({slowest}), p95"
    return at_most("register", what, round(searches[slowest]), SEARCH_MS, " ms")


def _get(database: str, browser: Client, address: Address) -> None:
    use(database)
    response = browser.get(address.path)
    if response.status_code != 200:
        raise RuntimeError(f"{address.name}: {response.status_code} at {address.path}")
