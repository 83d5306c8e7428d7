"""What a reservation about a whole report says in public."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext

from disclosures.affiliate_words import silences
from disclosures.affiliates_told import told
from disclosures.lifecycle.books import unsettled
from disclosures.models import Entry, Report, Withdrawal
from ui.dates import written_day

SILENT_COMPANIES = "affiliate_silent"
BOOKS = "books_unsettled"
TAKEN_OFF = "taken_off"


@dataclass(frozen=True)
class TakenOff:
    """Entries that would be in the report and left the register on one day for one ground."""

    lines: int
    words: str


def in_full(report: Report, rule: str, words: str) -> str:
    """The officer's words, after what they are about as it is now, where that is counted."""
    return " ".join([*_about(report, rule), words])


def _about(report: Report, rule: str) -> list[str]:
    if rule == SILENT_COMPANIES:
        return silences(told(report))
    if rule == BOOKS and (waiting := unsettled(report.period)):
        said = ngettext(
            "%d payment of the books was not settled.",
            "%d payments of the books were not settled.",
            waiting,
        )
        return [said % waiting]
    return []


def taken_off(report: Report) -> list[TakenOff]:
    """The first to leave come first. Before a report's first version there is nothing."""
    if report.version == 1:
        return []
    own = Entry.objects.filter(period_id=report.period_id).included()
    grounds = (
        Withdrawal.objects.filter(line__entry_id__in=own.values("pk"))
        .values_list("withdrawn_on", "ground")
        .annotate(lines=Count("pk"))
        .order_by("withdrawn_on", "ground")
    )
    return [
        TakenOff(
            lines,
            ngettext(
                "%(count)d entry was taken off the register on %(day)s: %(ground)s",
                "%(count)d entries were taken off the register on %(day)s: %(ground)s",
                lines,
            )
            % {"count": lines, "day": written_day(on), "ground": ground},
        )
        for on, ground, lines in grounds
    ]
