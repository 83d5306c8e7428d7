"""Downloads of the whole register, against psql."""

import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from django.urls import reverse

from bench.database import address
from bench.figures import Figure, at_most, plain
from bench.timing import alone, ratio, rounds, seconds
from bench.world import World, client
from disclosures.exports.columns import query
from disclosures.models.register import RegisterLine

ROUNDS = 5
CSV_RATIO, CSV_MEMORY = 1.25, 8
FEW = 10_000


def measure(world: World) -> list[Figure]:
    lines = RegisterLine.objects.order_by("-year", "-line_id")
    copy = rf"\copy ({query(lines, formula_safe=True)}) to '{os.devnull}' csv header"
    # psql takes one command as one line
    command = ["psql", "--no-psqlrc", "--quiet", "--command", " ".join(copy.split())]
    environment = {**os.environ, **address()}

    def psql() -> None:
        subprocess.run(command, env=environment, check=True)

    times = rounds({"page": lambda: _fetch("csv"), "psql": psql}, ROUNDS)
    ours, theirs = median(times["page"]), median(times["psql"])
    what = f"CSV of {world.rows:,} lines ({ours:.2f} s) against psql ({theirs:.2f} s)"
    found = [at_most("download", what, ratio(times, "page", "psql"), CSV_RATIO)]
    few = min(FEW, world.rows // 10)
    peaks = [alone("export", form="csv", lines=n)["peak"] for n in (few, world.rows)]
    more = round(peaks[1] - peaks[0], 1)
    what = f"CSV of {world.rows:,} lines: memory beyond {few:,} lines"
    found.append(at_most("download", what, more, CSV_MEMORY, " MB"))
    took = seconds(lambda: _fetch("json"))
    rate = f"{world.rows / took:,.0f} lines/s"
    found.append(plain("download", f"JSON of {world.rows:,} lines", rate))
    workbook = alone("export", form="xlsx", lines=world.rows)
    rate = f"{world.rows / workbook['seconds']:,.0f} lines/s, {workbook['peak']:.0f} MB"
    found.append(plain("download", f"XLSX of {world.rows:,} lines", rate))
    return found


def _fetch(form: str) -> None:
    """As a browser does, thrown away."""
    response: Any = client().get(reverse("register:lines", args=[form]))
    with Path(os.devnull).open("wb") as nowhere:
        for piece in response.streaming_content:
            nowhere.write(piece)
