"""Measuring: interleaved rounds, medians, growth, memory."""

import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any, TypeVar

from bench.database import address

Work = Callable[[], object]
Name = TypeVar("Name")


def seconds(work: Work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


_most_rounds: list[int] = []


def take_at_most(number: int) -> None:
    """Fewer rounds for every measurement: to see that all of it runs."""
    _most_rounds[:] = [number]


def rounds(works: Mapping[Name, Work], number: int) -> dict[Name, list[float]]:
    """Times of each, taken in turns so that a slow minute of the machine hits all.

    Each is run once before, untimed.
    """
    number = min([number, *_most_rounds])
    for work in works.values():
        work()
    times: dict[Name, list[float]] = {name: [] for name in works}
    for _ in range(number):
        for name, work in works.items():
            times[name].append(seconds(work))
    return times


def ratio(times: Mapping[str, Sequence[float]], name: str, floor: str) -> float:
    """How many times longer `name` takes: the median over the rounds."""
    pairs = zip(times[name], times[floor], strict=True)
    return median(ours / theirs for ours, theirs in pairs)


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The e of time ~ size^e: 0 is the same at any size, 1 is in proportion."""
    x, y = [math.log(size) for size in sizes], [math.log(t) for t in times]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - mean_x) ** 2 for a in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread


def p95(times: Sequence[float]) -> float:
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]


def alone(task: str, **arguments: Any) -> dict[str, float]:
    """Runs a task of `bench/alone.py` in a process of its own: `seconds`, `peak` (MB),
    and what it tells itself."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.alone",
            address()["PGDATABASE"],
            task,
            json.dumps(arguments),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{task} failed:\n{done.stderr}")
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
