"""The checks of a report: which rows each one finds, and how to mend them."""

from disclosures.findings.rules import check, completeness, descriptions, payments
from disclosures.findings.rules.rule import Rule, included

__all__ = ["RULES", "Rule", "included"]

RULES = tuple(
    sorted(
        (*payments.RULES, *check.RULES, *descriptions.RULES, *completeness.RULES),
        key=lambda rule: not rule.blocks,  # what blocks comes first
    )
)
