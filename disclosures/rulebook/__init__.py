"""All checks of domain 9.6 (VR-01 to VR-35): what each asks, and what holds to it.

A check is held by rules about agreements (`partnerships/gates`), by findings of reports
(`disclosures/findings`), by constraints of the database, or by an action or a need of a
lifecycle. Why, and how to mend it, are told by those where they say it. A test walks all
35: each is held by something, and names a test that shows it.
"""

from disclosures.rulebook.agreements import CHECKS as OF_AGREEMENTS
from disclosures.rulebook.check import Check
from disclosures.rulebook.payments import CHECKS as OF_PAYMENTS
from disclosures.rulebook.reports import CHECKS as OF_REPORTS

__all__ = ["CHECKS", "COMING", "Check"]

CHECKS = tuple(
    sorted((*OF_AGREEMENTS, *OF_PAYMENTS, *OF_REPORTS), key=lambda each: each.code)
)

COMING: frozenset[str] = frozenset()
"""Findings that nothing looks for yet; the page of all checks says so."""
