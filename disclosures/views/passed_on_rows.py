"""The rows of an agency's list: entered or brought by it, settled by the company."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from disclosures.actions import passed_on as actions
from disclosures.actions import receipts, settling
from disclosures.actions.entries import generic_regime
from disclosures.exports.passed_on import said_of
from disclosures.forms.comparisons import SayForm
from disclosures.forms.passed_on import RowPaymentForm
from disclosures.forms.reasons import ReasonForm
from disclosures.forms.receipts import PassedOnForm, ReadingForm, ReceiptFileForm
from disclosures.imports.listed_names import offered
from disclosures.imports.receipt_columns import of_list
from disclosures.lifecycle.passed_on import (
    REPORTING_ROLES,
    may_not_take_out,
    may_not_write,
)
from disclosures.models import Pair, PassOnList, Receipt
from disclosures.views.passed_on import get_list
from disclosures.views.receipt_files import (
    SHOWN,
    kept_file,
    tell_the_rest,
    the_file,
    what_it_says,
)
from disclosures.views.receipts import category_labels
from organisations.models import Organisation
from organisations.permissions import for_kind, for_roles, for_verified
from regimes.profile import categories
from workflow.moves import Refused


def _writable(request: SignedInRequest, public_id: str) -> PassOnList:
    """A list whose rows this person may change; a closed one sends them back."""
    passed_on = get_list(request, public_id)
    if may_not_write(passed_on, request.actor):
        raise PermissionDenied
    return passed_on


def _row(request: SignedInRequest, passed_on: PassOnList, row_id: str) -> Receipt:
    rows = Receipt.objects.of_list(passed_on).select_related("passed_on", "recipient")
    if request.actor.kind == Organisation.Kind.COMPANY:
        rows = rows.standing().filter(passed_on__state=PassOnList.State.HANDED_IN)
    return get_object_or_404(rows, public_id=row_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_verified
@for_roles(*REPORTING_ROLES)
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    passed_on = _writable(request, public_id)
    form = PassedOnForm(
        request.POST if request.method == "POST" else None,
        passed_on=passed_on,
        today=timezone.localdate(),
        categories=category_labels(),
        initial={"key": uuid.uuid4().hex},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            receipts.enter(
                form.facts(),
                by=request.actor,
                another=given["another"],
                key=given["key"],
                passed_on=passed_on,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is in the list."))
            return redirect(passed_on)
    context = {"list": passed_on, "form": form}
    return render(request, "disclosures/passed_on/create.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_verified
@for_roles(*REPORTING_ROLES)
def upload(request: SignedInRequest, public_id: str) -> HttpResponse:
    passed_on = _writable(request, public_id)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReceiptFileForm(*posted, of_list=True)
    if document := kept_file(request, form, _("A file of what was passed on")):
        return redirect("disclosures:passed-on-file", public_id, document.public_id)
    context = {"list": passed_on, "form": form}
    return render(request, "disclosures/passed_on/upload.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_verified
@for_roles(*REPORTING_ROLES)
def look(request: SignedInRequest, public_id: str, document_id: str) -> HttpResponse:
    """What the file says; storing its rows in the list is the next step."""
    passed_on = _writable(request, public_id)
    document = the_file(request, document_id)
    kind = of_list(passed_on, category_labels())
    found, wrong = what_it_says(request, document, kind)
    if request.method == "POST" and found.usable:
        try:
            count, left = receipts.bring(
                found.usable,
                by=request.actor,
                another="another" in request.POST,
                passed_on=passed_on,
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            stored = ngettext(
                "%(count)d row is stored.", "%(count)d rows are stored.", count
            )
            messages.success(request, stored % {"count": count})
            tell_the_rest(request, found, left)
        return redirect(passed_on)
    context = {
        "list": passed_on,
        "document": document,
        "found": found,
        "wrong": wrong,
        "form": ReadingForm(
            request.GET or None, found=found, header=found.header, columns=kind.columns
        ),
        "new": found.new[:SHOWN],
        "perhaps": found.perhaps[:SHOWN],
        "more": max(0, len(found.new) - SHOWN),
    }
    return render(request, "disclosures/passed_on/look.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_verified
@for_roles(*REPORTING_ROLES)
def detail(request: SignedInRequest, public_id: str, row_id: str) -> HttpResponse:
    """A row for its agency: what the company wrote about it, and the answer."""
    passed_on = get_list(request, public_id)
    row = _row(request, passed_on, row_id)
    form = SayForm(request.POST if request.method == "POST" else None)
    handed_in = passed_on.state == PassOnList.State.HANDED_IN
    if request.method == "POST" and not handed_in:
        messages.error(request, _("Hand the list in first; then both sides speak."))
        return redirect(passed_on)
    if form.is_valid():
        try:
            settling.say(
                passed_on.comparison,
                _about(row),
                form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
                corrected=form.cleaned_data["corrected"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is stored beside the row."))
            return redirect(passed_on)
    said = said_of(passed_on, [row]).get(row.pk)
    context = {
        "list": passed_on,
        "row": row,
        "said": said,
        "category": category_labels().get(row.category, row.category),
        "form": form if handed_in and not (said and said.settled_on) else None,
        "remove": ReasonForm(help_text=_("It stays in the history."))
        if not may_not_take_out(row, request.actor)
        else None,
        "history": timeline(row, viewer=request.actor),
    }
    return render(request, "disclosures/passed_on/row.html", context)


def _about(row: Receipt) -> Receipt | Pair:
    """What is said about a row in a pair is about the pair."""
    pair = Pair.objects.filter(rows__receipt=row, rows__live=True).first()
    return pair or row


@require_POST
@login_required
@for_verified
@for_roles(*REPORTING_ROLES)
def remove(request: SignedInRequest, public_id: str, row_id: str) -> HttpResponse:
    passed_on = get_list(request, public_id)
    row = _row(request, passed_on, row_id)
    form = ReasonForm(request.POST, help_text=_("It stays in the history."))
    if not form.is_valid():
        messages.error(request, _("Say why it is taken out."))
        return redirect("disclosures:passed-on-row", public_id, row_id)
    try:
        receipts.remove(row, form.cleaned_data["reason"], by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is taken out."))
    return redirect(passed_on)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles("disclosure_officer")
def settle(request: SignedInRequest, public_id: str, row_id: str) -> HttpResponse:
    """What only the agency has: `act` is "record" or "set_aside"."""
    passed_on = get_list(request, public_id)
    row = _row(request, passed_on, row_id)
    by = request.actor
    act = request.POST.get("act", "")
    make = RowPaymentForm(
        request.POST if act == "record" else None,
        row=row,
        offered=offered(row, by),
        among=Organisation.objects.for_actor(by).current(),
        categories=categories(generic_regime().profile),
    )
    aside = ReasonForm(
        request.POST if act == "set_aside" else None,
        help_text=_("The agency reads it."),
        auto_id="aside_%s",
    )
    try:
        if act == "record" and make.is_valid():
            made = actions.make_transfer(
                row,
                make.cleaned_data["recipient"],
                make.values(),
                by=by,
                today=timezone.now(),
                reason=make.cleaned_data["reason"],
            )
            messages.success(request, _("It is recorded as a payment."))
            return redirect(made)
        if act == "set_aside" and aside.is_valid():
            reason, today = aside.cleaned_data["reason"], timezone.localdate()
            actions.set_aside(row, reason, by=by, today=today)
            messages.success(request, _("It is set aside."))
            return redirect(passed_on.comparison)
    except Refused as refusal:
        (make if act == "record" else aside).add_error(None, refusal.reasons)
    context = {
        "list": passed_on,
        "row": row,
        "make": make,
        "aside": aside,
        "form": next((each for each in (make, aside) if each.errors), None),
    }
    return render(request, "disclosures/passed_on/settle.html", context)
