"""What a check is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Check:
    """One check, and what holds to it.

    `what` is asked; `why` and `mend` stand here where no rule tells them. `gate`: a rule
    of `partnerships/gates` or of closing with the same code. `findings` are codes of
    findings of a report, `constraints` names in the database, `steps` functions of ours.
    `shown_by` is the test that shows it, as pytest calls it.
    """

    code: str
    what: Any
    shown_by: str
    why: Any = ""
    mend: Any = ""
    gate: bool = False
    findings: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
