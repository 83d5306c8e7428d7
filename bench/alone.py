"""Tasks whose memory is measured: each runs in a process of its own."""

import datetime
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.database import prepare, use


def export(*, form: str, lines: int) -> None:
    """The public download of so many lines, thrown away."""
    from disclosures.exports.lines import stream  # noqa: PLC0415
    from disclosures.models.register import RegisterLine  # noqa: PLC0415

    wanted = RegisterLine.objects.order_by("-year", "-line_id")[:lines]
    with Path(os.devnull).open("wb") as nowhere:
        for piece in stream(form, wanted, {}):
            nowhere.write(piece)


def publish(*, report: int, person: int, company: int) -> None:
    """Publishes an approved report."""
    from audit.acting import Actor  # noqa: PLC0415
    from disclosures.actions.publication import publish as action  # noqa: PLC0415
    from disclosures.models import Report  # noqa: PLC0415

    by = Actor(person, company, frozenset({"disclosure_officer"}), kind="company")
    action(Report.objects.get(pk=report), by=by, today=datetime.date(2026, 3, 1))


def compare(*, many: int) -> dict[str, int]:
    """Compares invented organisations: how many pairs are suggested, and called the same,
    and how many of either are the twins that they were meant to find."""
    from bench.twins import are_twins, records  # noqa: PLC0415
    from organisations.duplicates.pairs import find  # noqa: PLC0415

    counts = {"pairs": 0, "twins": 0, "same": 0, "same_twins": 0}
    for pair in find(records(many)):
        twins = are_twins(pair.first, pair.second)
        counts["pairs"] += 1
        counts["twins"] += twins
        if pair.score.verdict == "same":
            counts["same"] += 1
            counts["same_twins"] += twins
    return counts


TASKS: dict[str, Callable[..., Any]] = {
    "export": export,
    "publish": publish,
    "compare": compare,
}


def _peak() -> float:
    """Most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def main(database: str, task: str, arguments: str) -> None:
    prepare()
    use(database)
    began = time.perf_counter()
    told = TASKS[task](**json.loads(arguments)) or {}
    answer = told | {"seconds": time.perf_counter() - began, "peak": _peak()}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
