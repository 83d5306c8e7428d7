"""A map of tiles: one a country, in its rough place, with the number found there.

The places stand in `tiles.txt`. A tile is as large for Malta as for Russia, because the
number is what it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.countries import country_name

PLACES = Path(__file__).with_name("tiles.txt")
NOBODY = ".."
SIDE, GAP = 40, 4  # of a tile, in the units of the drawing
CODE_DOWN, NUMBER_DOWN = 16, 32  # where its two lines of text stand
MOST = 10_000  # a tile has room for four digits; the table has the whole number
BANDS = (1, 2, 5, 10, 50)  # the least number of each shade
NAMES = {
    "europe": gettext_lazy("Europe"),
    "americas": gettext_lazy("The Americas"),
    "africa": gettext_lazy("Africa"),
    "asia_and_oceania": gettext_lazy("Asia and Oceania"),
}
ALWAYS = "europe"


@dataclass(frozen=True)
class Tile:
    """One country in the drawing; `band` is its shade, 0 where nobody was found."""

    code: str
    name: str
    number: int
    short: str
    band: int
    url: str
    x: int
    y: int
    middle: int
    code_y: int
    number_y: int


@dataclass(frozen=True)
class Map:
    key: str
    name: Any
    tiles: list[Tile]
    found: int
    width: int
    height: int


@cache
def places() -> dict[str, dict[str, tuple[int, int]]]:
    """For each map: country → (column, row)."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    row = 0
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.endswith(":"):
            here = found.setdefault(text.rstrip(":"), {})
            row = 0
            continue
        for column, code in enumerate(text.split()):
            if code != NOBODY:
                here[code] = (column, row)
        row += 1
    return found


def band(number: int) -> int:
    """Which shade a number has: 0 for none, then 1 to 5."""
    return sum(number >= least for least in BANDS)


def bands(counted: Mapping[str, int]) -> list[tuple[int, str]]:
    """The shades that this search needs, each with its numbers: (2, "2 to 4")."""
    needed = max((band(number) for number in counted.values()), default=0)
    named = []
    for shade, (least, above) in enumerate(zip(BANDS, [*BANDS[1:], 0], strict=True), 1):
        if shade <= needed:
            named.append((shade, _span(least, above)))
    return named


def _span(least: int, above: int) -> str:
    if not above:
        return _("%(least)s or more") % {"least": least}
    if above == least + 1:
        return str(least)
    return _("%(least)s to %(most)s") % {"least": least, "most": above - 1}


def maps(counted: Mapping[str, int], addresses: Mapping[str, str]) -> list[Map]:
    """Europe, and each other part of the world where something was found."""
    drawn = []
    for key, countries in places().items():
        found = sum(1 for code in countries if counted.get(code))
        if not found and key != ALWAYS:
            continue
        tiles = [
            _tile(code, place, counted.get(code, 0), addresses.get(code, ""))
            for code, place in countries.items()
        ]
        drawn.append(
            Map(
                key,
                NAMES[key],
                tiles,
                found,
                max(tile.x for tile in tiles) + SIDE,
                max(tile.y for tile in tiles) + SIDE,
            )
        )
    return drawn


def _tile(code: str, place: tuple[int, int], number: int, url: str) -> Tile:
    x, y = (position * (SIDE + GAP) for position in place)
    return Tile(
        code=code,
        name=country_name(code),
        number=number,
        short=str(number)
        if number < MOST
        else _("%(thousands)sk") % {"thousands": number // 1000},
        band=band(number),
        url=url,
        x=x,
        y=y,
        middle=x + SIDE // 2,
        code_y=y + CODE_DOWN,
        number_y=y + NUMBER_DOWN,
    )
