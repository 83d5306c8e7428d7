"""What the page of one transfer tells, as rows of label and value."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.sums import parts
from organisations.standing import in_words
from ui.amounts import written
from ui.templatetags.ui import day


def facts(transfer: Any, category: str, viewer: Actor) -> list[dict[str, Any]]:
    """Label and value of everything that is known; what is not, is left out.

    What the recipient says is between it and the company: whoever got the help in the end
    reads it when it is published.
    """
    entry = getattr(transfer, "entry", None)
    sides = {transfer.disclosed_by_id, transfer.recipient_id}
    said = entry if viewer.organisation_id in sides else None
    sums = parts(transfer)
    paid = (
        day(transfer.paid_on)
        if transfer.paid_on
        else _("%(year)s (the day is not known)") % {"year": transfer.paid_year}
    )
    rows = [
        (_("Company"), transfer.disclosed_by),
        (_on_statement(viewer), _payer(transfer)),
        (_("Recipient"), transfer.recipient),
        (_("Recipient classified as"), in_words(transfer.recipient_class)),
        (_("Passed on to"), transfer.ultimate_recipient),
        (_("Paid"), paid),
        (_("Received"), day(transfer.received_on)),
        (_("Invoiced"), day(transfer.invoiced_on)),
        (_("Event or work"), day(transfer.activity_on)),
        (_("Counts on"), day(entry.recognised_on) if entry else ""),
        (_("Category"), category),
        (_("Form"), transfer.get_form_display()),
        (_("What it was for"), transfer.description or _("Not said")),
        (_("VAT"), transfer.get_vat_treatment_display()),
        (_("Without VAT"), sums.net),
        (_("VAT amount"), sums.vat),
        (_("With VAT"), sums.gross),
        (_("In the currency of the report"), _reckoned(entry)),
        (_("How the value was found"), _valued(transfer)),
        (_("The help, in words"), transfer.benefit),
        (_("For a stated purpose only"), _yes_or_no(transfer.restricted)),
        (_("Agreement"), _agreement(transfer)),
        (_("Reference of the company"), transfer.reference),
        (_("How it came here"), transfer.get_source_display()),
        (_("Stage"), entry.get_state_display() if entry else ""),
        (_("Answer of the recipient"), _answer(said)),
        (_("Better words that the recipient offers"), _offered(said)),
    ]
    told: list[dict[str, Any]] = [
        {"label": label, "value": value} for label, value in rows if value
    ]
    if transfer.agreement is not None and viewer.organisation_id in sides:
        told.append(
            {
                "label": _("Reference of the agreement"),
                "value": transfer.agreement.reference,
                "url": reverse(
                    "disclosures:agreement-money", args=[transfer.agreement.reference]
                ),
                "action": _("Open"),
            }
        )
    return told


def _on_statement(viewer: Actor) -> str:
    if viewer.kind == "company":
        return _("Paid by (the name on the recipient's bank statement)")
    return _("Paid by (the name on your bank statement)")


def _payer(transfer: Any) -> str:
    return transfer.intermediary or str(transfer.paid_by or transfer.disclosed_by)


def _valued(transfer: Any) -> str:
    if transfer.hours is None:
        return str(transfer.get_valuation_display())
    return _("%(hours)s hours at %(rate)s") % {
        "hours": number_format(transfer.hours.normalize(), use_l10n=True),
        "rate": written(transfer.hourly_rate, transfer.currency),
    }


def _yes_or_no(value: bool | None) -> str:  # noqa: FBT001  the field's own value
    return {None: "", True: _("Yes"), False: _("No")}[value]


def _agreement(transfer: Any) -> str:
    signed = transfer.agreement_signed_on
    if transfer.agreement_title and signed:
        return _("%(title)s, signed on %(day)s") % {
            "title": transfer.agreement_title,
            "day": day(signed),
        }
    return str(transfer.agreement_title)


def _reckoned(entry: Any) -> str:
    """The sum in the report's currency; how it was reckoned, where that isn't plain."""
    if entry is None or entry.report_amount is None or not entry.rate_on:
        return ""
    return _("%(sum)s at %(rate)s on %(day)s (%(source)s)") % {
        "sum": written(entry.report_amount, entry.report_currency),
        "rate": entry.rate,
        "day": day(entry.rate_on),
        "source": entry.rate_source,
    }


def _answer(entry: Any) -> str:
    if entry is None:
        return ""
    if entry.answered_on:
        return f"{entry.get_answer_display()}, {day(entry.answered_on)}"
    return str(entry.get_answer_display())


def _offered(entry: Any) -> str:
    return entry.suggested_description if entry else ""
