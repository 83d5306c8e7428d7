"""What changed since a recipient answered, so that it is asked again: before and after."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disclosures.models import Entry, Vat
from regimes.profile import categories
from ui.amounts import written
from ui.changes import Change


def differences(entry: Entry) -> list[Change]:
    """Of an entry whose answer lapsed, loaded with its transfer and period's regime.

    Nothing when the row belonged to somebody else then: what they answered is theirs.
    """
    about = entry.answered_about
    if not entry.lapsed_on or about.get("recipient") != entry.recipient_id:
        return []
    transfer = entry.transfer
    names = {c.code: c.label for c in categories(entry.period.regime.profile)}
    pairs = [
        (
            _("Amount"),
            _money(about.get("amount"), str(about.get("currency", ""))),
            _money(transfer.amount, transfer.currency),
        ),
        (_("VAT"), _vat(about.get("vat")), _vat(transfer.vat_treatment)),
        (_("Year"), str(about.get("year", "")), str(transfer.paid_year)),
        (
            _("Category"),
            names.get(str(about.get("category")), str(about.get("category", ""))),
            names.get(transfer.category, transfer.category),
        ),
        (_("Description"), str(about.get("description", "")), transfer.description),
    ]
    return [
        Change(label, before, after)
        for label, before, after in pairs
        if before != after
    ]


def _money(amount: Any, currency: str) -> str:
    return "" if amount is None else written(Decimal(str(amount)), currency)


def _vat(treatment: Any) -> str:
    return str(Vat(treatment).label) if treatment in Vat.values else ""
