"""How long what was published stays: what is past its time, and taking it off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import retention as actions
from disclosures.forms.retention import WithdrawForm
from disclosures.models import Entry, Line, Period
from disclosures.retention import free_since, kept, public_lines
from organisations.permissions import for_kind, for_roles, fresh
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest) -> HttpResponse:
    """Each year: until when its entries and its records are kept."""
    page = keyset.page(
        Period.objects.for_actor(request.actor).select_related("regime"),
        order=("-starts_on", "-id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "kept": kept(page.rows, timezone.localdate()),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/retention/list.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
@fresh
def entries(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The public entries of a year, the first published first; some are taken off."""
    period = get_object_or_404(
        Period.objects.for_actor(request.actor).select_related("regime"),
        public_id=public_id,
    )
    own = Entry.objects.filter(period=period)
    found = public_lines(request.actor).filter(entry_id__in=own.values("pk"))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = list(found.filter(public_id__in=request.POST.getlist("line")))
        try:
            count = actions.withdraw(
                chosen,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            said = ngettext(
                "%(count)d entry is taken off the register.",
                "%(count)d entries are taken off the register.",
                count,
            )
            messages.success(request, said % {"count": count})
            return redirect("disclosures:retention")
    page = keyset.page(
        found.select_related("register"),
        order=("first_published_on", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "period": period,
        "form": form,
        "rows": [_row(line, period) for line in page.rows],
        "chosen": request.POST.getlist("line"),
        "today": timezone.localdate(),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "disclosures/retention/entries.html", context)


def _row(line: Line, period: Period) -> dict[str, Any]:
    free = free_since(line, period)
    return {
        "line": line,
        "shown": line.register,
        "free_since": free,
        "past": free <= timezone.localdate(),
    }
