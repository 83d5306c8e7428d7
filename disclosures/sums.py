"""What follows from a sum and its VAT."""

from dataclasses import dataclass
from decimal import Decimal

from disclosures.models import Transfer, Vat
from ui.amounts import written


@dataclass(frozen=True)
class Parts:
    """A sum with and without VAT, written; empty where no VAT applies or none is known."""

    net: str
    vat: str
    gross: str


def parts(transfer: Transfer) -> Parts:
    """Net and gross follow from the amount, what it contains, and the VAT."""
    amount, vat = transfer.amount, transfer.vat_amount
    if amount is None or transfer.vat_treatment in {Vat.UNKNOWN, Vat.NOT_APPLICABLE}:
        return Parts("", "", "")
    signed = None if vat is None else vat.copy_sign(amount)
    if transfer.vat_treatment == Vat.INCLUDED:
        net = None if signed is None else amount - signed
        return _parts(net, signed, amount, transfer.currency)
    gross = None if signed is None else amount + signed
    return _parts(amount, signed, gross, transfer.currency)


def _parts(
    net: Decimal | None, vat: Decimal | None, gross: Decimal | None, currency: str
) -> Parts:
    net_text, vat_text, gross_text = (
        "" if each is None else written(each, currency) for each in (net, vat, gross)
    )
    return Parts(net_text, vat_text, gross_text)
