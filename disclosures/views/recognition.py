"""Which day of a payment counts under one set of rules: the decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures.actions import recognition as actions
from disclosures.forms.recognition import RecognitionForm
from disclosures.recognition import by_rules
from organisations.permissions import for_roles
from workflow.moves import Refused

OFFICER = "disclosure_officer"


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def decide(request: SignedInRequest, code: str) -> HttpResponse:
    company, today = request.seat.organisation, timezone.localdate()
    found = by_rules(company, today=today)
    counting = next((each for each in found if each.regime.code == code), None)
    if counting is None:
        raise Http404
    form = RecognitionForm(
        request.POST or None,
        initial={"counts_on": counting.day, "from_year": today.year},
    )
    if request.method == "POST" and form.is_valid():
        try:
            decided = actions.decide(
                company,
                code,
                form.day(),
                from_year=form.cleaned_data["from_year"],
                reason=form.cleaned_data["reason"],
                by=request.actor,
                today=today,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, " ".join(decided.sentences()))
            return redirect("disclosures:rules-choices")
    return render(
        request,
        "disclosures/choices/day.html",
        {"counting": counting, "form": form},
        status=400 if form.is_bound else 200,
    )
