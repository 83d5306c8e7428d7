"""What an update from a file would change in a stored payment, for a person to read."""

import datetime
from decimal import Decimal
from typing import Any

from disclosures.imports.fields import OTHER_DAYS, Field, said
from disclosures.models import ImportRow, Transfer, Vat
from tables.mapping import Mapping

UNSAID = {"vat_treatment": Vat.UNKNOWN}
TEXTS = {
    "agreement_title": "agreement",
}


def differences(
    row: ImportRow, transfer: Transfer, recipient: str, mapping: Mapping
) -> list[tuple[str, str, str]]:
    """Label, before and after of each value that would change; an empty cell changes nothing."""
    changed = []
    if transfer.recipient.legal_name != recipient:
        changed.append((_label("recipient"), transfer.recipient.legal_name, recipient))
    for field in said(mapping):
        new = _new(row, field)
        old = getattr(transfer, field.column)
        if new in (None, "", UNSAID.get(field.column)) and field.column != "amount":
            continue
        if new != old:
            changed.append((_label(field.column), _shown(old), _shown(new)))
    return changed


DAYS = {"published_elsewhere_on", *OTHER_DAYS}


def _new(row: ImportRow, field: Field) -> Any:
    if hasattr(row, field.column):
        return getattr(row, field.column)
    text = row.texts.get(TEXTS.get(field.column, field.column), "")
    if not text:
        return None
    if field.column == "vat_amount":
        return Decimal(text)
    if field.column in DAYS:
        return datetime.date.fromisoformat(text)
    if field.column == "restricted":
        return text == "true"
    return text


def _label(column: str) -> str:
    name = str(getattr(Transfer._meta.get_field(column), "verbose_name", column))
    return name[:1].upper() + name[1:]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
