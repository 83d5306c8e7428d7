"""The checks of a report: which rows each one finds, and how to mend them."""

from disclosures.findings.rules import (
    agreements,
    alike,
    amounts,
    check,
    completeness,
    descriptions,
    limits,
    payments,
    people,
    plausible,
    required,
    wording,
)
from disclosures.findings.rules.rule import Rule, included

__all__ = ["RULES", "Rule", "included"]

RULES = tuple(
    sorted(
        (
            *payments.RULES,
            *amounts.RULES,
            *alike.RULES,
            *agreements.RULES,
            *check.RULES,
            *descriptions.RULES,
            *wording.RULES,
            *people.RULES,
            *completeness.RULES,
            *limits.RULES,
            *plausible.RULES,
            *required.RULES,
        ),
        key=lambda rule: not rule.blocks,  # what blocks comes first
    )
)
