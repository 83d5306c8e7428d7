"""What reading a file gives: rows, a first look, and questions for a person."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

MAX_UPLOAD = 50 * 1024 * 1024  # bytes; larger files are refused before they are read


class Unusable(Exception):
    """The whole file can't be used; each sentence says what is wrong, where, and how to mend it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


class Row(NamedTuple):
    """One data row as a person sees it.

    `number` is the row of the sheet, or the line of the text file on which the record begins.
    `cells` has at least as many cells as the header, in the header's order; more only when the row
    itself has more. `trouble` holds sentences; a row with trouble can't be trusted as it stands.
    """

    number: int
    cells: tuple[str, ...]
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    """How to read a file; None means: find out, and ask when it isn't certain.

    `header_row` is counted as in `Row.number`; None is the first row with any content. Without a
    header (`has_header`) it is the first data row. `header_rows` is 2 where a row of headings for
    several columns stands above the names. `first_row` and `last_row`, counted likewise, are the
    data rows between which the table is read; None is its beginning, its end.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    has_header: bool = True
    header_rows: int = 1
    first_row: int | None = None
    last_row: int | None = None


@dataclass(frozen=True)
class Choice:
    """One answer to a question, with real rows (or values and their reading) as it would be read."""

    value: str
    label: str
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Question:
    """Something that the file alone doesn't settle; the suggestion is marked, never taken in silence."""

    key: Literal["encoding", "delimiter", "sheet", "decimal", "date_format"]
    sentence: str
    choices: tuple[Choice, ...]
    suggestion: str | None = None


@dataclass(frozen=True)
class Look:
    """What a file holds, as far as it is settled.

    While a question is open, header and preview follow its suggestion and `options` leaves it None.
    `row_count` counts the data rows; None when the sheet is longer than a look reads. `two_rows`
    says that the names seem to stand in two rows although one was read.
    """

    kind: Literal["csv", "tsv", "xlsx"]
    options: Options
    header: list[str]
    preview: list[Row]
    questions: list[Question] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    row_count: int | None = None
    two_rows: bool = False
