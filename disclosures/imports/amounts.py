"""Several amounts in one row, each in a column of its own: one payment for each of them.

Each column is checked as a file would be that had only this amount. What the column says
(its year, its category) goes before what the row or the file says; everything else is
shared. A cell that says 0 or nothing is no payment: it is counted and told.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.imports.check import LONGEST, Checked, Terms, checker
from disclosures.imports.given import Error
from tables.mapping import Mapping
from tables.notation import decimal_text
from tables.shapes import Row

HEADING = "amount_column"
"""Under this word a staged payment keeps the name of the column that it came from."""
BETWEEN = " · "
NAMED = 20  # rows that a sentence names one by one
DASHES = re.compile(
    r"(?:[A-Z]{3}|[€£$¥]|S?Fr\.?)?[\s\u00a0]*(?:[-\u2013\u2014\u2212]{1,3}|n/?a|n\.a\.|k\.a\.)"
    r"[\s\u00a0]*(?:[A-Z]{3}|[€£$¥]|S?Fr\.?)?",
    re.IGNORECASE,
)


@dataclass
class Nothing:
    """Cells that say 0 or nothing, and the rows that have no amount at all."""

    cells: int = 0
    rows: int = 0
    first: list[int] = field(default_factory=list)

    def row(self, number: int) -> None:
        self.rows += 1
        if len(self.first) < NAMED:
            self.first.append(number)

    def as_dict(self) -> dict[str, Any]:
        return {"cells": self.cells, "rows": self.rows, "first": self.first}


def told(nothing: dict[str, Any]) -> list[str]:
    """The same in sentences."""
    sentences = []
    if cells := nothing.get("cells"):
        sentences.append(
            ngettext(
                "%(count)s cell says 0 or nothing: no payment.",
                "%(count)s cells say 0 or nothing: no payments.",
                cells,
            )
            % {"count": cells}
        )
    if rows := nothing.get("rows"):
        named = ", ".join(map(str, nothing["first"]))
        if rows > len(nothing["first"]):
            named += ", …"
        sentences.append(
            ngettext(
                "%(count)s row has no amount in any of these columns, so nothing of it"
                " is brought in: row %(rows)s.",
                "%(count)s rows have no amount in any of these columns, so nothing of"
                " them is brought in: rows %(rows)s.",
                rows,
            )
            % {"count": rows, "rows": named}
        )
    return sentences


@lru_cache(maxsize=65536)
def is_nothing(text: str) -> bool:
    """Empty, a dash, "n/a", or zero in any notation: "CHF 0", "0.00", "0,-"."""
    text = text.strip()
    if not text or DASHES.fullmatch(text):
        return True
    readings = [decimal_text(text, sign) for sign in ".,"]
    return any(reading is not None and not reading.strip("-0.") for reading in readings)


def payments(
    mapping: Mapping, header: list[str], terms: Terms, nothing: Nothing
) -> Callable[[Iterable[Row]], Iterator[Checked]]:
    """The function that makes payments of rows, whether a row has one amount or several."""
    if not mapping.amounts:
        return lambda rows: map(checker(mapping, header, terms), rows)
    columns = [
        (header.index(heading), heading, words)
        for heading, words in mapping.amounts.items()
    ]
    checks = [
        (place, heading, words, checker(_alone(mapping, heading), header, terms))
        for place, heading, words in sorted(columns, key=lambda each: each[0])
    ]

    def each(rows: Iterable[Row]) -> Iterator[Checked]:
        for row in rows:
            filled = [each for each in checks if not is_nothing(row.cells[each[0]])]
            nothing.cells += len(checks) - len(filled)
            for place, heading, words, check in filled:
                yield _named(check(row), place + 1, heading, words)
            if filled:
                continue
            if row.trouble:  # an amount may be hidden behind it
                place, heading, words, check = checks[0]
                yield _named(check(row), place + 1, heading, words)
            else:
                nothing.row(row.number)

    return each


def _alone(mapping: Mapping, heading: str) -> Mapping:
    """The mapping as if this were the only column of amounts."""
    words = mapping.amounts[heading]
    shared = {
        ours: theirs for ours, theirs in mapping.columns.items() if ours not in words
    }
    return replace(
        mapping,
        columns={**shared, "amount": heading},
        defaults={**mapping.defaults, **words},
        amounts={},
    )


def _named(found: Checked, place: int, heading: str, words: dict[str, str]) -> Checked:
    """The payment with its place; a row's reference is told apart by the column's name."""
    errors = [
        {**error, "column": heading} if error.get("ours") in words else error
        for error in found.errors
    ]
    reference = BETWEEN.join(filter(None, [found.reference, heading]))
    if not found.reference:
        reference = ""
    texts, amount = {**found.texts, HEADING: heading}, found.amount
    if len(reference) > LONGEST["reference"]:
        errors.append(_too_long(reference))
        reference = ""
        if amount is not None:
            texts["amount"], amount = amount, None
    return found._replace(
        amount=amount,
        reference=reference,
        texts=texts,
        errors=errors,
        amount_column=place,
    )


def _too_long(reference: str) -> Error:
    return {
        "ours": "reference",
        "column": "",
        "value": reference[:500],
        "wrong": _(
            "The reference and the name of the column have %(length)s characters"
            " together; %(most)s are possible."
        )
        % {"length": len(reference), "most": LONGEST["reference"]},
        "mend": _("Shorten one of them."),
    }
