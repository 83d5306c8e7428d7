"""Who is told what about periods, questions, claims and reports. Words: templates/emails."""

from disclosures.mail.checking import (
    answered_by_letter,
    asked_again,
    colleague_asked,
    days_left,
    question_answered,
    questions_asked,
    review_opened,
)
from disclosures.mail.objections import (
    claim_decided,
    claim_made,
    comparison_shown,
    correction_answered,
    correction_asked,
    list_asked,
    list_due,
    list_handed_in,
    list_late,
)
from disclosures.mail.people import ANSWERERS, OFFICERS, REPORTERS, people
from disclosures.mail.periods import (
    affiliate_answered,
    affiliate_asked,
    affiliate_lapsed,
    last_day_near,
    last_day_over,
    retention_proposed,
)
from disclosures.mail.reports import (
    approval_asked,
    countersign_asked,
    published,
    report_certified,
)

__all__ = ["ANSWERERS", "OFFICERS", "REPORTERS", "affiliate_answered", "affiliate_asked", "affiliate_lapsed", "answered_by_letter", "approval_asked", "asked_again", "claim_decided", "claim_made", "colleague_asked", "comparison_shown", "correction_answered", "correction_asked", "countersign_asked", "days_left", "last_day_near", "last_day_over", "list_asked", "list_due", "list_handed_in", "list_late", "people", "published", "question_answered", "questions_asked", "report_certified", "retention_proposed", "review_opened"]  # fmt: skip
