"""A report on its way: drafted, certified by one, approved by another, taken back."""

from disclosures.actions.reports.approvers import (
    ask_countersign,
    colleagues,
    invite_approver,
)
from disclosures.actions.reports.drafts import start, write
from disclosures.actions.reports.insisting import insist, mend_instead
from disclosures.actions.reports.standing import approve, certify, take_back

__all__ = [
    "approve",
    "ask_countersign",
    "certify",
    "colleagues",
    "insist",
    "invite_approver",
    "mend_instead",
    "start",
    "take_back",
    "write",
]
