"""How a financial year is called."""

from django.utils.translation import gettext as _

from independence.years import Span
from ui.dates import written_day


def year_name(span: Span) -> str:
    """ "2025", or its first and last day where it is no calendar year."""
    first, last = span.starts_on, span.ends_on
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(last.year)
    return _("%(first)s to %(last)s") % {
        "first": written_day(first),
        "last": written_day(last),
    }
