"""What a reservation about a whole report says in public."""

from django.utils.translation import ngettext

from disclosures.affiliate_words import silences
from disclosures.affiliates_told import told
from disclosures.lifecycle.books import unsettled
from disclosures.models import Report

SILENT_COMPANIES = "affiliate_silent"
BOOKS = "books_unsettled"


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
