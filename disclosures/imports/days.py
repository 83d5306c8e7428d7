"""Dates and years of a row."""

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from disclosures.imports.words import Say
from tables.notation import iso_date
from ui.dates import FIRST_YEAR, LAST_YEAR

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def when(
    given: Mapping[str, str], written: str, only_year: int | None, wrong: Say
) -> tuple[str | None, int | None]:
    on = date("paid_on", given, written, wrong)
    year = _year(given, wrong) if "paid_year" in given else None
    if year is None and on is not None:
        year = int(on[:4])
    if year is None and only_year and not {"paid_on", "paid_year"} & given.keys():
        year = only_year
    if year is None:
        if not {"paid_on", "paid_year"} & given.keys():
            wrong(
                "paid_on", _("The date is missing."), _("Write the date or the year.")
            )
        return on, None
    if on is not None and int(on[:4]) != year:
        wrong(
            "paid_year",
            _("The year is %(year)s, but the date is %(date)s.")
            % {"year": year, "date": on},
            _("Correct whichever of the two is wrong."),
        )
    elif year not in YEARS:
        wrong(
            "paid_year" if "paid_year" in given else "paid_on",
            _("The year %(year)s can't be right.") % {"year": year},
            _("Write a year from %(first)d to %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    elif only_year and year != only_year:
        wrong(
            "paid_year" if "paid_year" in given else "paid_on",
            _("The payment belongs to %(year)s; only %(only)s is taken here.")
            % {"year": year, "only": only_year},
            _("Bring it in with the file of its own year."),
        )
    return on, year if year in YEARS else None


def _year(given: Mapping[str, str], wrong: Say) -> int | None:
    found = re.fullmatch(r"([0-9]{4})(?:\.0+)?", given["paid_year"], re.ASCII)
    if not found:
        wrong(
            "paid_year",
            _("“%(value)s” is not a year.") % {"value": given["paid_year"][:60]},
            _("Write four digits, such as 2025."),
        )
        return None
    return int(found[1])


def date(ours: str, given: Mapping[str, str], written: str, wrong: Say) -> str | None:
    if not (raw := given.get(ours)):
        return None
    text = _iso(raw, written)
    if text is None:
        wrong(
            ours,
            _("“%(value)s” is not a date written as %(format)s.")
            % {
                "value": raw[:60],
                "format": datetime.date(2025, 12, 31).strftime(written),
            },
            _("Write the date like the others in the column."),
        )
    return text


def near(ours: str, given: Mapping[str, str], written: str, wrong: Say) -> str | None:
    """A day of a payment beside the one on which it was paid: in a year that can be."""
    text = date(ours, given, written, wrong)
    if text is not None and int(text[:4]) not in YEARS:
        wrong(
            ours,
            _("The year %(year)s can't be right.") % {"year": int(text[:4])},
            _("Write a year from %(first)d to %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
        return None
    return text


@lru_cache(maxsize=65536)
def _iso(raw: str, written: str) -> str | None:
    """Dates of workbooks come as 2025-12-31 whatever the column's other cells look like."""
    return iso_date(raw, written) or iso_date(raw, "%Y-%m-%d")
