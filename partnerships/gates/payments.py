"""What the ledger asks about a payment under an agreement, for its own findings."""

import datetime

from django.utils.translation import gettext as _

from partnerships.models import Agreement
from ui.dates import written_day


def before_signature(agreement: Agreement, paid_on: datetime.date) -> str:
    """The finding when money moved before all had signed (VR-03); else nothing."""
    signed = agreement.signed_on
    if signed is None:
        return _("Paid on %(paid)s; the agreement %(reference)s is not signed.") % {
            "paid": written_day(paid_on),
            "reference": agreement.reference,
        }
    if paid_on < signed:
        return _(
            "Paid on %(paid)s, before the agreement %(reference)s was signed on"
            " %(signed)s."
        ) % {
            "paid": written_day(paid_on),
            "signed": written_day(signed),
            "reference": agreement.reference,
        }
    return ""


def began_before_signature(agreement: Agreement) -> str:
    """The finding when the agreed first day was before the last signature (VR-03)."""
    signed, agreed = agreement.signed_on, agreement.agreed
    if signed is None or agreed is None or agreed.starts_on is None:
        return ""
    if agreed.starts_on >= signed:
        return ""
    return _(
        "It was to begin on %(start)s; the last party signed on %(signed)s, after that."
    ) % {"start": written_day(agreed.starts_on), "signed": written_day(signed)}
