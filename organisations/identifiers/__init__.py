"""Numbers in registers: how they are written, and their check digits where they have some.

The registers' codes are those of org-id.guide, for example GB-CHC for the Charity
Commission for England and Wales.
"""

from organisations.identifiers.numbers import (
    kept,
    parted,
    problem,
    scheme_kept,
    shown,
    standing,
    tidied,
)

__all__ = [
    "kept",
    "parted",
    "problem",
    "scheme_kept",
    "shown",
    "standing",
    "tidied",
]
