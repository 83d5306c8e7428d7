"""A payments file from its bytes to the ledger, against moving the same rows by SQL."""

import csv
import io
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from django.db import connection, transaction

from audit.acting import Actor, acting
from bench import words
from bench.figures import Figure, at_most, plain
from bench.timing import Work, ratio, rounds, seconds
from bench.world import TODAY, World
from disclosures.actions import imports as actions
from disclosures.imports.mapping import from_dict
from disclosures.models import Entry, ImportBatch, Transfer
from organisations.models import Organisation

ROUNDS, ROWS = 3, 100_000
IMPORT_RATIO = 2.0
BEYOND = 1_000_000_000  # so that copies of rows have ids of their own
MAPPING: dict[str, Any] = {
    "file": {
        "encoding": "utf-8",
        "delimiter": ",",
        "decimal": ".",
        "date_format": "%Y-%m-%d",
    },
    "columns": {
        "recipient": "Beneficiary",
        "amount": "Amount",
        "currency": "Currency",
        "paid_on": "Paid on",
        "description": "For",
        "reference": "Document",
    },
    "defaults": {"category": "grant", "vat_treatment": "not applicable"},
}
STEPS: dict[str, Callable[..., None]] = {
    "read": actions.read,
    "store": partial(actions.store, today=TODAY, partial=False),
}


def measure(world: World) -> list[Figure]:
    rows = min(ROWS, world.rows)
    content = _file(rows)
    took: dict[str, list[float]] = {name: [] for name in STEPS}
    first, second = map(world.officer_of, world.companies[1:3])
    _import(first, content, {name: [] for name in STEPS})
    _keep_copies(first)
    times = rounds(
        {
            "import": _undone(lambda: _import(second, content, took)),
            "floor": _undone(lambda: _move(second)),
        },
        ROUNDS,
    )
    ours, floor = median(times["import"]), median(times["floor"])
    steps = ", ".join(f"{name} {median(part):.1f} s" for name, part in took.items())
    what = (
        f"{rows:,} rows of CSV ({ours:.1f} s) against INSERT … SELECT ({floor:.1f} s)"
    )
    return [
        at_most("import", what, ratio(times, "import", "floor"), IMPORT_RATIO),
        plain("import", "of which", f"{rows / ours:,.0f} rows/s; {steps}"),
    ]


def _file(rows: int) -> bytes:
    """As finance exports it: recipients by name, a document number for each row."""
    names = Organisation.objects.filter(kind="patients").order_by("pk")
    recipients = list(names.values_list("legal_name", flat=True))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(MAPPING["columns"].values())
    for number in range(rows):
        writer.writerow(
            (
                recipients[number * 7919 % len(recipients)],
                f"{100 + number % 90_000}.{number % 100:02}",
                "EUR",
                f"2026-{1 + number % 2:02}-{1 + number % 28:02}",
                words.PURPOSES[number % len(words.PURPOSES)] % number,
                f"F{number}",
            )
        )
    return text.getvalue().encode()


def _import(by: Actor, content: bytes, took: dict[str, list[float]]) -> None:
    """What the browser and the command do, one after the other."""
    company = Organisation.objects.get(pk=by.organisation_id or 0)
    batch = actions.upload(company, content, "payments.csv", by=by)
    actions.map_columns(batch, from_dict(MAPPING), by=by)
    actions.begin_reading(batch, by=by)
    took["read"].append(seconds(partial(STEPS["read"], batch, by=by)))
    batch = ImportBatch.objects.get(pk=batch.pk)
    if batch.figures.get("refused") != 0:
        raise RuntimeError(f"Rows were refused: {batch.problem or batch.figures}")
    actions.begin_storing(batch, by=by, partial=False)
    took["store"].append(seconds(partial(STEPS["store"], batch, by=by)))


def _keep_copies(by: Actor) -> None:
    """The rows of the first import, beside the ledger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "create temporary table bench_transfer as select * from disclosures_transfer"
            " where disclosed_by_id = %s and source = 'import'",
            [by.organisation_id],
        )
        cursor.execute(
            "create temporary table bench_entry as select * from disclosures_entry"
            " where transfer_id in (select id from bench_transfer)"
        )
        cursor.execute("analyze bench_transfer, bench_entry")


def _move(by: Actor) -> None:
    """The same rows into the same tables, as another company's."""
    replaced = {
        "id": f"id + {BEYOND}",
        "transfer_id": f"transfer_id + {BEYOND}",
        "disclosed_by_id": str(by.organisation_id),
    }
    with acting(by), connection.cursor() as cursor:
        for model in (Transfer, Entry):
            table = model._meta.db_table
            columns = [
                str(field.column)
                for field in model._meta.concrete_fields
                if not field.generated and field.column != "public_id"
            ]
            values = ", ".join(replaced.get(column, column) for column in columns)
            cursor.execute(
                f"insert into {table} ({', '.join(columns)}) select {values}"
                f" from {table.replace('disclosures', 'bench')}"
            )


def _undone(work: Work) -> Work:
    """The work in a transaction that is rolled back, so that rounds are alike."""

    def tried() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return tried
