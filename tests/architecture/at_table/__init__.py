"""What stands behind the addresses of partnerships: one module for each noun.

Each has `make(table, persons)`, which gives what addresses take and what forms name.
"""

from typing import Any

from tests.architecture.at_table import (
    agreements,
    applications,
    budgets,
    dialogue,
    learning,
    life,
    partnerships,
    public,
    signing,
)
from tests.partnerships.table import laid

NOUNS = (
    partnerships,
    dialogue,
    applications,
    agreements,
    learning,
    signing,
    life,
    public,
    budgets,
)
Taken = dict[str, dict[str, Any]]


def make(company: Any, patients: Any, persons: Any) -> tuple[Taken, Taken]:
    """Arguments by beginning of an address, and what is posted, of all nouns."""
    table = laid(company, patients)
    arguments: Taken = {}
    posted: Taken = {}
    for noun in NOUNS:
        taken, named = noun.make(table, persons)
        arguments |= taken
        posted |= named
    return arguments, posted
