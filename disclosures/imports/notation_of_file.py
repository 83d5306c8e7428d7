"""Settles how a file writes its amounts and dates, where its own values make it certain."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from disclosures.imports.fields import OTHER_DAYS
from tables.chosen import chosen
from tables.mapping import Mapping
from tables.notation import (
    DATE_FORMATS,
    Verdict,
    date_formats,
    decimal_signs,
    iso_date,
)
from tables.shapes import Choice, Question

AMOUNTS = ("amount", "vat_amount")
DATES = ("paid_on", "published_elsewhere_on", "recognised_on", *OTHER_DAYS)


def settle(
    content: bytes, name: str, mapping: Mapping
) -> tuple[Mapping, list[dict[str, Any]]]:
    """The mapping with the notation that is certain, and questions about the rest."""
    questions = []
    if "decimal" not in mapping.file and _columns(mapping, AMOUNTS):
        verdict = decimal_signs(_values(content, name, mapping, AMOUNTS))
        if verdict.outcome in {"certain", "none"}:
            mapping = mapping.with_file(decimal=verdict.value or ".")
        else:
            questions.append(verdict.question or _mixed_signs(verdict))
    if "date_format" not in mapping.file and _columns(mapping, DATES):
        # 2025-12-31 means one day everywhere, and workbooks give their dates so.
        values = (
            value
            for value in _values(content, name, mapping, DATES)
            if iso_date(value, "%Y-%m-%d") is None
        )
        verdict = date_formats(values)
        if verdict.outcome in {"certain", "none"}:
            mapping = mapping.with_file(date_format=verdict.value or "%Y-%m-%d")
        else:
            questions.append(verdict.question or _mixed_dates(verdict))
    return mapping, [asdict(question) for question in questions]


def _columns(mapping: Mapping, ours: tuple[str, ...]) -> list[str]:
    found = [mapping.columns[name] for name in ours if name in mapping.columns]
    return [*found, *mapping.amounts] if "amount" in ours else found


def _values(
    content: bytes, name: str, mapping: Mapping, ours: tuple[str, ...]
) -> Iterator[str]:
    header, rows, _count = chosen(content, name, mapping)
    places = [header.index(column) for column in _columns(mapping, ours)]
    return (row.cells[place] for row in rows for place in places)


def _mixed_signs(verdict: Verdict) -> Question:
    return Question(
        "decimal",
        _(
            "The amounts are written in two ways. Which sign stands before the decimals?"
            " Rows written in the other way will be refused."
        ),
        _evidence(verdict),
    )


def _mixed_dates(verdict: Verdict) -> Question:
    return Question(
        "date_format",
        _(
            "The dates are written in more than one way. Which one holds?"
            " Rows written in another way will be refused."
        ),
        _evidence(verdict)
        or tuple(Choice(written, written) for written in DATE_FORMATS),
    )


def _evidence(verdict: Verdict) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            notation,
            _("“%(notation)s”, as in %(values)s")
            % {"notation": notation, "values": ", ".join(values)},
            tuple((value,) for value in values),
        )
        for notation, values in verdict.evidence
    )
