"""Grows the ledger step by step and runs what was asked for."""

import sys
import time
from collections.abc import Callable, Collection
from copy import copy

from django.db import connection

from bench import (
    directory,
    downloads,
    growth,
    imports,
    pages,
    publishing,
    suggestions,
    world,
    writes,
)
from bench.database import copied, use
from bench.figures import Figure, table
from bench.world import LAST_YEAR, World

AT_THE_END: dict[str, Callable[[World], list[Figure]]] = {
    "list": pages.against_floor,
    "downloads": downloads.measure,
    "writes": writes.measure,
    "import": imports.measure,
    "suggestions": suggestions.measure,
    "directory": directory.measure,
}
NAMES = ("queries", "growth", "publishing", *AT_THE_END)


def run(
    database: str, names: Collection[str], smallest: int, rows: int
) -> tuple[list[Figure], str]:
    """Figures of the benchmarks named, and what the database server is."""
    sizes = steps(smallest, rows)
    ledger = world.begin()
    worlds: dict[str, World] = {}
    for number, size in enumerate(sizes):
        _tell(f"{size:,} payments")
        world.grow(ledger, size, LAST_YEAR - len(sizes) + 1 + number)
        _tell(f"published: {ledger.published[size]}")
        if size != sizes[-1]:
            worlds[copied(database, f"{size}_rows")] = copy(ledger)
    worlds[database] = ledger
    figures: list[Figure] = []
    if {"queries", "growth"} & set(names):
        _tell("pages")
        seen = growth.look(worlds, timed="growth" in names)
        figures += growth.queries(seen) if "queries" in names else []
        figures += growth.figures(seen) if "growth" in names else []
    use(database)
    if "publishing" in names:
        figures += publishing.figures(ledger)
    for name, measure in AT_THE_END.items():
        if name in names:
            _tell(name)
            figures += measure(ledger)
            _tell(table(figures[-6:]))
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        version = cursor.fetchone()[0]
    return figures, f"PostgreSQL {version.split()[0]}"


def steps(smallest: int, largest: int) -> list[int]:
    """Ten times as many at each step, up to the largest."""
    sizes = [smallest]
    while sizes[-1] * 10 < largest:
        sizes.append(sizes[-1] * 10)
    return [*sizes, largest] if largest > smallest else sizes


def _tell(what: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {what}\n")
