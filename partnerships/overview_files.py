"""The overview as CSV: figures first, then one row for each relationship."""

import csv
import datetime
import io
from collections.abc import Iterable
from decimal import Decimal

from partnerships.overview import Figure, Relationship
from tables.formulas import guarded
from ui.amounts import minor_units

COLUMNS = (
    "organisation",
    "agreements",
    "first_day",
    "last_day",
    "runs_now",
    "years",
    "years_in_a_row",
    "gaps",
    "days_of_gaps",
    "agreements_that_stand_alone",
    "agreements_judged",
    "currency",
    "agreed",
)


def as_csv(found: Iterable[Figure], related: Iterable[Relationship]) -> bytes:
    """UTF-8; two tables with an empty line between them; a row for each currency."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(("figure", "count"))
    out.writerows((figure.key, figure.count) for figure in found)
    out.writerow(())
    out.writerow(COLUMNS)
    for each in related:
        sums: list[tuple[str, Decimal | None]] = [*each.amounts]
        for currency, total in sums or [("", None)]:
            out.writerow([*_facts(each), currency, _written(total, currency)])
    return text.getvalue().encode()


def _facts(related: Relationship) -> list[str]:
    told = related.continuity
    return [
        guarded(related.organisation.legal_name),
        str(told.agreements),
        _day(told.first_on),
        _day(told.last_on),
        "yes" if told.runs else "no",
        str(told.years),
        str(told.in_a_row),
        str(len(told.gaps)),
        str(sum(gap.days for gap in told.gaps)),
        str(told.alone),
        str(told.judged),
    ]


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _written(total: Decimal | None, currency: str) -> str:
    return "" if total is None else f"{total:.{minor_units(currency)}f}"
