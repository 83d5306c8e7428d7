"""Names of columns that stand in two rows: headings for several columns, and the names below."""

import re
from collections.abc import Sequence

from tables.records import Merge, Record

BETWEEN = " · "
YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")


def joined(upper: Record, lower: Record, merges: Sequence[Merge]) -> Record:
    """One row of names: "Fees" above "Expenses" gives "Fees · Expenses".

    A heading reaches as far to the right as its merged cells; where the row has none, as in
    text, as far as cells are empty above a name. A name alone stays as it is. That cells of
    these rows are merged is no trouble.
    """
    width = max(len(upper.cells), len(lower.cells))
    above = [" ".join(cell.split()) for cell in upper.cells]
    below = [" ".join(cell.split()) for cell in lower.cells]
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    headings = _carried(above, below, [m for m in merges if _across(m, upper.number)])
    names = [
        BETWEEN.join(dict.fromkeys(filter(None, pair)))
        for pair in zip(headings, below, strict=True)
    ]
    findings = [
        each for each in (*upper.findings, *lower.findings) if each[0] != "merged"
    ]
    return Record(lower.number, names, findings)


def seem_two(first: Record, following: Sequence[Record]) -> bool:
    """Whether the row below the names has names too, where the first row is empty.

    It has words or years in each of its cells; a row of data has an amount or a day.
    """
    if not following or sum(1 for cell in first.cells if cell.strip()) <= 1:
        return False
    cells = [cell.strip() for cell in following[0].cells]
    under = [
        cell
        for cell, above in zip(cells, first.cells, strict=False)
        if cell and not above.strip()
    ]
    return bool(under) and all(_is_name(cell) for cell in cells if cell)


def _carried(above: list[str], below: list[str], merges: list[Merge]) -> list[str]:
    headings = list(above)
    for at, name in enumerate(below):
        if above[at] or not name:
            continue
        if merges:
            first = next((m.left for m in merges if m.left <= at <= m.right), at)
        else:
            first = next((left for left in range(at, -1, -1) if above[left]), at)
        if below[first]:  # else it is the name of that one column
            headings[at] = above[first]
    return headings


def _across(merge: Merge, row: int) -> bool:
    return merge.top <= row <= merge.bottom and merge.left < merge.right


def _is_name(cell: str) -> bool:
    return bool(YEAR.fullmatch(cell)) or not any(sign.isdigit() for sign in cell)
