"""Runs the benchmarks and writes their table: `python -m bench [NAME…] [--rows N]`."""

import argparse
import sys
import time

from bench.database import made, prepare
from bench.figures import report, write

SMALLEST, USUAL = 1_000, 100_000


def main(arguments: list[str] | None = None) -> str:
    """The table, as text."""
    prepare()
    from bench.run import NAMES, run  # noqa: PLC0415  models are ready now
    from bench.timing import take_at_most  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all if none"
    )
    parser.add_argument("--rows", type=int, default=USUAL, help="payments at the end")
    parser.add_argument("--smallest", type=int, default=SMALLEST)
    parser.add_argument(
        "--rounds", type=int, help="at most so many, to see that all of it runs"
    )
    parser.add_argument("--suffix", default="", help="of the database's name")
    parser.add_argument("--no-file", action="store_true", help="print only")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    if options.rounds:
        take_at_most(options.rounds)
    began = time.monotonic()
    with made(options.suffix) as database:
        figures, server = run(
            database, options.names or list(NAMES), options.smallest, options.rows
        )
    text = report(
        figures, rows=options.rows, server=server, seconds=time.monotonic() - began
    )
    if not options.no_file:
        write(text)
    return text


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
