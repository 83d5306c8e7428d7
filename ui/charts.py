"""Bar charts as rows of an SVG; the same figures stand in a table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 720
LABELS = 200
FIGURES = 150
ROW = 34


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    y: int
    text_y: int
    width: int
    text_x: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    height: int
    width: int = WIDTH
    start: int = LABELS


def chart(rows: Iterable[tuple[str, Decimal | int, str]]) -> Chart:
    """Rows of label, value and the value as it is written; the longest bar is full.

    A value below zero (more was paid back than given) has no bar, only its figure.
    """
    listed = list(rows)
    largest = max((value for _, value, _ in listed), default=0)
    room = WIDTH - LABELS - FIGURES
    bars = []
    for number, (label, value, text) in enumerate(listed):
        share = Decimal(value) / Decimal(largest) if largest > 0 and value > 0 else 0
        length = max(int(room * share), 2) if share else 0
        y = number * ROW
        bars.append(
            Bar(label, text, y + 6, y + 22, length, LABELS + length + 8),
        )
    return Chart(bars, height=max(len(bars), 1) * ROW)
