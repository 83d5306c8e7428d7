"""Dates and years of a row."""

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from disclosures.imports.words import Say
from disclosures.models import CountsOn
from tables.notation import iso_date
from ui.dates import FIRST_YEAR, LAST_YEAR

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class Counted(NamedTuple):
    """The day that decides the year, and which day of the payment that is (`field`).

    `field` is a date of a transfer, or empty where the row doesn't say which.
    """

    on: str
    field: str = ""


def counted(given: Mapping[str, str], written: str, wrong: Say) -> Counted | None:
    """What a row says of the day that counts: a published line tells it."""
    said = _which(given, wrong)
    on = near("recognised_on", given, written, wrong)
    if said and "recognised_on" not in given:
        wrong(
            "recognised_on",
            _("It isn't said which day counts."),
            _("Write the date, or leave both cells empty."),
        )
    paid = _iso(given.get("paid_on", ""), written)
    if on is None or said is None or (on == paid and said in {"", CountsOn.PAID}):
        return None
    if said == CountsOn.PAID:
        wrong(
            "recognised_on",
            _("The day of the payment counts, but the two days differ."),
            _("Correct the day that is wrong, or say which day counts."),
        )
        return None
    return Counted(on, CountsOn(said).field if said else "")


def _which(given: Mapping[str, str], wrong: Say) -> str | None:
    """A code of `CountsOn`, or empty; None where it can't be read."""
    said = given.get("recognised_by", "").lower()
    if not said or said in CountsOn.values:
        return said
    wrong(
        "recognised_by",
        _("“%(value)s” is no day of a payment.") % {"value": said[:60]},
        _("Write one of %(codes)s.") % {"codes": ", ".join(CountsOn.values)},
    )
    return None


def when(
    given: Mapping[str, str],
    written: str,
    only_year: int | None,
    wrong: Say,
    counted: Counted | None = None,
) -> tuple[str | None, int | None]:
    """The day and the year of the payment.

    Where another day counts, the year that the row gives is the one of that day.
    """
    if counted is not None:
        return _beside(counted, given, written, only_year, wrong)
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


def _beside(
    counted: Counted,
    given: Mapping[str, str],
    written: str,
    only_year: int | None,
    wrong: Say,
) -> tuple[str | None, int | None]:
    """`when` for a payment that counts on another day."""
    on = near("paid_on", given, written, wrong)
    counts_in = int(counted.on[:4])
    year = _year(given, wrong) if "paid_year" in given else counts_in
    if year is not None and year != counts_in:
        wrong(
            "recognised_on",
            _("The year is %(year)s, but the day that counts is %(date)s.")
            % {"year": year, "date": counted.on},
            _("Correct whichever of the two is wrong."),
        )
    elif only_year and counts_in != only_year:
        wrong(
            "recognised_on",
            _("The payment belongs to %(year)s; only %(only)s is taken here.")
            % {"year": counts_in, "only": only_year},
            _("Bring it in with the file of its own year."),
        )
    return on, int(on[:4]) if on else year


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
