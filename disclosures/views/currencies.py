"""The currencies of a company's year: rates in use, what is missing, the one sum."""

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import currencies
from disclosures.actions import currencies as actions
from disclosures.forms.currencies import CurrencyForm, RateForm
from disclosures.models import Period
from disclosures.views.periods import get_period, period_tabs
from organisations.permissions import for_kind, for_roles
from ui.currencies import is_currency
from ui.dates import written_day
from workflow.moves import Refused


def _page(period: Period) -> str:
    return reverse("disclosures:period-currencies", args=[period.public_id])


@require_safe
@login_required
@for_kind("company")
def index(request: SignedInRequest, public_id: str) -> HttpResponse:
    period = get_period(request, public_id)
    parts = currencies.used(period)
    missing, rates = currencies.missing(period), currencies.in_use(period)
    context = {
        "subnavigation": period_tabs(period, "currencies"),
        "period": period,
        "parts": parts,
        "total": currencies.total(period, parts),
        "earlier": sum(part.earlier for part in parts),
        "missing": missing[: currencies.SHOWN],
        "more_missing": len(missing) > currencies.SHOWN,
        "rates": rates[: currencies.SHOWN],
        "more_rates": len(rates) > currencies.SHOWN,
        "shown": currencies.SHOWN,
        "officer": request.actor.has("disclosure_officer"),
    }
    return render(request, "disclosures/periods/currencies.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def choose(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Chosen again, everything is reckoned with the rates that there are now."""
    period = get_period(request, public_id)
    form = CurrencyForm(
        request.POST if request.method == "POST" else None,
        ruled=period.regime.profile.get("currency", ""),
        initial={"currency": period.report_currency},
    )
    if form.is_valid():
        try:
            changed = actions.choose(
                period, form.cleaned_data["currency"], by=request.actor
            )
        except Refused as refusal:
            form.add_error("currency", refusal.reasons)
        else:
            messages.success(request, _reckoned(changed))
            return redirect(_page(period))
    context = {
        "period": period,
        "form": form,
        "title": _("Currency of the report"),
        "back": _page(period),
    }
    return render(request, "disclosures/periods/currency_form.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("disclosure_officer")
def rate(request: SignedInRequest, public_id: str, currency: str) -> HttpResponse:
    """A rate that no file has; the address says of which currency and day."""
    period = get_period(request, public_id)
    day = _asked(request, currency)
    form = RateForm(
        request.POST if request.method == "POST" else None,
        currency=currency,
        target=period.report_currency or _("of the report's currency"),
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            changed = actions.give_rate(
                period,
                currency,
                day,
                rate=given["rate"],
                rate_on=given["rate_on"],
                source=given["source"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _reckoned(changed))
            return redirect(_page(period))
    context = {
        "period": period,
        "form": form,
        "title": _("Rate of %(currency)s") % {"currency": currency},
        "concerns": _("For payments of %(day)s") % {"day": written_day(day)}
        if day
        else _("For payments of which only the year is known"),
        "back": _page(period),
    }
    return render(request, "disclosures/periods/currency_form.html", context)


def _asked(request: SignedInRequest, currency: str) -> datetime.date | None:
    text = request.GET.get("on", "")
    if not is_currency(currency):
        raise Http404
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404 from error


def _reckoned(changed: int) -> str:
    if not changed:
        return _("No sum is another than before.")
    return ngettext(
        "%(count)d payment has another sum in the currency of the report now.",
        "%(count)d payments have other sums in the currency of the report now.",
        changed,
    ) % {"count": changed}
