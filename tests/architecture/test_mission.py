"""docs/mission.md names pages and tests that are there, for every row of the mission."""

import re
from pathlib import Path

import pytest

from tests.architecture.world import addresses

ROOT = Path(__file__).resolve().parents[2]
ROWS = {
    cells[1].strip(): cells[2:]
    for line in (ROOT / "docs" / "mission.md").read_text(encoding="utf-8").splitlines()
    if len(cells := line.split("|")) > 6 and re.fullmatch(r"[A-E]\d", cells[1].strip())
}
COUNTS = {"A": 3, "B": 5, "C": 5, "D": 4, "E": 7}
EVERY = [f"{part}{n}" for part, count in COUNTS.items() for n in range(1, count + 1)]


def _named(cell):
    return re.findall(r"`([^`]+)`", cell)


def test_every_row_of_the_mission_is_there_once():
    assert list(ROWS) == EVERY


@pytest.mark.parametrize("row", EVERY)
def test_a_row_names_pages_and_tests_that_exist(row):
    _what, pages, tests, *_missing = ROWS[row]

    assert _named(pages)
    assert set(_named(pages)) <= addresses()
    assert _named(tests)
    for test in _named(tests):
        assert (ROOT / test).is_file(), test
