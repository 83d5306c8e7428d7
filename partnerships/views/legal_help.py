"""Legal help: asking, answering, going on."""

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.models import CompanyProfile
from organisations.permissions import for_kind, for_roles
from partnerships.actions import legal_help as actions
from partnerships.forms.legal_help import AskForm, OfferForm
from partnerships.lifecycle.legal_help import may_not_answer, may_not_ask, may_not_end
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import LegalHelp
from partnerships.standing import Standing
from partnerships.views.agreements import find, frame
from partnerships.views.partnerships import ANYBODY
from workflow.moves import Refused


def _open(stands: Standing) -> LegalHelp | None:
    return actions.now(stands.agreement)


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was asked, what was offered, and how long it took against the promise."""
    stands = find(request, reference)
    today = timezone.localdate()
    asked = list(
        LegalHelp.objects.filter(agreement=stands.agreement)
        .select_related("asked_by")
        .order_by("-pk")
    )
    open_help = next((each for each in asked if each.ended_on is None), None)
    companies = [
        party.organisation_id for party in stands.parties if party.side == "company"
    ]
    context = {
        **frame(stands, "questions"),
        "asked": [(each, _late(each, today)) for each in asked],
        "may_ask": not may_not_ask(
            stands.agreement, request.actor, open_help=open_help
        ),
        "may_answer": open_help and not may_not_answer(open_help, request.actor),
        "may_end": open_help and not may_not_end(open_help, request.actor),
        "published": list(
            CompanyProfile.objects.filter(organisation__in=companies)
            .exclude(legal_help="")
            .select_related("organisation")
        ),
    }
    return render(request, "partnerships/legal_help/list.html", context)


def _late(help_: LegalHelp, today: datetime.date) -> int:
    """Days over the promise, of an answer or of the wait for it."""
    last = help_.answered_on or help_.ended_on or today
    return max(0, (last - help_.promised_on).days)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*WRITERS)
@for_kind("patients", "other")
def ask(request: SignedInRequest, reference: str) -> HttpResponse:
    stands = find(request, reference)
    reasons = may_not_ask(stands.agreement, request.actor, open_help=_open(stands))
    if reasons:
        messages.error(request, str(Refused(reasons)))
        return redirect("partnerships:legal-help", reference)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                stands.agreement,
                words=form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("The company is asked. Your clock stands still from now on.")
            )
            return redirect("partnerships:legal-help", reference)
    context = {
        **frame(stands, "questions"),
        "form": form,
        "days": actions.promised_days(stands.agreement),
    }
    return render(request, "partnerships/legal_help/ask.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*COMPANY_WRITERS)
@for_kind("company")
def answer(request: SignedInRequest, reference: str) -> HttpResponse:
    stands = find(request, reference)
    open_help = _open(stands)
    if open_help is None or may_not_answer(open_help, request.actor):
        messages.error(request, _("There is no question to answer."))
        return redirect("partnerships:legal-help", reference)
    form = OfferForm(
        request.POST or None,
        initial={"currency": stands.agreement.on_the_table.currency},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(
                open_help,
                actions.Offer(**form.facts()),
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The organisation reads what you offer."))
            return redirect("partnerships:legal-help", reference)
    context = {**frame(stands, "questions"), "form": form, "help": open_help}
    return render(request, "partnerships/legal_help/answer.html", context)


@require_POST
@login_required
@for_roles(*WRITERS)
@for_kind("patients", "other")
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    stands = find(request, reference)
    open_help = _open(stands)
    try:
        if open_help is None:
            raise Refused([_("This is over already.")])
        actions.end(open_help, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You go on. Your clock runs again."))
    return redirect("partnerships:legal-help", reference)
