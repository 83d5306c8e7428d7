"""What a file is once it is made: its bytes, and what is not in it, in sentences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ui.amounts import written

Sums = dict[str, Decimal]
Line = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """`sums`: the published amounts of the entries in it, by currency, as published.

    `left_out` says which entries are not in it and why, `lacks` what the rules ask for
    and the register doesn't have.
    """

    data: bytes
    entries: int
    sums: Sums = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)


def parted(
    lines: Iterable[Line], test: Callable[[Line], bool]
) -> tuple[list[Line], list[Line]]:
    """Those that pass, and the others."""
    passed, others = [], []  # type: list[Line], list[Line]
    for line in lines:
        (passed if test(line) else others).append(line)
    return passed, others


def sums(lines: Iterable[Line]) -> Sums:
    """By currency; an entry without an amount adds nothing."""
    found: Sums = {}
    for line in lines:
        amount = Decimal(line["amount"] or 0)
        found[line["currency"]] = found.get(line["currency"], Decimal(0)) + amount
    return dict(sorted(found.items()))


def written_sums(of: Sums) -> str:
    """ "€20.00; £1,000.00"."""
    return "; ".join(written(amount, currency) for currency, amount in of.items())


def out(why: str, lines: list[Line]) -> list[str]:
    """A sentence about entries that are not in a file; none where there are none."""
    if not lines:
        return []
    number = ngettext("%(n)s entry", "%(n)s entries", len(lines)) % {"n": len(lines)}
    return [
        _("%(why)s: %(number)s, %(sums)s.")
        % {"why": why, "number": number, "sums": written_sums(sums(lines))}
    ]
