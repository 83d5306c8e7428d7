"""What was measured, beside what it should be, as a Markdown table."""

import datetime
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True)
class Figure:
    """One line of the table. `met` is None where no goal was set."""

    about: str
    what: str
    goal: str
    measured: str
    met: bool | None = None


def at_most(about: str, what: str, value: float, goal: float, unit: str = "") -> Figure:
    return Figure(
        about, what, f"≤ {goal:g}{unit}", f"{_short(value)}{unit}", value <= goal
    )


def at_least(about: str, what: str, value: float, goal: float) -> Figure:
    return Figure(about, what, f"≥ {goal:g}", _short(value), value >= goal)


def plain(about: str, what: str, measured: str) -> Figure:
    return Figure(about, what, "–", measured)


def _short(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    words = {True: "yes", False: "**no**", None: ""}
    lines = ["| about | what | goal | measured | met |", "|---|---|---|---|---|"]
    lines += [
        f"| {f.about} | {f.what} | {f.goal} | {f.measured} | {words[f.met]} |"
        for f in figures
    ]
    return "\n".join(lines)


def report(figures: list[Figure], *, rows: int, server: str, seconds: float) -> str:
    """The whole page: when, where, how large, and the table."""
    goals = [figure for figure in figures if figure.met is not None]
    met = sum(bool(figure.met) for figure in goals)
    return "\n".join(
        (
            f"# Benchmarks, {datetime.date.today():%-d %B %Y}",  # noqa: DTZ011
            "",
            (
                f"Up to {rows:,} payments. {_machine()}, {server}."
                f" {met} of {len(goals)} goals met; the run took {seconds / 60:.0f} minutes."
            ),
            (
                "Ratios are medians of interleaved rounds; docs/benchmarks.md says what each"
                " line means."
            ),
            "",
            table(figures),
            "",
        )
    )


def write(text: str, folder: Path = RESULTS) -> Path:
    """Keeps the page under today's date; a second run of the day replaces the first."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{datetime.date.today():%Y-%m-%d}.md"  # noqa: DTZ011
    path.write_text(text)
    return path


def _machine() -> str:
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} cores, {memory:.0f} GB, Python {platform.python_version()}"
