"""Single changes with history against the same changes without."""

from collections.abc import Callable
from itertools import count
from statistics import median

from django.db import transaction

from audit.acting import acting
from bench.database import as_owner
from bench.figures import Figure, at_least, plain
from bench.timing import seconds
from bench.world import World
from disclosures.models import Transfer

ROUNDS, WRITES = 7, 300
AUDITED = 0.8
TRIGGERS = ("audit_insert", "audit_update")

Write = Callable[[Transfer], None]


def measure(world: World) -> list[Figure]:
    """One row, one transaction, as an action writes it: by `save` inside `acting`."""
    by = world.officer_of(world.company)
    number = count()

    def save(transfer: Transfer) -> None:
        transfer.benefit = f"Told once more, {next(number)}"
        transfer.save()

    def audited(transfer: Transfer) -> None:
        with acting(by, "Measured"):
            save(transfer)

    def unaudited(transfer: Transfer) -> None:
        with transaction.atomic():
            save(transfer)

    rows = list(Transfer.objects.filter(disclosed_by=world.company)[:WRITES])
    rates: dict[str, list[float]] = {"triggers": [], "all": []}
    for _ in range(ROUNDS):
        _switch("disable")
        without = _rate(unaudited, rows)
        _switch("enable")
        rates["triggers"].append(_rate(unaudited, rows) / without)
        rates["all"].append(_rate(audited, rows) / without)
    triggers = f"{median(rates['triggers']):.2f} with the triggers alone"
    return [
        at_least(
            "writes",
            "single saves with actor, reason and history against none",
            round(median(rates["all"]), 2),
            AUDITED,
        ),
        plain("writes", "of which", triggers),
    ]


def _rate(write: Write, rows: list[Transfer]) -> float:
    def write_all() -> None:
        for row in rows:
            write(row)

    return len(rows) / seconds(write_all)


def _switch(how: str) -> None:
    as_owner(
        *(f"alter table disclosures_transfer {how} trigger {name}" for name in TRIGGERS)
    )
