"""What the part of a year is called that a report is about."""

import datetime

from django.utils.translation import gettext as _


def part_of_year(starts_on: datetime.date, ends_on: datetime.date) -> str:
    """ "January to June"; nothing for a whole year."""
    if (starts_on.month, ends_on.month) == (1, 12):
        return ""
    return _("January to June") if starts_on.month == 1 else _("July to December")
