"""The money of an agreement, for all its parties, each as far as it sees the payments."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures import agreement_money
from disclosures.lifecycle.recording import may_not_record
from disclosures.models import Transfer
from organisations.permissions import for_kind
from partnerships.lifecycle.unspent import AT_THE_END
from partnerships.models import Agreement, InKindItem, LegalHelp
from ui import keyset
from ui.amounts import written


@require_safe
@login_required
@for_kind("company", "patients", "other")
def money(request: SignedInRequest, reference: str) -> HttpResponse:
    visible = Agreement.objects.for_actor(request.actor)
    agreement: Any = get_object_or_404(
        agreement_money.with_money(visible, request.actor), reference=reference
    )
    version = agreement.agreed or agreement.current
    rows = Transfer.objects.for_actor(request.actor).filter(agreement=agreement)
    paid = agreement_money.paid(
        rows, agreement, version.vat_treatment if version else ""
    )
    page = keyset.page(
        rows.select_related("disclosed_by", "entry"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    others = request.actor.kind == "company" and agreement.others_pay
    whole = not (agreement.prepared or others)
    may_record = not may_not_record(request.actor)
    context = {
        "agreement": agreement,
        "partnership": agreement.partnership,
        "tab": "money",
        "facts": _facts(agreement, version),
        "paid": paid,
        "left": _left(version, paid) if whole else "",
        "others": others,
        "findings": agreement_money.findings(agreement, version, paid),
        "instalments": agreement_money.instalments(
            agreement, paid, timezone.localdate(), whole=whole
        ),
        "in_kind": InKindItem.objects.filter(version=version).order_by("position"),
        "currency": version.currency if version else "",
        "legal_help": _legal_help(agreement, may_record=may_record),
        "transfers": page.rows,
        "record": _record(agreement.recipient_id_told, agreement.reference)
        if may_record and agreement.recipient_id_told
        else "",
        "at_the_end": agreement.state in AT_THE_END,
        "unspent": getattr(agreement, "unspent", None),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/agreements/money.html", context)


def _facts(agreement: Agreement, version: Any) -> list[dict[str, Any]]:
    amount = version.amount if version else None
    rows = [
        (
            _("Agreed amount"),
            written(amount, version.currency) if amount is not None else _("None"),
        ),
        (_("VAT"), version.get_vat_treatment_display() if version else ""),
        (_("When it is paid"), version.payment_terms if version else ""),
        (_("Stage of the agreement"), agreement.get_state_display()),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _left(version: Any, paid: agreement_money.Paid) -> str:
    """What is still to be paid of the agreed amount; empty when nothing is."""
    if version is None or version.amount is None or not version.currency:
        return ""
    left = version.amount - paid.comparable(version.currency)
    return written(left, version.currency) if left > 0 else ""


def _legal_help(agreement: Agreement, *, may_record: bool) -> list[dict[str, Any]]:
    """Help that a company paid for is help of its own, to be recorded and published."""
    rows = LegalHelp.objects.filter(agreement=agreement, amount__isnull=False)
    return [
        {
            "words": each.answer or each.get_offer_display(),
            "worth": written(each.amount or 0, each.currency),
            "record": _record(
                each.asked_by.public_id,
                agreement.reference,
                amount=f"{each.amount:.2f}",
                currency=each.currency,
            )
            if may_record
            else "",
        }
        for each in rows.select_related("asked_by").order_by("pk")
    ]


def _record(recipient: str, reference: str, **more: str) -> str:
    asked = urlencode({"recipient": recipient, "agreement": reference, **more})
    return f"{reverse('disclosures:transfer-create')}?{asked}"
