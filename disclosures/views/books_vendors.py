"""Vendors of the books of which somebody has said who they are, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from disclosures.actions import books_vendors as actions
from disclosures.forms.reasons import ReasonForm
from disclosures.models import BooksVendor
from disclosures.views.periods import get_period
from organisations.permissions import for_roles
from ui import keyset
from workflow.moves import Refused

OFFICER = "disclosure_officer"


@require_safe
@login_required
@for_roles(OFFICER)
def decided(request: SignedInRequest, public_id: str) -> HttpResponse:
    """All of the company's, not of one year alone: a decision holds for every year."""
    period = get_period(request, public_id)
    page = keyset.page(
        BooksVendor.objects.for_actor(request.actor)
        .decided()
        .select_related("organisation"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "period": period,
        "vendors": page.rows,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/books/decided.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def reopen(request: SignedInRequest, public_id: str, vendor_id: str) -> HttpResponse:
    """With a reason; it then waits among those that nobody knows."""
    period = get_period(request, public_id)
    vendor = get_object_or_404(
        BooksVendor.objects.for_actor(request.actor).select_related("organisation"),
        public_id=vendor_id,
    )
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        help_text=_("Your colleagues read it in the history."),
    )
    if form.is_valid():
        try:
            actions.reopen_vendor(vendor, form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Taken back: %(name)s") % {"name": vendor.name})
            return redirect("disclosures:period-books-vendors", period.public_id)
    context = {
        "period": period,
        "vendor": vendor,
        "form": form,
        "history": timeline(vendor, viewer=request.actor),
    }
    return render(request, "disclosures/books/reopen.html", context)
