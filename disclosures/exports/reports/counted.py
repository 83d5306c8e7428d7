"""Entries as the rules of a country count them: with or without VAT, above a limit."""

from decimal import Decimal
from typing import Any

from disclosures.exports.reports.made import Line, parted
from disclosures.models import Vat
from regimes.counting import counted, listed


def asked_sum(profile: dict[str, Any], line: Line) -> Decimal | None:
    """The sum that the rules ask for; None where it can't be told from what is published."""
    if line["amount"] is None:
        return None
    amount, vat = Decimal(line["amount"]), line.get("vat") or {}
    tax = None if vat.get("amount") is None else Decimal(vat["amount"])
    tax = None if tax is None else tax.copy_sign(amount)
    net: Decimal | None = None
    gross: Decimal | None = None
    if vat.get("treatment") == Vat.NOT_APPLICABLE:
        net = gross = amount
    elif vat.get("treatment") == Vat.INCLUDED:
        net, gross = None if tax is None else amount - tax, amount
    elif vat.get("treatment") == Vat.EXCLUDED:
        net, gross = amount, None if tax is None else amount + tax
    return counted(profile, line["category"]["code"], net=net, gross=gross)


def above_limit(
    profile: dict[str, Any], lines: list[Line]
) -> tuple[list[Line], list[Line]]:
    """Entries that the rules want reported, and those below their limit.

    Where the sum that the rules ask for is not known, the published one stands for it;
    an entry without any is reported, because nobody can say that it is below.
    """
    of: dict[str, list[Line]] = {}
    for line in lines:
        of.setdefault(line["recipient"]["public_id"], []).append(line)
    reported, below = [], []  # type: list[Line], list[Line]
    for own in of.values():
        valued, valueless = parted(own, lambda line: line["amount"] is not None)
        amounts = [
            Decimal(line["amount"])
            if (asked := asked_sum(profile, line)) is None
            else asked
            for line in valued
        ]
        reported += valueless
        for line, is_listed in zip(valued, listed(profile, amounts), strict=True):
            (reported if is_listed else below).append(line)
    return reported, below
