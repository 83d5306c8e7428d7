"""Bar charts as rows of an SVG; the same figures stand in a table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ROW = 50
WORDS = 17
BAR = 25


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    words_y: int
    y: int
    share: str  # of the width, "37.5%"


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    height: int


def chart(
    rows: Iterable[tuple[str, Decimal | int, str]], full: Decimal | int = 0
) -> Chart:
    """Rows of label, value and the value as it is written.

    A bar is full at `full`, or at the largest value where that is more. A value below
    zero (more was paid back than given) has no bar, only its figure.
    """
    listed = list(rows)
    largest = max([Decimal(full), *(Decimal(value) for _, value, _ in listed)])
    bars = [
        Bar(label, text, top + WORDS, top + BAR, _share(Decimal(value), largest))
        for top, (label, value, text) in zip(
            range(0, len(listed) * ROW, ROW), listed, strict=True
        )
    ]
    return Chart(bars, height=len(bars) * ROW)


def _share(value: Decimal, largest: Decimal) -> str:
    if value <= 0:
        return "0%"
    return f"{max(value / largest * 100, Decimal('0.5')):.1f}%"
