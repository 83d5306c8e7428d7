"""The benchmarks run from end to end; what they measure depends on the machine."""

import os
import subprocess
import sys
from decimal import Decimal

import pytest

from bench.figures import Figure, at_least, at_most, table
from bench.run import steps
from bench.timing import exponent, p95, ratio


def test_a_run_gives_a_line_for_every_figure():
    suffix = "_".join(filter(None, ("smoke", os.environ.get("TEST_DATABASE_SUFFIX"))))
    small = ["--rows", "200", "--smallest", "100", "--rounds", "1"]
    small += ["--suffix", suffix, "--no-file"]

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench",
            "queries",
            "import",
            "suggestions",
            "directory",
            "publishing",
            *small,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert lines[0] == "| about | what | goal | measured | met |"
    assert {line.split(" | ")[0] for line in lines[2:]} == {
        "| queries",
        "| publishing",
        "| import",
        "| suggestions",
        "| directory",
    }
    assert {line.count("|") for line in lines} == {6}


def test_growth_is_the_power_of_size_that_time_follows():
    assert exponent([10, 100, 1000], [2, 2, 2]) == pytest.approx(0)
    assert exponent([10, 100, 1000], [1, 10, 100]) == pytest.approx(1)


def test_ratio_is_the_median_of_rounds_taken_together():
    assert ratio({"page": [2, 30, 4], "floor": [1, 10, 1]}, "page", "floor") == 3


def test_p95_is_a_time_that_occurred():
    assert p95([Decimal(n) for n in range(1, 101)]) == 95


def test_goals_are_met_up_to_their_border():
    assert at_most("a", "b", 2.0, 2).met
    assert not at_most("a", "b", 2.1, 2).met
    assert at_least("a", "b", 0.8, 0.8).met
    assert not at_least("a", "b", 0.79, 0.8).met


def test_a_figure_that_misses_its_goal_stands_out():
    assert table([Figure("list", "page", "≤ 2", "3", met=False)]).endswith(
        "| list | page | ≤ 2 | 3 | **no** |"
    )


def test_steps_go_up_by_ten():
    assert steps(1000, 1_000_000) == [1000, 10_000, 100_000, 1_000_000]
    assert steps(1000, 5000) == [1000, 5000]
