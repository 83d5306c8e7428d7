"""Finds out which sign stands between the cells of a text file, and asks where it isn't certain."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tables import delimited
from tables.records import Refusal
from tables.shapes import Choice, Question

SAMPLE_BYTES = 1 << 18
SAMPLE_RECORDS = 500
SHOWN_ROWS = 3
SHOWN_CHARACTERS = 160
DELIMITERS = {
    ",": gettext_lazy("comma"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("vertical bar"),
}


@dataclass(frozen=True)
class Delimiter:
    """A settled delimiter; a file of one column has none to be found, and is read with a comma."""

    sign: str
    one_column: bool = False


@dataclass(frozen=True)
class Trial:
    """The first records of a text as one delimiter parts them; orderly: read without a complaint."""

    delimiter: str
    rows: list[list[str]]
    orderly: bool

    @property
    def width(self) -> int:
        """The most frequent number of cells."""
        return Counter(map(len, self.rows)).most_common(1)[0][0] if self.rows else 0

    @property
    def agreement(self) -> float:
        """The share of rows that are as wide as the most."""
        return (
            sum(len(row) == self.width for row in self.rows) / len(self.rows)
            if self.rows
            else 0
        )

    @property
    def rectangular(self) -> bool:
        """Whether all rows have the same number of cells, and more than one."""
        return self.orderly and self.width > 1 and self.agreement == 1


def delimiter(content: bytes, encoding: str) -> Delimiter | Question:
    """The delimiter, when exactly one makes a table of the file's beginning.

    Certain are: the one that gives rows of equal width (more than one cell); failing any, the only
    one that parts the first row, if most rows are as wide as it, and the only one that parts any
    row (ragged rows are then reported one by one); and a file of one column.
    """
    opened = delimited.open_text(
        content[:SAMPLE_BYTES], encoding, whole=len(content) <= SAMPLE_BYTES
    )
    if opened.named_delimiter:
        return Delimiter(opened.named_delimiter)
    lines = list(opened.lines)
    if part := len(content) > SAMPLE_BYTES:
        lines.pop()
    trials = [_trial(lines, candidate, part=part) for candidate in DELIMITERS]
    if len(tables := [trial for trial in trials if trial.rectangular]) == 1:
        return Delimiter(tables[0].delimiter)
    parting = [trial for trial in trials if trial.rows and len(trial.rows[0]) > 1]
    if not tables and len(parting) == 1 and _agrees_with_header(parting[0]):
        return Delimiter(parting[0].delimiter)
    choices = [trial for trial in trials if any(len(row) > 1 for row in trial.rows)]
    if len(choices) < 2:
        return (
            Delimiter(choices[0].delimiter)
            if choices
            else Delimiter(",", one_column=True)
        )
    best = max(
        trials,
        key=lambda trial: (
            trial.rectangular,
            trial.width > 1,
            trial.agreement,
            trial.width,
        ),
    )
    return Question(
        "delimiter",
        _(
            "Which sign stands between the cells? More than one would fit, or none gives rows of equal length."
        ),
        tuple(
            Choice(trial.delimiter, str(DELIMITERS[trial.delimiter]), _sample(trial))
            for trial in choices
        ),
        best.delimiter,
    )


def _agrees_with_header(trial: Trial) -> bool:
    width = len(trial.rows[0])
    return sum(len(row) == width for row in trial.rows) > len(trial.rows) / 2


def _trial(lines: list[str], candidate: str, *, part: bool) -> Trial:
    rows: list[list[str]] = []
    text = delimited.Text(lines, None, 0)
    try:
        for record in islice(
            delimited.records(text, candidate, delimited.Counts()), SAMPLE_RECORDS
        ):
            if any(key == "quote_inside" for key, _facts in record.findings):
                return Trial(candidate, rows, orderly=False)
            rows.append(record.cells)
    except Refusal as refusal:
        cut_short = part and refusal.finding[1].get("ended")
        return Trial(candidate, rows, orderly=bool(cut_short))
    return Trial(candidate, rows, orderly=True)


def _sample(trial: Trial) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cell[:SHOWN_CHARACTERS] for cell in row)
        for row in trial.rows[:SHOWN_ROWS]
    )
